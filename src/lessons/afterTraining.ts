/** What the lessons about what comes after training have in common. */
import { newPointsRight, newPointsRightInTruth } from '$lib/analysis/afterTraining/pointsRight.ts';
import { isFiniteEvaluation } from '$lib/analysis/overfitting.ts';
import { specOf } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { pretrainedSteps } from '$lib/experiment/pretrained/startProblem.ts';
import type { Shown, Watch } from './lesson.ts';
import type { NotYet } from './notYet.ts';
import { missingOfRun } from './scores.ts';

export const shown: Shown = {
	card: ['picture', 'mistakes', 'squares'],
	train: true,
	chart: true
};

/** Where the parameters themselves tell nothing, so that cards stand beside “Train”. */
export const shownWithoutSquares: Shown = { ...shown, card: ['picture', 'mistakes'] };

export const finish = 'Press “Train”, and let the run go to its end.';
export const hint = 'If you have changed something, press “Set up again” first.';

/** How many new points a network is right on, so that it survives JSON. */
export interface Right {
	/** Right after the change, before it was trained further; null where that is not known. */
	atOnce: number | null;
	now: number;
}

/** What has diverged is right on none. */
export function rightOf({ experiment, histories }: Watch, index: number): Right {
	const { validation } = experiment.data;
	const at = (evaluation: (typeof histories)[number][number] | undefined) =>
		evaluation && isFiniteEvaluation(evaluation)
			? Math.round(evaluation.validation.accuracy * validation)
			: 0;
	const begin = pretrainedSteps(experiment);
	const start = histories[index].find(({ step }) => step === begin);
	return { atOnce: start ? at(start) : null, now: at(histories[index].at(-1)) };
}

/** New points within which a network counts as good as the whole one, of 1,000. */
export const margin = 10;

/** Of each network in order, how many new points it is right on now. */
export const nowRight = (watch: Watch): number[] =>
	watch.histories.map((_, index) => rightOf(watch, index).now);

/** The same after this very run to its end. */
export const rightAfter = (watch: Watch, experiment: Experiment): number[] | NotYet =>
	missingOfRun(watch, experiment) ?? nowRight(watch);

/** Which of these is largest. */
export const mostOf = (right: readonly number[]) => right.indexOf(Math.max(...right));

/** New points that a network is right on where the reader looks, flipped labels mended. */
export const rightInTruth = ({ experiment, parameters }: Watch, index: number) =>
	newPointsRightInTruth(experiment.data, specOf(experiment, index), parameters[index]);

/** New points of the source task that a network is right on where the reader looks. */
export const rightOnSource = ({ experiment, parameters }: Watch, index: number) =>
	newPointsRight(experiment.pretrained!.data, specOf(experiment, index), parameters[index]);

/** Steps of training after pretraining until so many new points of 1,000 are right; null for never. */
export function stepsTo({ experiment, histories }: Watch, index: number, right: number) {
	const begin = pretrainedSteps(experiment);
	const first = histories[index].find(
		({ step, validation }) => step >= begin && validation.accuracy >= right / 1000
	);
	return first ? first.step - begin : null;
}
