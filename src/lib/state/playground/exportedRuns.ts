/** Runs of a playground as they leave it. */
import type { Experiment } from '$lib/experiment/experiment.ts';
import { exportedRun, type ExportedRun, type RunState } from '$lib/export/exported.ts';
import { beginningsOf } from '$lib/members/beginnings.ts';
import { standingCurves, type Run } from './keptRun.ts';
import { learnedParameters } from './pretraining/learnedParameters.ts';
import type { Playground } from './playground.svelte.ts';

/** The present run, each network where the reader sees it. `address` opens the experiment. While its run is
 * being built, the experiment alone. */
export function shownRun(playground: Playground, address: string): Promise<ExportedRun> {
	const { experiment, training, isRebuilding } = playground;
	const parameters = experiment.networks.map((_, i) => playground.frameOf(i)?.parameters ?? null);
	if (isRebuilding || parameters.includes(null)) {
		return withBeginnings(experiment, { address, histories: [], parameters: [], changes: [] });
	}
	const histories = training.standings.map(({ history }) => history);
	return withBeginnings(experiment, { address, histories, parameters, changes: training.marks });
}

/** A finished run, as it was kept. */
export function keptRun(run: Run, address: string): Promise<ExportedRun> {
	const { experiment, marks, parameters } = run;
	return withBeginnings(experiment, {
		address,
		histories: standingCurves(run),
		parameters: parameters ?? [],
		changes: marks
	});
}

/** As far as this device has what the networks begin with. */
async function withBeginnings(experiment: Experiment, state: RunState): Promise<ExportedRun> {
	const beginnings = beginningsOf(experiment, await learnedParameters(experiment));
	return exportedRun(experiment, { ...state, beginnings });
}
