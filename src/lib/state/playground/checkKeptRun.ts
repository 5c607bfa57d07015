/** What was stored may come from another version of the page, or have been damaged. */
import '$lib/experiment/parts/everyPart.ts';
import { checkExperiment } from '$lib/experiment/schema.ts';
import { specOf } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { countParameters } from '$lib/network/cost.ts';
import type { Evaluation, Score } from '$lib/network/loss.ts';
import type { Run } from './keptRun.ts';
import type { Mark } from './runRecord.svelte.ts';

function isScore(score: Score | undefined): boolean {
	return typeof score?.loss === 'number' && typeof score.accuracy === 'number';
}

function isHistory(history: unknown): history is Evaluation[] {
	if (!Array.isArray(history)) return false;
	return history.every(
		(evaluation: Evaluation | null) =>
			Number.isInteger(evaluation?.step) &&
			isScore(evaluation?.training) &&
			isScore(evaluation?.validation)
	);
}

function isMark(mark: Mark | null): boolean {
	return Number.isInteger(mark?.step) && typeof mark?.text === 'string';
}

/** Whether there are parameters for each network, as many as it has. */
function fits(parameters: unknown, experiment: Experiment): parameters is Float32Array[] {
	return (
		Array.isArray(parameters) &&
		parameters.length === experiment.networks.length &&
		parameters.every(
			(values: unknown, i) =>
				values instanceof Float32Array && values.length === countParameters(specOf(experiment, i))
		)
	);
}

/** The run, with what its experiment has gained since it was stored; null where it is not whole. */
export function checkKeptRun(stored: unknown): Run | null {
	const run = stored as Run | null;
	if (typeof run?.id !== 'string' || !Number.isFinite(run.finishedAt)) return null;
	const checked = checkExperiment(run.experiment);
	if (!('experiment' in checked)) return null;
	const { experiment } = checked;
	const { parameters, ...others } = run;
	const { histories, marks, standsAt = [] } = run;
	const isWhole =
		Array.isArray(histories) &&
		histories.length === experiment.networks.length &&
		histories.every(isHistory) &&
		Array.isArray(marks) &&
		marks.every(isMark) &&
		Array.isArray(standsAt) &&
		standsAt.every(Number.isInteger);
	if (!isWhole) return null;
	return { ...others, experiment, ...(fits(parameters, experiment) && { parameters }) };
}
