/** Rounds weights in tfjs operations; `network/compression/quantize.ts` has the formulas. */
import {
	abs,
	cast,
	concat,
	div,
	divNoNan,
	greater,
	max,
	mul,
	reshape,
	round,
	sign,
	slice,
	sum,
	zerosLike
} from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import {
	largestCode,
	type BitWidth,
	type Quantization
} from '../../network/compression/quantize.ts';
import type { Layer } from '../../network/spec.ts';

/** The mean of the sizes above the threshold, and a 1 for each that is. */
function meanAbove(threshold: Tensor, sizes: Tensor): { mean: Tensor; above: Tensor } {
	const above = cast(greater(sizes, threshold), 'float32');
	return { mean: divNoNan(sum(mul(sizes, above), 0), sum(above, 0)), above };
}

/** `weights` `[weights of a group, groups]`: each group has a scale. */
function roundGroups(weights: Tensor, bits: BitWidth): Tensor {
	const sizes = abs(weights);
	if (typeof bits === 'number') {
		const scale = div(max(sizes, 0), largestCode(bits)); // [groups]
		return mul(round(divNoNan(weights, scale)), scale);
	}
	const all = meanAbove(zerosLike(max(sizes, 0)), sizes);
	const { mean, above } = bits === 'binary' ? all : meanAbove(mul(all.mean, 0.7), sizes);
	return mul(mul(sign(weights), above), mean);
}

/** All parameters, the rounded ones among them, flat. */
export function roundedParameters(
	layers: readonly Layer[],
	flat: Tensor1D,
	{ bits, scale, biases = 'float' }: Quantization
): Tensor1D {
	const parts = layers.flatMap(({ arrays }) =>
		arrays.map(({ array: { isKernel, shape }, start, end }) => {
			const own = slice(flat, start, end - start);
			const width = isKernel ? bits : biases;
			if (width === 'float') return own;
			const groups = isKernel && scale === 'unit' ? shape[shape.length - 1] : 1;
			return reshape(roundGroups(reshape(own, [-1, groups]), width), [-1]) as Tensor1D;
		})
	);
	return concat(parts);
}
