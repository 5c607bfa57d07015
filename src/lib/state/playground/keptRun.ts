import { bestEvaluation } from '$lib/analysis/overfitting.ts';
import { stopsAtBest } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import type { Evaluation } from '$lib/network/loss.ts';
import type { Mark } from './runRecord.svelte.ts';

/** A finished run. */
export interface Run {
	/** Runs of the same experiment with the same changes under way are the same run. */
	id: string;
	finishedAt: number;
	experiment: Experiment;
	/** Whole curves. */
	histories: Evaluation[][];
	marks: Mark[];
	/** The step at which each network stood at the end; missing in runs kept before there was such. */
	standsAt?: number[];
	/** Each network's parameters where it stood; missing where there are many, and in runs kept before
	 * there were such. */
	parameters?: Float32Array[];
}

/** More than so many in all are not kept with a run. */
const mostParameters = 2 ** 16;

/** What is kept of the parameters with which a run ended. */
export function keptParameters(
	parameters: readonly (Float32Array | undefined)[]
): Float32Array[] | undefined {
	const known = parameters.filter((values) => values !== undefined);
	const count = known.reduce((sum, { length }) => sum + length, 0);
	return known.length === parameters.length && count <= mostParameters ? known : undefined;
}

/** Each network's curve up to where it stood at the end. */
export function standingCurves({ experiment, histories, standsAt }: Run): Evaluation[][] {
	return histories.map((history, at) => {
		const best = stopsAtBest(experiment, at) ? bestEvaluation(history) : null;
		const end = standsAt?.[at] ?? best?.step ?? Infinity;
		return history.filter(({ step }) => step <= end);
	});
}
