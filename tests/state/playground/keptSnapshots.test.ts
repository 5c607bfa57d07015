import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/lib/engine/trainer.ts';
import { keptWithin } from '../../../src/lib/state/playground/keptSnapshots.ts';

function snapshots(count: number, parameters = 1): Snapshot[] {
	return Array.from({ length: count }, (_, step) => ({
		version: 1,
		step,
		members: [
			{
				parameters: new Float32Array(parameters),
				moments: [new Float32Array(parameters), new Float32Array(parameters)],
				steps: step,
				diverged: false,
				stopped: false
			}
		]
	}));
}

describe('keptWithin(snapshots, budget)', () => {
	it('keeps all that fit', () => {
		const all = snapshots(200);
		expect(keptWithin(all)).toBe(all);
	});

	it('keeps at most 200, the first and the last among them', () => {
		const kept = keptWithin(snapshots(201)).map(({ step }) => step);
		expect(kept.length).toBeLessThanOrEqual(200);
		expect([kept[0], kept.at(-1)]).toEqual([0, 200]);
	});

	it('thins evenly until the bytes fit', () => {
		const kept = keptWithin(snapshots(9, 100), 5 * 1200).map(({ step }) => step);
		expect(kept).toEqual([0, 2, 4, 6, 8]);
	});

	it('keeps the first and the last even over the budget', () => {
		expect(keptWithin(snapshots(5, 100), 1).map(({ step }) => step)).toEqual([0, 4]);
	});
});
