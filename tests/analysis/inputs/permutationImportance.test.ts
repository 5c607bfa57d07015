import { describe, expect, test } from 'vitest';
import {
	importancesOf,
	permutationImportance,
	shuffles
} from '../../../src/lib/analysis/inputs/permutationImportance.ts';
import { denseNetwork } from '../../../src/lib/network/spec.ts';
import { randomStream } from '../../../src/lib/random/randomStream.ts';

const random = randomStream(5, 'importance');
const rows = 200;
const inputs = Float32Array.from({ length: rows * 3 }, random.normal);

/** y = 2 x₁ − x₂, and x₃ says nothing. */
const linear = denseNetwork({ inputs: 3, hidden: [], outputs: 1, activation: 'linear' });
const weights = Float32Array.of(2, -1, 0, 0);
const values = Float32Array.from(
	{ length: rows },
	(_, row) => 2 * inputs[3 * row] - inputs[3 * row + 1]
);
const regression = { rows, inputs, targets: values };
const settings = {
	spec: linear,
	loss: 'meanSquaredError',
	parameters: weights,
	points: regression,
	seed: 1
} as const;

describe('importancesOf(settings)', () => {
	test('of a linear function are the squared distances that shuffles make', () => {
		const { each, rows: among, right } = importancesOf(settings);
		expect(among).toBe(rows);
		expect(right).toBeNaN();
		// Shuffled, a column of variance 1 is off by 2 on average, times the squared weight.
		expect(each[0].loss.mean).toBeGreaterThan(6.5);
		expect(each[0].loss.mean).toBeLessThan(9.5);
		expect(each[1].loss.mean).toBeGreaterThan(1.6);
		expect(each[1].loss.mean).toBeLessThan(2.4);
		expect(each[2].loss).toEqual({ mean: 0, deviation: 0 });
		expect(each[0].loss.deviation).toBeGreaterThan(0);
		expect(each[0].loss.deviation).toBeLessThan(1.5);
		expect(each[0].lost.mean).toBeNaN();
	});

	test('of classes are the right answers lost', () => {
		const targets = values.map((value) => Number(value > 0));
		const points = { rows, inputs, targets };
		const { each, right } = importancesOf({ ...settings, loss: 'binaryCrossEntropy', points });
		expect(right).toBe(rows);
		expect(each[0].lost.mean).toBeGreaterThan(60);
		expect(each[1].lost.mean).toBeGreaterThan(15);
		expect(each[1].lost.mean).toBeLessThan(each[0].lost.mean);
		expect(each[2].lost).toEqual({ mean: 0, deviation: 0 });
	});

	test('of several classes too', () => {
		const spec = denseNetwork({ inputs: 3, hidden: [], outputs: 3, activation: 'linear' });
		// The logits are the inputs themselves, times 5: the largest input names the class.
		const parameters = Float32Array.of(5, 0, 0, 0, 5, 0, 0, 0, 5, 0, 0, 0);
		const targets = new Float32Array(rows * 3);
		for (let row = 0; row < rows; row++) {
			const own = [0, 1, 2].sort((a, b) => inputs[3 * row + b] - inputs[3 * row + a])[0];
			targets[3 * row + own] = 1;
		}
		const points = { rows, inputs, targets };
		const loss = 'softmaxCrossEntropy';
		const { each, right } = importancesOf({ spec, loss, parameters, points, seed: 1 });
		expect(right).toBe(rows);
		for (const { lost } of each) {
			expect(lost.mean).toBeGreaterThan(50);
			expect(lost.deviation).toBeLessThan(15);
		}
	});

	test('are the same for the same seed, and others for another one', () => {
		expect(importancesOf(settings)).toEqual(importancesOf(settings));
		const other = importancesOf({ ...settings, seed: 2 });
		expect(other.each[0].loss.mean).not.toBe(importancesOf(settings).each[0].loss.mean);
	});

	test('shuffle the columns of a group together', () => {
		// Two columns of which only the sum counts, always the same: together nothing is lost.
		const opposite = inputs.map((value, i) => (i % 3 === 1 ? -inputs[i - 1] : value));
		const points = { rows, inputs: opposite, targets: new Float32Array(rows) };
		const parameters = Float32Array.of(1, 1, 0, 0);
		const alone = importancesOf({ ...settings, points, parameters });
		expect(alone.each[0].loss.mean).toBeGreaterThan(1.5);
		const together = importancesOf({ ...settings, points, parameters, groups: [[0, 1], [2]] });
		expect(together.each.map(({ loss }) => loss.mean)).toEqual([0, 0]);
	});

	test('take the first points only where all would take long', () => {
		const spec = denseNetwork({ inputs: 64, hidden: [512, 512], outputs: 1, activation: 'relu' });
		const many = { rows: 40, inputs: new Float32Array(40 * 64), targets: new Float32Array(40) };
		const steps = permutationImportance({
			spec,
			loss: 'meanSquaredError',
			parameters: new Float32Array(64 * 512 + 512 + 512 * 512 + 512 + 513),
			points: many,
			groups: [[0]],
			seed: 1
		});
		let step = steps.next();
		while (!step.done) step = steps.next();
		expect(step.value.rows).toBe(32);
	});
});

test('permutationImportance(settings) stops after every shuffle', () => {
	const steps = [...permutationImportance(settings)];
	expect(steps).toHaveLength(3 * shuffles);
	expect(steps[0]).toEqual({ done: 1, all: 60 });
	expect(steps.at(-1)).toEqual({ done: 60, all: 60 });
});
