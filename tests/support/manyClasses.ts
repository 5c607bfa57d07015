import { beforeAll } from 'vitest';
import type { Dataset } from '../../src/lib/data/dataset.ts';
import { addDatasets } from '../../src/lib/data/sets/index.ts';

/** Heaps of points round a circle, one a class: separable but for their edges. */
export function heaps(classes: number): Dataset {
	return {
		name: `heaps${classes}`,
		title: `${classes} heaps`,
		description: 'Heaps of points round a circle.',
		task: 'classification',
		inputs: () => 2,
		classes: Array.from({ length: classes }, (_, at) => `heap ${at + 1}`),
		inputNames: ['east', 'north'],
		controls: [],
		defaults: { training: 90, validation: 60, flips: 0 },
		window: { x: [-1.5, 1.5], y: [-1.5, 1.5] },
		point(index, streams) {
			const target = index % classes;
			const angle = (2 * Math.PI * target) / classes;
			const spread = 0.9 / classes;
			return {
				inputs: [
					Math.cos(angle) + spread * streams.noise.normal(),
					Math.sin(angle) + spread * streams.noise.normal()
				],
				target
			};
		},
		truth: () => NaN,
		noiseFloor: () => ({ loss: NaN, error: NaN })
	};
}

/** Lets `datasetNamed` find them from the tests of the file, or of the block, on that calls this. */
export function register(...sets: Dataset[]) {
	beforeAll(() => addDatasets(sets));
}
