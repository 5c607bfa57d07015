/** Runs of a playground as they leave it. */
import { exportedRun, type ExportedRun } from '$lib/export/exported.ts';
import { standingCurves, type Run } from './keptRun.ts';
import type { Playground } from './playground.svelte.ts';

/** The present run, each network where the reader sees it. `address` opens the experiment. While its run is
 * being built, the experiment alone. */
export function shownRun(playground: Playground, address: string): ExportedRun {
	const { experiment, training, isRebuilding } = playground;
	const parameters = experiment.networks.map((_, i) => playground.frameOf(i)?.parameters ?? null);
	if (isRebuilding || parameters.includes(null)) {
		return exportedRun(experiment, { address, histories: [], parameters: [], changes: [] });
	}
	const histories = training.standings.map(({ history }) => history);
	return exportedRun(experiment, { address, histories, parameters, changes: training.marks });
}

/** A finished run, as it was kept. */
export function keptRun(run: Run, address: string): ExportedRun {
	const { experiment, marks, parameters } = run;
	return exportedRun(experiment, {
		address,
		histories: standingCurves(run),
		parameters: parameters ?? [],
		changes: marks
	});
}
