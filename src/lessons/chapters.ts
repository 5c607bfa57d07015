/** The chapters, each by the lesson that it begins with: a new lesson belongs to the one before it. */
import { lessonNames } from './index.ts';

const beginnings = [
	{ title: 'What a parameter is', first: 'what-is-a-parameter' },
	{ title: 'Too few, too many', first: 'too-few' },
	{ title: 'The shape of a network', first: 'depth' },
	{ title: 'Against overfitting', first: 'more-data' },
	{ title: 'More parameters than points', first: 'memorising-noise' },
	{ title: 'Towards 175 billion', first: 'scaling-laws' },
	{ title: 'After training', first: 'how-many-can-go' },
	{ title: 'What a layer can do', first: 'same-count-other-layers' },
	{ title: 'Your own questions', first: 'the-right-question' }
];

export interface Chapter {
	title: string;
	/** Names of its lessons, in order. */
	lessons: readonly string[];
}

export const chapters: readonly Chapter[] = beginnings.map(({ title, first }, at) => {
	const next = beginnings.at(at + 1)?.first;
	const end = next === undefined ? lessonNames.length : lessonNames.indexOf(next);
	return { title, lessons: lessonNames.slice(lessonNames.indexOf(first), end) };
});
