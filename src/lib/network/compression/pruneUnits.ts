/**
 * Pruning whole units of hidden layers: with a unit go its incoming weights, its bias and its outgoing
 * weights, and what is left is a smaller network. Each hidden layer loses the same share, so that the
 * count follows from the share alone.
 *
 * A unit's size is the length of its incoming weights times that of its outgoing ones: what it says at
 * most, and how much of that is heard. In a relu layer one of them may be doubled and the other halved
 * without any change to the outputs, and the product stays as it is.
 */
import { randomStream } from '../../random/randomStream.ts';
import { shuffle } from '../../random/shuffle.ts';
import { denseLayersOf, type DenseLayer, type NetworkSpec } from '../spec.ts';
import type { Pruning } from './prune.ts';

/** A network with fewer units, and its parameters. */
export interface SmallerNetwork {
	network: NetworkSpec;
	/** Flat. */
	parameters: Float32Array;
	/** Of each hidden layer the units that are left, by their index in the network before. */
	units: readonly (readonly number[])[];
}

/** How many of a hidden layer's units are left; one at least. */
export const countUnitsLeft = (units: number, share: number) =>
	Math.max(1, Math.round(units * (1 - share)));

/** The network with as many units in each hidden layer as are left. Every layer must be dense. */
export function withFewerUnits(network: NetworkSpec, share: number): NetworkSpec {
	const last = network.layers.length - 1;
	const layers = network.layers.map((spec, index) => {
		if (spec.kind !== 'dense') throw new RangeError(`Layer ${index + 1} is not dense.`);
		return index === last ? spec : { ...spec, units: countUnitsLeft(spec.units, share) };
	});
	return { ...network, layers };
}

/** Σ w² of each unit's incoming weights, and of each input's outgoing ones. */
function squaresOf({ kernelStart, inputs, outputs }: DenseLayer, parameters: Float32Array) {
	const incoming = new Float64Array(outputs);
	const outgoing = new Float64Array(inputs);
	for (let from = 0; from < inputs; from++) {
		for (let to = 0; to < outputs; to++) {
			const weight = parameters[kernelStart + from * outputs + to];
			incoming[to] += weight * weight;
			outgoing[from] += weight * weight;
		}
	}
	return { incoming, outgoing };
}

/** Of each hidden layer the units that are left, in their order. */
function unitsLeft(
	network: NetworkSpec,
	parameters: Float32Array,
	{ share, first }: Pick<Pruning, 'share' | 'first'>,
	seed: number
): number[][] {
	const layers = denseLayersOf(network);
	const squares = layers.map((layer) => squaresOf(layer, parameters));
	return layers.slice(0, -1).map(({ outputs }, index) => {
		const size = (unit: number) =>
			squares[index].incoming[unit] * squares[index + 1].outgoing[unit];
		const order =
			first === 'smallest'
				? Array.from({ length: outputs }, (_, unit) => unit).sort((a, b) => size(a) - size(b))
				: [...shuffle(outputs, randomStream(seed, 'pruned units', index))];
		return order.slice(outputs - countUnitsLeft(outputs, share)).sort((a, b) => a - b);
	});
}

/** The parameters that these units of each hidden layer have, as those of a network of them alone. */
export function parametersOfUnits(
	network: NetworkSpec,
	parameters: Float32Array,
	units: SmallerNetwork['units']
): Float32Array {
	const values = denseLayersOf(network).flatMap(
		({ index, inputs, outputs, kernelStart, biasStart }) => {
			const rows = units[index - 1] ?? Array.from({ length: inputs }, (_, i) => i);
			const columns = units[index] ?? Array.from({ length: outputs }, (_, i) => i);
			return [
				...rows.flatMap((row) =>
					columns.map((column) => parameters[kernelStart + row * outputs + column])
				),
				...columns.map((column) => parameters[biasStart + column])
			];
		}
	);
	return Float32Array.from(values);
}

/** The smaller network that is left, with the parameters that its units had. */
export function pruneUnits(
	network: NetworkSpec,
	parameters: Float32Array,
	pruning: Pick<Pruning, 'share' | 'first'>,
	seed: number
): SmallerNetwork {
	const units = unitsLeft(network, parameters, pruning, seed);
	return {
		network: withFewerUnits(network, pruning.share),
		parameters: parametersOfUnits(network, parameters, units),
		units
	};
}
