/**
 * A task set by a teacher: what a link says beside the experiment. It never changes a number.
 */
export const controlGroups = [
	'data',
	'networks',
	'width',
	'depth',
	'squares',
	'details',
	'run',
	'hyperparameters',
	'chart',
	'runs'
] as const;

/** Controls that show together. Train, Step and Reset always do. */
export type ControlGroup = (typeof controlGroups)[number];

export interface Assignment {
	/** Of the page; empty for none. */
	title: string;
	/** Takes the place of the page's own question; empty for that one. */
	question: string;
	/** The controls at hand, in the order of `controlGroups`; null for all. The rest waits behind
	 * "Show all controls". */
	shown: readonly ControlGroup[] | null;
	/** Whether what the page says about the run waits until the reader asks for it. */
	hidesVerdict: boolean;
	/** Name of the claim whose networks each student trains with a seed of their own; null for none. */
	claim: string | null;
}

export const noAssignment: Assignment = {
	title: '',
	question: '',
	shown: null,
	hidesVerdict: false,
	claim: null
};

/** Most characters of each text. */
export const longestTitle = 80;
export const longestQuestion = 300;

/** One line of text without control characters, at most `longest` characters long. */
export function oneLine(text: string, longest: number): string {
	const line = text
		.toWellFormed()
		.replace(/[\s\p{C}]+/gu, ' ')
		.trim();
	return Array.from(line).slice(0, longest).join('').trim();
}

/** As it may stand in a link. */
export function settleAssignment(assignment: Assignment): Assignment {
	const { shown } = assignment;
	return {
		...assignment,
		title: oneLine(assignment.title, longestTitle),
		question: oneLine(assignment.question, longestQuestion),
		shown: shown && controlGroups.filter((group) => shown.includes(group))
	};
}
