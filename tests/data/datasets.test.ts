import { describe, expect, test } from 'vitest';
import { drawData } from '../../src/lib/data/draw.ts';
import { allDatasets, datasets } from '../../src/lib/data/sets/further.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';

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

describe('the playground’s picker', () => {
	test('offers those of up to two inputs', () => {
		expect(datasets.every((dataset) => dataset.inputs({}) <= 2)).toBe(true);
	});
});
