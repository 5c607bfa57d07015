import { error } from '@sveltejs/kit';
import { claimNamed } from '$lib/claims/index.ts';
import { lessonNamed, lessonNames } from '../../../../lessons/index.ts';
import { renderProse, renderSteps } from '../../rendered.server.ts';

export const entries = () => lessonNames.map((name) => ({ name }));

export async function load({ params: { name } }) {
	const lesson = await lessonNamed(name);
	if (lesson === null) error(404, 'There is no such lesson.');
	const { title, summary, minutes, steps, sources, teacher } = lesson;
	const rendered = renderSteps(lesson);
	return {
		name,
		title,
		summary,
		minutes,
		sources,
		misconception: renderProse(teacher.misconception),
		expected: teacher.expected.map(renderProse),
		question: renderProse(teacher.question),
		steps: steps.map(({ title, prediction }, at) => ({
			title,
			task: rendered[at].task,
			guess: prediction?.question ?? null,
			answer: renderProse(teacher.answers[at])
		})),
		claims: lesson.claims
			.map(claimNamed)
			.flatMap(({ title, criteria }) =>
				criteria.map(({ sentence, expectedShare }) => ({ title, sentence, expectedShare }))
			)
	};
}
