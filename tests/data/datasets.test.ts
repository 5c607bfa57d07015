import { describe, expect, test } from 'vitest';
import { completeOptions } from '../../src/lib/data/dataset.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { allDatasets } from '../../src/lib/data/sets/further.ts';
import { datasetNamed, datasets, datasetsBeside } from '../../src/lib/data/sets/index.ts';

const names = allDatasets.map(({ name }) => name);

function drawnOf(set: string, rows: number, options = {}) {
	return drawData({ set, training: rows, validation: 0, flips: 0, options, seed: 5 }).training;
}

describe('datasets', () => {
	test('have names of their own, fit for a link', () => {
		expect(new Set(names).size).toBe(names.length);
		for (const name of names) expect(name).toMatch(/^[a-z]+$/);
	});

	test.each(names)('describe themselves and their controls in a sentence: %s', (name) => {
		const dataset = datasetNamed(name);
		for (const { description } of [dataset, ...dataset.controls]) {
			expect(description).toMatch(/^[A-Z].*\.$/);
		}
	});

	test.each(names)('have controls whose default lies on the slider: %s', (name) => {
		for (const control of datasetNamed(name).controls) {
			const steps = (control.default - control.minimum) / control.step;
			expect(steps).toBeCloseTo(Math.round(steps), 9);
			expect(control.default).toBeGreaterThanOrEqual(control.minimum);
			expect(control.default).toBeLessThanOrEqual(control.maximum);
		}
	});

	test.each(datasets.map(({ name }) => name))(
		'show nearly all points in their window: %s',
		(name) => {
			const dataset = datasetNamed(name);
			const { inputs, targets, rows } = drawnOf(name, 2_000);
			const [x, y] = [dataset.window.x, dataset.window.y];
			let inside = 0;
			for (let row = 0; row < rows; row++) {
				const [a, b] =
					dataset.task === 'regression'
						? [inputs[row], targets[row]]
						: [inputs[2 * row], inputs[2 * row + 1]];
				if (a >= x[0] && a <= x[1] && b >= y[0] && b <= y[1]) inside++;
			}
			expect(inside / rows).toBeGreaterThan(0.99);
			if (dataset.task === 'classification') expect(x[1] - x[0]).toBeCloseTo(y[1] - y[0]);
		}
	);

	test.each(['rings', 'xor', 'blobs', 'moons', 'spiral', 'checkerboard', 'halfplane'])(
		'alternate the classes, so that they are balanced: %s',
		(name) => {
			drawnOf(name, 20).targets.forEach((target, row) => expect(target).toBe(row % 2));
		}
	);

	test.each([
		['rings', (x: number, y: number) => (Math.hypot(x, y) > 0.7 ? 1 : 0)],
		['xor', (x: number, y: number) => (x * y < 0 ? 1 : 0)],
		['blobs', (x: number, y: number) => (x + y > 0 ? 1 : 0)],
		['halfplane', (x: number) => (x > 0 ? 1 : 0)],
		['moons', (x: number, y: number) => (Math.abs(Math.hypot(x, y) - 1) < 1e-6 ? 0 : 1)]
	])('place the classes where they say, without noise: %s', (name, label) => {
		const { inputs, targets, rows } = drawnOf(name, 200, { noise: 0 });
		const dataset = datasetNamed(name);
		for (let row = 0; row < rows; row++) {
			const point = inputs.subarray(2 * row, 2 * row + 2);
			expect(label(point[0], point[1])).toBe(targets[row]);
			expect(dataset.truth(point, { noise: 0 })).toBeCloseTo(targets[row], 9);
		}
	});

	test('wind the spiral by its turns, from radius .1 to 1', () => {
		const { inputs, rows } = drawnOf('spiral', 500, { noise: 0, turns: 2 });
		for (let row = 0; row < rows; row++) {
			const [x, y] = inputs.subarray(2 * row, 2 * row + 2);
			const radius = Math.hypot(x, y);
			const angle = 4 * Math.PI * ((radius - 0.1) / 0.9) + Math.PI * (row % 2);
			expect(x).toBeCloseTo(radius * Math.cos(angle), 4);
			expect(y).toBeCloseTo(radius * Math.sin(angle), 4);
		}
	});

	test('toss a fair coin for coin', () => {
		const { targets } = drawnOf('coin', 10_000);
		const share = targets.reduce((sum, target) => sum + target, 0) / 10_000;
		expect(Math.abs(share - 0.5)).toBeLessThan(0.02);
	});
});

describe('datasetsBeside(name)', () => {
	test('offers those of up to two inputs, and one with more only while it is in use', () => {
		expect(datasetsBeside('rings')).toEqual(datasets);
		expect(datasetsBeside('sum').map(({ name }) => name)).toEqual([
			...datasets.map(({ name }) => name),
			'sum'
		]);
		expect(datasets.every((dataset) => dataset.inputs({}) <= 2)).toBe(true);
	});
});

describe('sum', () => {
	test('adds up the first five inputs, with variance 1, whatever the number of inputs', () => {
		const { inputs, targets, rows } = drawnOf('sum', 4_000, { noise: 0, inputs: 8 });
		let square = 0;
		for (let row = 0; row < rows; row++) {
			const of = inputs.subarray(8 * row, 8 * row + 5);
			const sum = of.reduce((total, value) => total + value, 0) / Math.sqrt(5);
			expect(targets[row]).toBeCloseTo(sum, 5);
			square += targets[row] ** 2 / rows;
		}
		expect(square).toBeCloseTo(1, 1);
		const wider = drawnOf('sum', 4_000, { noise: 0, inputs: 10 });
		expect(wider.targets).toEqual(targets);
		expect(wider.inputs.subarray(0, 8)).toEqual(inputs.subarray(0, 8));
	});

	test('knows its noise floor', () => {
		expect(datasetNamed('sum').noiseFloor({ noise: 0.3 }, 0).loss).toBeCloseTo(0.09, 12);
	});
});

describe('teacher', () => {
	test('scatters about the teacher by its noise', () => {
		const { inputs, targets, rows } = drawnOf('teacher', 4_000, { noise: 0.5, teacher: 7 });
		const dataset = datasetNamed('teacher');
		let square = 0;
		for (let row = 0; row < rows; row++) {
			const truth = dataset.truth(inputs.subarray(10 * row, 10 * row + 10), { teacher: 7 });
			square += (targets[row] - truth) ** 2 / rows;
		}
		expect(square).toBeCloseTo(dataset.noiseFloor({ noise: 0.5 }, 0).loss, 1.7);
	});

	test('asks another teacher about the same points', () => {
		const [one, other] = [1, 2].map((teacher) => drawnOf('teacher', 50, { teacher }));
		expect(other.inputs).toEqual(one.inputs);
		expect(other.targets).not.toEqual(one.targets);
	});
});

describe('datasetNamed(name)', () => {
	test('throws where there is no such data set', () => {
		expect(() => datasetNamed('donut')).toThrow('There is no data set named “donut”.');
	});
});

describe('completeOptions(dataset, options)', () => {
	test('fills in defaults and leaves out what is not a control', () => {
		expect(completeOptions(datasetNamed('spiral'), { turns: 3, width: 8 })).toEqual({
			turns: 3,
			noise: 0.02
		});
	});
});
