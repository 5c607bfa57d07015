import assert from 'node:assert/strict';
import { describe, expect, test } from 'vitest';
import type { Options } from '../../src/lib/data/dataset.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { entropy, posteriorWithFlips } from '../../src/lib/data/posterior.ts';
import { datasets } from '../../src/lib/data/sets/further.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';

const points = 20_000;

/** A default, a quiet and a loud setting of every two-class set. */
const settings: [string, Options][] = [
	['rings', {}],
	['rings', { noise: 0.02 }],
	['rings', { noise: 0.3 }],
	['xor', {}],
	['xor', { noise: 0.3 }],
	['blobs', {}],
	['blobs', { noise: 0.2 }],
	['blobs', { noise: 1 }],
	['moons', {}],
	['moons', { noise: 0.4 }],
	['spiral', {}],
	['spiral', { noise: 0.1 }],
	['spiral', { noise: 0.2, turns: 3 }],
	['checkerboard', {}],
	['checkerboard', { noise: 0.2 }],
	['checkerboard', { noise: 0.05, cells: 8 }],
	['halfplane', {}],
	['halfplane', { noise: 0.3 }],
	['coin', {}]
];

function drawn(set: string, options: Options, flips: number) {
	return drawData({ set, training: points, validation: 0, flips, options, seed: 11 }).training;
}

const truths = new Map<string, { inputs: Float32Array; truth: Float64Array }>();

/** What `truth` says of each of the points drawn, asked once, as flips move none of them. */
function truthAt(set: string, options: Options, inputs: Float32Array): Float64Array {
	const key = JSON.stringify([set, options]);
	let known = truths.get(key);
	if (!known) {
		const dataset = datasetNamed(set);
		const truth = Float64Array.from({ length: points }, (_, row) =>
			dataset.truth(inputs.subarray(2 * row, 2 * row + 2), options)
		);
		truths.set(key, (known = { inputs, truth }));
	}
	assert.deepStrictEqual(inputs, known.inputs);
	return known.truth;
}

describe('truth(inputs, options)', () => {
	test.each(settings)('is how often class 1 is seen there: %s %j', (set, options) => {
		const { inputs, targets, rows } = drawn(set, options, 0);
		const truth = truthAt(set, options, inputs);
		const bins = Array.from({ length: 10 }, () => ({ rows: 0, expected: 0, ones: 0, variance: 0 }));
		for (let row = 0; row < rows; row++) {
			const posterior = truth[row];
			if (!(posterior >= 0 && posterior <= 1)) expect.fail(`${posterior} is no probability`);
			const bin = bins[Math.min(9, Math.floor(posterior * 10))];
			bin.rows++;
			bin.expected += posterior;
			bin.ones += targets[row];
			bin.variance += posterior * (1 - posterior);
		}
		for (const { ones, expected, variance } of bins) {
			expect(Math.abs(ones - expected)).toBeLessThan(4 * Math.sqrt(variance) + 1);
		}
	});

	test.each(datasets.filter((dataset) => dataset.task === 'regression').map(({ name }) => name))(
		'is what the targets scatter about: %s',
		(set) => {
			const dataset = datasetNamed(set);
			const { inputs, targets, rows } = drawn(set, { noise: 0.5 }, 0);
			let mean = 0;
			let square = 0;
			for (let row = 0; row < rows; row++) {
				const residual = targets[row] - dataset.truth([inputs[row]], {});
				mean += residual / rows;
				square += residual ** 2 / rows;
			}
			expect(Math.abs(mean)).toBeLessThan(0.015);
			expect(square).toBeCloseTo(dataset.noiseFloor({ noise: 0.5 }, 0).loss, 1.7);
		}
	);

	test.each(settings)('is a probability far out and without noise: %s %j', (set, options) => {
		const dataset = datasetNamed(set);
		for (const inputs of [
			[1e3, 1e3],
			[-50, 4],
			[0, 0],
			[-1, -1],
			[1, 1]
		]) {
			for (const noise of [0, 1e-6, 0.01, 1]) {
				const posterior = dataset.truth(inputs, { ...options, noise });
				if (!(posterior >= 0 && posterior <= 1))
					expect.fail(`${posterior} for ${inputs} at ${noise}`);
			}
		}
	});
});

describe('noiseFloor(options, flips)', () => {
	test.each(
		settings.flatMap(([set, options]) =>
			[0, 0.1, 0.3].map((flips): [string, Options, number] => [set, options, flips])
		)
	)('is the mean loss and error of the posterior: %s %j, flips %f', (set, options, flips) => {
		const dataset = datasetNamed(set);
		const { inputs, targets, rows } = drawn(set, options, flips);
		const truth = truthAt(set, options, inputs);
		let [loss, lossSquare, wrong] = [0, 0, 0];
		for (let row = 0; row < rows; row++) {
			const posterior = posteriorWithFlips(truth[row], flips);
			const rowLoss = -Math.log(targets[row] ? posterior : 1 - posterior);
			loss += rowLoss / rows;
			lossSquare += rowLoss ** 2 / rows;
			wrong += posterior > 0.5 === targets[row] > 0.5 ? 0 : 1 / rows;
		}
		const floor = dataset.noiseFloor(options, flips);
		const lossDeviation = Math.sqrt(Math.max(0, lossSquare - loss ** 2) / rows);
		const errorDeviation = Math.sqrt((floor.error * (1 - floor.error)) / rows);
		expect(Math.abs(floor.loss - loss)).toBeLessThan(4 * lossDeviation + 1e-3);
		expect(Math.abs(floor.error - wrong)).toBeLessThan(4 * errorDeviation + 1e-3);
	});

	test.each(['rings', 'xor', 'blobs', 'moons', 'spiral', 'checkerboard', 'halfplane'])(
		'is the entropy of the flips where nothing overlaps: %s',
		(set) => {
			for (const flips of [0, 0.1, 0.5]) {
				const floor = datasetNamed(set).noiseFloor({ noise: 0 }, flips);
				expect(floor.error, `error at ${flips}`).toBeCloseTo(flips, 10);
				expect(floor.loss, `loss at ${flips}`).toBeCloseTo(entropy(flips), 10);
			}
		}
	);

	test.each([
		['cosine', {}, 0, 0.16, NaN],
		['rings', {}, 0, 0, 0],
		['rings', {}, 0.1, 0.3251, 0.1],
		['blobs', {}, 0, 0.1115, 0.0449],
		['coin', { inputs: 10 }, 0, Math.LN2, 0.5]
	] as const)('of %s %j with flips %f is %f nats', (set, options, flips, loss, error) => {
		const floor = datasetNamed(set).noiseFloor(options, flips);
		expect(floor.loss).toBeCloseTo(loss, 2);
		if (Number.isNaN(error)) expect(floor.error).toBeNaN();
		else expect(floor.error).toBeCloseTo(error, 2);
	});
});
