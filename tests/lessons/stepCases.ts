import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/lib/analysis/sentence.ts';
import { newDraw, setDepth, setHyperparameter, setView } from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { toLink } from '../../src/lib/experiment/link/link.ts';
import { fromLink } from '../../src/lib/experiment/link/readLink.ts';
import { NotYet } from '../../src/lessons/notYet.ts';
import type { Lesson, PlaygroundStep, Watch } from '../../src/lessons/lesson.ts';
import { afterRun, evaluation, midway } from './watches.ts';

export type Make = (experiment: Experiment) => Watch;
/** Of one step: what is done and said, and what is not done and why. */
export type Cases = { done: [Make, RegExp][]; open: [string, Make, RegExp?][] };
export type AnsweredCases = { done: [Make, RegExp][]; open: [string, Make, RegExp][] };

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
): AnsweredCases => ({
	done: [
		[make, said],
		[(it) => make(setView(it, { speed: 'full' })), said]
	],
	open: [
		[
			'paused on the way',
			(it) => make(it, { hasEnded: false, step: it.stopAt - 1 }),
			/stands at step [\d,]*99, and its end is step [\d,]+00\./
		],
		[
			'with a change on the way',
			(it) => make(it, { changes: [midway] }),
			/changed on the way \(learning rate 0\.01 → 0\.1, at step 3\)\. Press “Reset”/
		],
		[
			'to an earlier end',
			(it) => make(it, { step: 10 }),
			/was to end at step 10, and the task needs [\d,]+00 steps/
		],
		[
			'of other points',
			(it) => make(it, { experiment: newDraw(it) }),
			/no longer the one of this task \(.+\)\. Press “Set up again”/
		],
		[
			'of a deeper network',
			(it) => make(it, { experiment: setDepth(it, 0, 5) }),
			/no longer the one of this task \(depth of A \d → 5.*\)/
		],
		[
			'with another learning rate',
			(it) => make(it, { experiment: setHyperparameter(it, 'learningRate', 0.1, 0) }),
			/no longer the one of this task \(learning rate of A .+ → 0\.1\)/
		]
	]
});

/** Letters for which the page keeps room. */
export const longestSentence = 175;

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

		it.each(pairs)(
			'%s is not done otherwise, and says why',
			(_, step: PlaygroundStep, { open }) => {
				for (const [what, make, why] of open) {
					const outcome = step.check(make(step.experiment));
					expect(isDone(outcome), what).toBe(false);
					if (why === undefined || !(outcome instanceof NotYet)) continue;
					expect(outcome.why, what).toMatch(why);
					expect(outcome.why.length, outcome.why).toBeLessThanOrEqual(longestSentence);
				}
			}
		);
	});
}
