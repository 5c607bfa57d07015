import { describe, expect, test } from 'vitest';
import { probeOf } from '../../src/lib/data/probe.ts';
import { datasets } from '../../src/lib/data/sets/further.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';

describe('probeOf(dataset, options)', () => {
	test('is a line over the window for one input, both ends included', () => {
		const probe = probeOf(datasetNamed('cosine'), {})!;
		expect(probe).toMatchObject({ columns: 201, rows: 1 });
		expect(probe.inputs).toHaveLength(201);
		expect([probe.inputs[0], probe.inputs[100], probe.inputs[200]]).toEqual([-1, 0, 1]);
	});

	test('is a grid of cell centres for two inputs, its top row first', () => {
		const probe = probeOf(datasetNamed('rings'), {})!;
		expect(probe).toMatchObject({ columns: 56, rows: 56 });
		expect(probe.inputs).toHaveLength(56 * 56 * 2);
		const half = 3 / 56 / 2;
		const at = (row: number, column: number) =>
			Array.from(probe.inputs.subarray(2 * (56 * row + column), 2 * (56 * row + column) + 2));
		expect(at(0, 0)[0]).toBeCloseTo(-1.5 + half);
		expect(at(0, 0)[1]).toBeCloseTo(1.5 - half);
		expect(at(0, 55)[0]).toBeCloseTo(1.5 - half);
		expect(at(55, 0)[1]).toBeCloseTo(-1.5 + half);
	});

	test('is null for more inputs', () => {
		expect(probeOf(datasetNamed('coin'), { inputs: 3 })).toBeNull();
		expect(probeOf(datasetNamed('coin'), {})).not.toBeNull();
	});

	test.each(datasets.map(({ name }) => name))('has as many inputs as the network: %s', (name) => {
		const dataset = datasetNamed(name);
		const probe = probeOf(dataset, {})!;
		expect(probe.inputs).toHaveLength(probe.columns * probe.rows * dataset.inputs({}));
	});
});
