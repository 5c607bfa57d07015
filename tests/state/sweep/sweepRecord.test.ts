import { describe, expect, it } from 'vitest';
import { planSweep } from '../../../src/lib/experiment/sweep/sweepPlan.ts';
import { sweepPresets } from '../../../src/lib/experiment/sweep/sweepPresets.ts';
import { checkKeptSweep } from '../../../src/lib/state/sweep/checkKeptSweep.ts';
import type { KeptSweep } from '../../../src/lib/state/sweep/keptSweeps.svelte.ts';
import {
	curvesOf,
	newRecords,
	placeOf,
	withRows,
	type GroupRecord
} from '../../../src/lib/state/sweep/sweepRecord.ts';
import { row } from '../../support/fakes/fakeEngine.ts';

const planned = planSweep({ ...sweepPresets[0].sweep, values: [1, 2], seeds: 2 });

function scored(step: number, ...losses: number[]) {
	const scores = Float64Array.from(losses.flatMap((loss) => [loss, NaN, 10 * loss, NaN]));
	return { ...row(losses.length, step), scores };
}

const records: GroupRecord[] = [
	{
		networks: [0, 2],
		rows: [scored(0, 1, 2), scored(5, 3, 4)],
		end: scored(7, 5, 6),
		snapshot: null
	},
	{ networks: [1, 3], rows: [], end: null, snapshot: null }
];

describe('curvesOf()', () => {
	it('gives each evaluated network its own losses, the last ones included', () => {
		const curves = curvesOf(planned, records);
		expect(curves.map(({ value, seed }) => [value, seed])).toEqual([
			[1, 0],
			[2, 0]
		]);
		expect(curves[1]).toMatchObject({
			steps: [0, 5, 7],
			training: [2, 4, 6],
			validation: [20, 40, 60],
			diverged: false
		});
	});

	it('ends a network’s curve at its own last step, whatever the others do after it', () => {
		const ended = planned.map((network, i) =>
			i === 0 ? { ...network, experiment: { ...network.experiment, stopAt: 4 } } : network
		);
		const [short, long] = curvesOf(ended, records);
		expect(short).toMatchObject({ steps: [0, 4], training: [1, 3] });
		expect(long.steps).toEqual([0, 5, 7]);
	});

	it('knows which have diverged', () => {
		const end = { ...scored(9, NaN, 6), diverged: Uint8Array.of(1, 0) };
		const curves = curvesOf(planned, [{ ...records[0], end }]);
		expect(curves.map(({ diverged }) => diverged)).toEqual([true, false]);
	});
});

describe('withRows()', () => {
	it('takes up only what comes after the last one known', () => {
		const more = withRows(records[0], [row(2, 5), row(2, 6)]);
		expect(more.rows.map(({ step }) => step)).toEqual([0, 5, 6]);
		expect(withRows(records[0], [row(2, 5)])).toBe(records[0]);
	});
});

describe('placeOf()', () => {
	it('finds the group and place of a network', () => {
		expect(placeOf(records, 2)).toEqual({ record: records[0], member: 1 });
		expect(placeOf(records, 9)).toBeNull();
	});
});

describe('checkKeptSweep()', () => {
	const steps = 20;
	const member = (i: number) => ({
		parameters: new Float32Array(planned[i].parameters),
		moments: [],
		steps: 7,
		diverged: false,
		stopped: false
	});
	const sound: KeptSweep = {
		version: 1,
		link: 'a',
		savedAt: 1,
		phase: 'paused',
		records: [
			{ ...records[0], snapshot: { version: 1, step: 7, members: [member(0), member(2)] } },
			records[1]
		]
	};
	const check = (value: unknown) => checkKeptSweep(value, 'a', planned, steps);
	const withFirst = (changes: object) => ({
		...sound,
		records: [{ ...sound.records[0], ...changes }, records[1]]
	});

	it('passes what was stored of the same plan', () => {
		expect(check(structuredClone(sound))).toEqual(sound);
	});

	it.each([
		['nothing', undefined],
		['text', 'text'],
		['another version', { ...sound, version: 2 }],
		['another sweep', { ...sound, link: 'b' }],
		['no such phase', { ...sound, phase: 'happy' }],
		['a group missing', { ...sound, records: [sound.records[0]] }],
		['a network twice', { ...sound, records: [sound.records[0], sound.records[0]] }],
		['networks not planned', { ...sound, records: newRecords([[0, 1, 2, 9]]) }],
		['rows of another length', withFirst({ rows: [row(3, 0)] })],
		['rows out of order', withFirst({ rows: [row(2, 5), row(2, 0)] })],
		['plain arrays', withFirst({ rows: [{ ...row(2, 0), scores: Array(8).fill(0) }] })],
		['steps beyond the last', withFirst({ end: row(2, 21) })],
		[
			'parameters of another network',
			withFirst({ snapshot: { version: 1, step: 7, members: [member(2), member(0)] } })
		],
		['a snapshot of fewer', withFirst({ snapshot: { version: 1, step: 7, members: [member(0)] } })]
	])('leaves out %s', (_, value) => {
		expect(check(value)).toBeNull();
	});
});
