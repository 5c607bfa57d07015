import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/lib/analysis/sentence.ts';
import { newDraw, setDepth, setHyperparameter, setView } from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { fromLink, toLink } from '../../src/lib/experiment/link.ts';
import { NotYet } from '../../src/lessons/notYet.ts';
import type { Lesson, PlaygroundStep, Watch } from '../../src/lessons/lesson.ts';
import { afterRun, evaluation, midway } from './watches.ts';

export type Make = (experiment: Experiment) => Watch;
/** Of one step: what is done and said, and what is not done. */
export type Cases = { done: [Make, RegExp][]; open: [string, Make][] };

export const ended =
	(...last: [training: number, validation?: number, accuracy?: [number, number]][]) =>
	(experiment: Experiment, changes: Partial<Watch> = {}) =>
		afterRun(
			experiment,
			last.map((values) => evaluation(0, ...values)),
			changes
		);

/** The turn at step 50: validation loss is lowest there, and 1.5 times as high at the end. */
export const turning = (experiment: Experiment, changes: Partial<Watch> = {}) =>
	afterRun(experiment, [evaluation(0, 0.01, 0.6, [1, 0.85])], {
		histories: [
			[
				evaluation(0, 0.7, 0.7, [0.5, 0.5]),
				evaluation(50, 0.3, 0.4, [0.9, 0.9]),
				evaluation(experiment.stopAt, 0.01, 0.6, [1, 0.85])
			]
		],
		...changes
	});

export const runs = (
	make: (experiment: Experiment, changes?: Partial<Watch>) => Watch,
	said: RegExp
): Cases => ({
	done: [
		[make, said],
		[(it) => make(setView(it, { speed: 'full' })), said]
	],
	open: [
		['paused on the way', (it) => make(it, { hasEnded: false, step: it.stopAt - 1 })],
		['with a change on the way', (it) => make(it, { changes: [midway] })],
		['to an earlier end', (it) => make(it, { step: 10 })],
		['of other points', (it) => make(it, { experiment: newDraw(it) })],
		['of a deeper network', (it) => make(it, { experiment: setDepth(it, 0, 5) })],
		[
			'with another learning rate',
			(it) => make(it, { experiment: setHyperparameter(it, 'learningRate', 0.1, 0) })
		]
	]
});

/** Whether a check found the task done. */
export const isDone = (outcome: unknown) => outcome !== null && !(outcome instanceof NotYet);

/** Tests every step of a lesson in the playground with its cases. */
export function describeSteps(lesson: Lesson, steps: Record<string, Cases>) {
	const playgroundSteps = lesson.steps.filter((step) => 'experiment' in step);
	describe(lesson.title, () => {
		it('has cases for each of its steps in the playground', () => {
			expect(Object.keys(steps)).toEqual(playgroundSteps.map(({ id }) => id));
		});

		const pairs = Object.entries(steps).map(
			([id, its]) => [id, playgroundSteps.find((step) => step.id === id)!, its] as const
		);

		it.each(pairs)('%s is done by doing it, and says so', (_, step: PlaygroundStep, { done }) => {
			// As the page has it, which opens a link.
			const { experiment } = fromLink(toLink(step.experiment));
			for (const [make, said] of done) {
				const facts = step.check(make(experiment));
				expect(isDone(facts)).toBe(true);
				expect(plainText(step.seen(JSON.parse(JSON.stringify(facts))))).toMatch(said);
				const choice = step.prediction?.answer(facts) ?? 0;
				expect(step.prediction?.choices[choice] ?? '').toBeTypeOf('string');
			}
		});

		it.each(pairs)('%s is not done otherwise', (_, step: PlaygroundStep, { open }) => {
			const passing = open.filter(([, make]) => isDone(step.check(make(step.experiment))));
			expect(passing.map(([what]) => what)).toEqual([]);
		});
	});
}
