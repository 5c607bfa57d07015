import { describe, expect, test } from 'vitest';
import {
	countUnitsLeft,
	pruneUnits,
	withFewerUnits,
	type SmallerNetwork
} from '../../../src/lib/network/compression/pruneUnits.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import { forward } from '../../../src/lib/network/forward.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import { denseLayersOf, denseNetwork, type NetworkSpec } from '../../../src/lib/network/spec.ts';
import { randomStream } from '../../../src/lib/random/randomStream.ts';

/** The large network's parameters, where nothing that comes from a unit that is gone is heard. */
function cutOff(network: NetworkSpec, parameters: Float32Array, { units }: SmallerNetwork) {
	const result = parameters.slice();
	for (const { index, inputs, outputs, kernelStart } of denseLayersOf(network).slice(1)) {
		for (let from = 0; from < inputs; from++) {
			if (units[index - 1].includes(from)) continue;
			result.fill(0, kernelStart + from * outputs, kernelStart + (from + 1) * outputs);
		}
	}
	return result;
}

const stack = { inputs: 2, hidden: [16, 12], outputs: 3, activation: 'tanh' } as const;

describe('pruneUnits(network, parameters, pruning, seed)', () => {
	test('takes away the units whose weights are the smallest', () => {
		const network = denseNetwork({ inputs: 1, hidden: [3], outputs: 1, activation: 'relu' });
		// Incoming 4, 1, 2; biases; outgoing 1, 8, 3: sizes 4, 8, 6.
		const parameters = Float32Array.of(4, -1, 2, 10, 20, 30, 1, 8, -3, 5);
		const smaller = pruneUnits(network, parameters, { share: 1 / 3, first: 'smallest' }, 1);
		expect(smaller.units).toEqual([[1, 2]]);
		expect([...smaller.parameters]).toEqual([-1, 2, 20, 30, 8, -3, 5]);
		expect(countParameters(smaller.network)).toBe(7);
	});

	test.each(['smallest', 'random'] as const)(
		'says exactly what the large network says with those units cut off: %s',
		(first) => {
			const network = denseNetwork(stack);
			const random = randomStream(5, 'biases');
			const parameters = initialParameters(network, 5).map((value) => value || random.normal());
			const inputs = Float32Array.from({ length: 40 }, () => random.normal());
			for (const share of [0, 0.3, 0.5, 0.8, 0.99]) {
				const smaller = pruneUnits(network, parameters, { share, first }, 5);
				const rest = cutOff(network, parameters, smaller);
				expect(forward(smaller.network, smaller.parameters, inputs)).toEqual(
					forward(network, rest, inputs)
				);
				expect(smaller.network).toEqual(withFewerUnits(network, share));
				expect(smaller.parameters).toHaveLength(countParameters(smaller.network));
			}
		}
	);

	test('at random follows the seed', () => {
		const network = denseNetwork(stack);
		const parameters = initialParameters(network, 5);
		const unitsBy = (seed: number) =>
			pruneUnits(network, parameters, { share: 0.5, first: 'random' }, seed).units;
		expect(unitsBy(4)).toEqual(unitsBy(4));
		expect(unitsBy(4)).not.toEqual(unitsBy(5));
	});
});

test('countUnitsLeft(units, share) rounds, and leaves one', () => {
	expect([0, 0.5, 0.75, 0.99].map((share) => countUnitsLeft(64, share))).toEqual([64, 32, 16, 1]);
	expect(countUnitsLeft(3, 0.9)).toBe(1);
});
