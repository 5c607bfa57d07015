/**
 * Quantization: each weight is rounded to a code, one of a few whole numbers, times a scale that its
 * layer or its unit has in common. Symmetric, so that 0 stays 0.
 *
 * - b bits: scale `max|w| / (2ᵇ⁻¹ − 1)`, code `round(w / scale)`, a half to the even one
 * - ternary: code 0 up to the threshold `.7 · mean|w|`, above it ±1; the scale is the mean of those above
 *   (Li et al. 2016, https://arxiv.org/abs/1605.04711)
 * - binary: code ±1, scale `mean|w|` (Rastegari et al. 2016, https://arxiv.org/abs/1603.05279)
 *
 * A weight that is 0, as a pruned one, stays 0 and counts in no mean. Scales and quotients are rounded to
 * float32 as in the engine: a network that is rounded here is bit by bit the one that it trains.
 */
import { kernelsOf, layersOf, type NetworkSpec, type PlacedArray } from '../spec.ts';

export const bitWidths = [8, 6, 5, 4, 3, 2, 'ternary', 'binary'] as const;
export type BitWidth = (typeof bitWidths)[number];

export interface Quantization {
	bits: BitWidth;
	/** What has one scale: a layer's kernel, or the incoming weights of one unit. */
	scale: 'layer' | 'unit';
	/** Biases at 8 bits have one scale a layer. Default: float32. */
	biases?: 'float' | 8;
}

/** What the numbers of one group are rounded by. */
interface Grid {
	scale: number;
	/** Up to this size the code is 0; null where the code comes from rounding. */
	threshold: number | null;
}

/** Codes are whole numbers from −this to this; a binary one is never 0 but for a weight that is 0. */
export const largestCode = (bits: BitWidth) => (typeof bits === 'number' ? 2 ** (bits - 1) - 1 : 1);

/** The codes that there are, from the lowest. */
export function codesOf(bits: BitWidth): number[] {
	if (bits === 'binary') return [-1, 1];
	const largest = largestCode(bits);
	return Array.from({ length: 2 * largest + 1 }, (_, i) => i - largest);
}

/** Of a mean: the threshold below which a ternary weight becomes 0; binary ones have none. */
const shareOfMean = { ternary: 0.7, binary: 0 };

/** The mean of the sizes above a threshold, as float32; 0 of none. */
function meanAbove(threshold: number, sizes: readonly number[]): number {
	let [sum, count] = [0, 0];
	for (const size of sizes) {
		// Not `>`: NaN counts, so that a network that has diverged shows it.
		if (size <= threshold) continue;
		sum += size;
		count++;
	}
	return count === 0 ? 0 : Math.fround(sum / count);
}

function gridOf(values: readonly number[], bits: BitWidth): Grid {
	const sizes = values.map(Math.abs);
	if (typeof bits === 'number') {
		const largest = sizes.reduce((a, b) => Math.max(a, b), 0);
		return { scale: Math.fround(largest / largestCode(bits)), threshold: null };
	}
	const threshold = Math.fround(shareOfMean[bits] * meanAbove(0, sizes));
	return { scale: meanAbove(threshold, sizes), threshold };
}

/** The nearest whole number; of two that are as near, the even one. */
function nearest(value: number): number {
	const rounded = Math.round(value);
	return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

function codeOf(value: number, { scale, threshold }: Grid): number {
	if (scale === 0) return 0;
	if (threshold === null) return nearest(Math.fround(value / scale));
	return Math.abs(value) > threshold ? Math.sign(value) : 0;
}

/** An array of numbers at its place, as codes. */
export interface QuantizedArray {
	placed: PlacedArray;
	/** One, or one for each unit. */
	scales: Float32Array;
	/** As many as the array has numbers, in their order. */
	codes: Int8Array;
}

/** The last side of an array counts units. */
function quantizeArray(
	placed: PlacedArray,
	parameters: Float32Array,
	bits: BitWidth,
	scale: Quantization['scale']
): QuantizedArray {
	const own = parameters.subarray(placed.start, placed.end);
	const groups = scale === 'layer' ? 1 : placed.array.shape[placed.array.shape.length - 1];
	const members = Array.from({ length: groups }, (): number[] => []);
	for (const [i, value] of own.entries()) members[i % groups].push(value);
	const grids = members.map((values) => gridOf(values, bits));
	return {
		placed,
		scales: Float32Array.from(grids, (grid) => grid.scale),
		codes: Int8Array.from(own, (value, i) => codeOf(value, grids[i % groups]))
	};
}

/** Every array that is rounded, in the order of the parameters: kernels, and biases where they are. */
export function quantizedArrays(
	network: NetworkSpec,
	parameters: Float32Array,
	{ bits, scale, biases = 'float' }: Quantization
): QuantizedArray[] {
	return layersOf(network).flatMap(({ arrays }) =>
		arrays.flatMap((placed) => {
			if (placed.array.isKernel) return [quantizeArray(placed, parameters, bits, scale)];
			return biases === 'float' ? [] : [quantizeArray(placed, parameters, biases, 'layer')];
		})
	);
}

/** All parameters, the rounded ones among them, flat. */
export function quantized(
	network: NetworkSpec,
	parameters: Float32Array,
	quantization: Quantization
): Float32Array {
	const result = parameters.slice();
	for (const { placed, scales, codes } of quantizedArrays(network, parameters, quantization)) {
		for (const [i, code] of codes.entries()) {
			result[placed.start + i] = code * scales[i % scales.length];
		}
	}
	return result;
}

/** How many scales are stored. */
export function countScales(network: NetworkSpec, { scale, biases = 'float' }: Quantization) {
	const kernels = kernelsOf(network);
	const rounded = layersOf(network).flatMap(({ arrays }) =>
		arrays.filter(({ array }) => !array.isKernel && biases !== 'float')
	);
	const units = ({ array }: PlacedArray) => array.shape[array.shape.length - 1];
	const ofKernels = scale === 'layer' ? kernels.length : kernels.map(units).reduce((a, b) => a + b);
	return ofKernels + rounded.length;
}
