/** What the lessons about what comes after training have in common. */
import { isFiniteEvaluation } from '$lib/analysis/overfitting.ts';
import { pretrainedSteps } from '$lib/experiment/pretrained/startProblem.ts';
import type { Watch } from './lesson.ts';

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
