/** What each unit of a network makes of the inputs, as a map over two of them or a curve over one. */
import { passes } from '$lib/network/forward.ts';
import { denseLayersOf, type NetworkSpec } from '$lib/network/spec.ts';
import type { Loss } from '$lib/network/loss.ts';

/**
 * Shares from −1 to 1, for each column of nodes (the inputs, then the layers) and each of its units, one for
 * each row of `inputs`. tanh is its own share and a sigmoid is seen about ½, as is a class's probability;
 * what has no bounds is seen against the largest in its column.
 */
export function unitShares(
	spec: NetworkSpec,
	parameters: Float32Array,
	inputs: Float32Array, // [rows, inputs]
	loss: Loss
): Float32Array[][] {
	const all = passes(spec, parameters, inputs);
	const layers = denseLayersOf(spec);
	const columns = [
		{
			values: all[0].inputs,
			units: layers[0].inputs,
			share: (value: number) => value,
			isBounded: false
		},
		...layers.map(({ outputs, activation }, layer) => {
			const isOutput = layer === layers.length - 1;
			const { share, isBounded } = isOutput ? shareOfOutput(loss) : shares[activation];
			return { values: all[layer].outputs, units: outputs, share, isBounded };
		})
	];
	return columns.map(({ values, units, share, isBounded }) => {
		const scale = isBounded
			? 1
			: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
		return Array.from({ length: units }, (_, unit) =>
			Float32Array.from({ length: values.length / units }, (_, row) => {
				const value = share(values[row * units + unit]);
				return scale === 0 ? 0 : value / scale;
			})
		);
	});
}

const asItIs = (value: number) => value;
const shares = {
	tanh: { share: asItIs, isBounded: true },
	sigmoid: { share: (value: number) => 2 * value - 1, isBounded: true },
	relu: { share: asItIs, isBounded: false },
	linear: { share: asItIs, isBounded: false }
};

function shareOfOutput(loss: Loss) {
	// A logit z is the probability 1 / (1 + exp(−z)).
	if (loss === 'meanSquaredError') return shares.linear;
	return { share: (value: number) => Math.tanh(value / 2), isBounded: true };
}
