import { describe, expect, test } from 'vitest';
import { forward } from '../../src/lib/network/forward.ts';
import { gradientOf } from '../../src/lib/network/gradient.ts';
import { initialParameters } from '../../src/lib/network/initialParameters.ts';
import {
	countUpdate,
	gradientOfUpdate,
	layersWithLargerUpdate,
	merged,
	updatesOf,
	withUpdate
} from '../../src/lib/network/lora.ts';
import { scoreOutputs } from '../../src/lib/network/loss.ts';
import { denseNetwork } from '../../src/lib/network/spec.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';

const large = denseNetwork({ inputs: 2, hidden: [64, 64], outputs: 1, activation: 'relu' });
const small = denseNetwork({ inputs: 2, hidden: [5, 4], outputs: 1, activation: 'tanh' });

test('countUpdate(network, rank) is r(in + out) of every hidden kernel', () => {
	expect([1, 2, 4].map((rank) => countUpdate(large, rank))).toEqual([194, 388, 776]);
	expect(
		countUpdate(denseNetwork({ inputs: 2, hidden: [], outputs: 1, activation: 'relu' }), 2)
	).toBe(0);
});

test('layersWithLargerUpdate(network, rank) are those where r(in + out) ≥ in·out', () => {
	// 2 × 64: 66 against 128 numbers at rank 1, 132 at rank 2.
	expect(layersWithLargerUpdate(large, 1)).toEqual([]);
	expect(layersWithLargerUpdate(large, 2).map(({ index }) => index)).toEqual([0]);
	expect(layersWithLargerUpdate(large, 32).map(({ index }) => index)).toEqual([0, 1]);
});

describe('withUpdate(network, rank, parameters, seed)', () => {
	const parameters = initialParameters(large, 3);
	const trained = withUpdate(large, 2, parameters, 3);

	test('begins with A at random within Glorot’s limit, and B at zero', () => {
		expect(trained).toHaveLength(4417 + 388);
		expect(trained.slice(0, 4417)).toEqual(parameters);
		for (const { layer, downStart, upStart, end } of updatesOf(large, 2)) {
			const down = [...trained.subarray(downStart, upStart)].map(Math.abs);
			const limit = Math.sqrt(6 / (layer.inputs + 2));
			expect(Math.max(...down)).toBeLessThanOrEqual(Math.fround(limit));
			expect(Math.max(...down)).toBeGreaterThan(limit / 3);
			expect(trained.subarray(upStart, end).every((value) => value === 0)).toBe(true);
		}
	});

	test('leaves the network as it was, and has a stream of its own', () => {
		expect(merged(large, 2, trained)).toEqual(parameters);
		expect(withUpdate(large, 2, parameters, 3)).toEqual(trained);
		expect(withUpdate(large, 2, parameters, 4)).not.toEqual(trained);
	});
});

describe('merged(network, rank, trained) and gradientOfUpdate(…)', () => {
	const random = randomStream(1, 'test of updates');
	const trained = withUpdate(small, 2, initialParameters(small, 3), 3).map(
		(value) => value || random.normal() / 2
	);
	const inputs = Float32Array.from({ length: 24 }, random.normal);
	const targets = Float32Array.from({ length: 12 }, () => random.uniform());

	test('add A·B to every hidden kernel', () => {
		const [first] = updatesOf(small, 2);
		const a = trained.subarray(first.downStart);
		const b = trained.subarray(first.upStart);
		// Input 1 to unit 3: W[1, 3] + A[1, 0] B[0, 3] + A[1, 1] B[1, 3].
		const expected = trained[1 * 5 + 3] + a[2] * b[3] + a[3] * b[5 + 3];
		expect(merged(small, 2, trained)[1 * 5 + 3]).toBeCloseTo(expected, 6);
	});

	test('have the slope of the loss at every number that is trained', () => {
		const lossAt = (values: Float64Array) => {
			// In float64: a step of 1e-5 would drown in float32.
			const whole = Float64Array.from(values.subarray(0, merged(small, 2, trained).length));
			for (const { layer, rank, downStart, upStart } of updatesOf(small, 2)) {
				for (let i = 0; i < layer.inputs * layer.outputs; i++) {
					const [from, to] = [Math.floor(i / layer.outputs), i % layer.outputs];
					for (let k = 0; k < rank; k++) {
						whole[layer.kernelStart + i] +=
							values[downStart + from * rank + k] * values[upStart + k * layer.outputs + to];
					}
				}
			}
			const outputs = forward(small, whole, inputs);
			return scoreOutputs('binaryCrossEntropy', outputs, targets, 1).loss;
		};
		const ofMerged = gradientOf(
			small,
			'binaryCrossEntropy',
			merged(small, 2, trained),
			inputs,
			targets
		);
		const gradient = gradientOfUpdate(small, 2, trained, ofMerged);
		for (const [i, slope] of gradient.entries()) {
			const moved = (by: number) => Float64Array.from(trained, (v, at) => v + (at === i ? by : 0));
			expect(slope).toBeCloseTo((lossAt(moved(1e-5)) - lossAt(moved(-1e-5))) / 2e-5, 6);
		}
	});
});
