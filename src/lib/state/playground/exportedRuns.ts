/** Runs of a playground as they leave it. */
import { exportedRun, type ExportedRun } from '$lib/export/exported.ts';
import { standingCurves, type Run } from './keptRun.ts';
import type { Playground } from './playground.svelte.ts';

/** The present run, each network where the reader sees it. `address` opens the experiment. */
export function shownRun(playground: Playground, address: string): ExportedRun {
	const { experiment, training } = playground;
	return exportedRun(experiment, {
		address,
		histories: training.standings.map(({ history }) => history),
		parameters: experiment.networks.map((_, i) => playground.frameOf(i)?.parameters ?? null),
		changes: training.marks
	});
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
