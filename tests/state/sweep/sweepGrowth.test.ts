import { describe, expect, it } from 'vitest';
import { planSweep } from '../../../src/lib/experiment/sweep/sweepPlan.ts';
import { sweepPresetNamed } from '../../../src/lib/experiment/sweep/sweepPresets.ts';
import type { KeptSweep } from '../../../src/lib/state/sweep/keptSweeps.svelte.ts';
import { grownRecords, placesIn, splitGroups } from '../../../src/lib/state/sweep/sweepGrowth.ts';
import type { GroupRecord } from '../../../src/lib/state/sweep/sweepRecord.ts';
import { row, snapshot } from '../../support/fakes/fakeEngine.ts';

const { sweep } = sweepPresetNamed('scaling-law');
const all = planSweep({ ...sweep, values: [1, 2, 4], seeds: 2 });
const smaller = planSweep({ ...sweep, values: [1, 4], seeds: 2 });

const trained: GroupRecord = {
	networks: [2, 0, 1, 3],
	rows: [row(4, 0)],
	end: row(4, 100),
	snapshot: snapshot(4, 100)
};
const kept: KeptSweep = {
	version: 1,
	link: '',
	savedAt: 0,
	phase: 'finished',
	records: [trained]
};

describe('placesIn(planned, smaller)', () => {
	it('finds each network of the smaller sweep, seed by seed', () => {
		expect(placesIn(all, smaller)).toEqual([0, 1, 4, 5]);
	});

	it('is null where a network trains otherwise', () => {
		const longer = planSweep({ ...sweep, values: [1, 4], steps: sweep.steps + 1 });
		expect(placesIn(all, longer)).toBeNull();
		expect(placesIn(smaller, all)).toBeNull();
	});
});

describe('splitGroups(groups, places)', () => {
	it('puts the networks in these places first, and keeps them in their groups', () => {
		expect(splitGroups([[0, 2, 4], [1, 3], [5]], [0, 1, 4, 5])).toEqual({
			first: [[0, 4], [1], [5]],
			later: [[2], [3]]
		});
	});
});

describe('grownRecords(kept, places, later)', () => {
	it('has what was trained in its new places, and the rest untrained', () => {
		expect(grownRecords(kept, [0, 1, 4, 5], [[2, 3]])).toEqual([
			{ ...trained, networks: [4, 0, 1, 5] },
			{ networks: [2, 3], rows: [], end: null, snapshot: null }
		]);
	});

	it.each(['training', 'paused', 'stopped'] as const)('is null of a sweep that is %s', (phase) => {
		expect(grownRecords({ ...kept, phase }, [0, 1, 4, 5], [[2, 3]])).toBeNull();
	});
});
