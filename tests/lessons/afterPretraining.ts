/** Runs that go on from a pretrained network, as lessons see them. */
import { NotYet } from '../../src/lessons/notYet.ts';
import type { Lesson, PlaygroundStep, Watch } from '../../src/lessons/lesson.ts';
import { plainText } from '../../src/lib/analysis/sentence.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { pretrainedSteps } from '../../src/lib/experiment/pretrained/startProblem.ts';
import { evaluation, watchOf } from './watches.ts';

export const stepsOf = (lesson: Lesson) => lesson.steps as PlaygroundStep[];
export const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** Each network right on so many of 1,000 new points where its run began, and at its end. */
export function after(
	experiment: Experiment,
	right: readonly (readonly [atOnce: number, now: number])[],
	changes: Partial<Watch> = {}
): Watch {
	const begin = pretrainedSteps(experiment);
	const at = (step: number, of: number) =>
		evaluation(step, of >= 0 ? 0.1 : NaN, 0.1, [1, of / 1000]);
	return watchOf(experiment, {
		histories: right.map(([atOnce, now]) => [
			at(0, 500),
			at(begin, atOnce),
			at(experiment.stopAt, now)
		]),
		step: experiment.stopAt,
		hasEnded: true,
		isStepByStep: false,
		...changes
	});
}

export function told(step: PlaygroundStep, watch: Watch): string {
	const facts = step.check(watch);
	return plain(facts instanceof NotYet ? facts.why : plainText(step.seen(facts)));
}

export function answered(step: PlaygroundStep, watch: Watch): number {
	return step.prediction!.answer(step.check(watch));
}
