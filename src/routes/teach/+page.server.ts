import { answers } from '$lib/claims/questions/answers.ts';
import { questions } from '$lib/claims/questions/questions.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import { lessonNamed } from '../../lessons/index.ts';
import { period } from './period.server.ts';

export async function load() {
	const answered = questions.map(async ({ id, text, choices }, at) => {
		const { right, misconception, why, measured, lesson } = answers[at];
		const { title } = (await lessonNamed(lesson))!;
		return {
			id,
			text,
			right: `${right}) ${choices[right]}`,
			misconception,
			why,
			measured: measured.map(({ criterion }) => `${criterion.sentence} ${drawsOf(criterion)}.`),
			lesson: { name: lesson, title }
		};
	});
	return { period, questions: await Promise.all(answered) };
}
