/** Equal layers that follow each other, as one with how often it stands there. */
import type { LayerSettings, LayerStack } from './layer.ts';
import { layerForm } from './layerForm.ts';

export interface LayerRun {
	layer: LayerSettings;
	times: number;
}

export function runsOf(stack: LayerStack): LayerRun[] {
	const runs: LayerRun[] = [];
	for (const layer of stack) {
		const last = runs.at(-1);
		if (last && layerForm.write(last.layer) === layerForm.write(layer)) last.times++;
		else runs.push({ layer, times: 1 });
	}
	return runs;
}

export function stackOfRuns(runs: readonly LayerRun[]): LayerStack {
	return runs.flatMap(({ layer, times }) => Array<LayerSettings>(times).fill(layer));
}

/** "2", "2 to 51": the numbers of a run's layers, from 1. */
export function numbersOf(runs: readonly LayerRun[], at: number): string {
	const before = runs.slice(0, at).reduce((sum, { times }) => sum + times, 0);
	const { times } = runs[at];
	return times === 1 ? String(before + 1) : `${before + 1} to ${before + times}`;
}
