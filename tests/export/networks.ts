import { randomStream } from '../../src/lib/random/randomStream.ts';
import type { Activation } from '../../src/lib/network/activation.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import { denseNetwork, type NetworkSpec } from '../../src/lib/network/spec.ts';

export const facts = { wiggle_room: '1', experiment: 'v=1', network: 'A' };

export function networkOf(
	hidden: readonly number[],
	activation: Activation,
	{ inputs = 2, outputs = 1 } = {}
): NetworkSpec {
	return denseNetwork({ inputs, hidden, outputs, activation });
}

/** Parameters with something in every bias too. */
export function someParameters(network: NetworkSpec, seed = 1): Float32Array {
	const random = randomStream(seed, 'export test');
	return Float32Array.from({ length: countParameters(network) }, () => random.normal() / 2);
}

/** Rows over a grid from −2 to 2 in each input. */
export function gridOf(inputs: number, side = 7): Float32Array {
	const rows = side ** inputs;
	const at = (row: number, input: number) => Math.floor(row / side ** input) % side;
	return Float32Array.from(
		{ length: rows * inputs },
		(_, i) => -2 + (4 * at(Math.floor(i / inputs), i % inputs)) / (side - 1)
	);
}

export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
	return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])));
}
