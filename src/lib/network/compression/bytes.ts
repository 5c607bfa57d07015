/**
 * What a network takes on a disk, its shape apart: weights, biases and scales. Pruned weights are left out,
 * and the places of the others are stored: as a bit for each weight there was, or as a list of
 * places, whichever is smaller. Where it is smaller still to write the zeros too, they are written.
 */
import { countParameters } from '../cost.ts';
import type { NetworkSpec } from '../spec.ts';
import { countWeights } from './prune.ts';
import { codesOf, countScales, type BitWidth, type Quantization } from './quantize.ts';

export interface StoredBytes {
	weights: number;
	/** Which weights are left. */
	positions: number;
	biases: number;
	scales: number;
	/** Of all four. */
	total: number;
	/** How it is told which weights are left; `none` where all are written. */
	positionsAs: 'none' | 'bits' | 'list';
}

const floatBits = 32;

/** Bits for one of so many different things. */
const bitsToTell = (things: number) => Math.max(1, 32 - Math.clz32(things - 1));

/** Bits that one weight takes. */
export const bitsPerWeight = (bits: BitWidth) => bitsToTell(codesOf(bits).length);

const bytesFor = (bits: number) => Math.ceil(bits / 8);

/** `left`: how many weights are not pruned. Without quantization every number is a float32. */
export function storedBytes(
	network: NetworkSpec,
	left: number = countWeights(network),
	quantization: Quantization | null = null
): StoredBytes {
	const all = countWeights(network);
	const each = quantization ? bitsPerWeight(quantization.bits) : floatBits;
	const hasZero = quantization?.bits !== 'binary';
	const inForm = (positionsAs: StoredBytes['positionsAs'], written: number, positions: number) => ({
		positionsAs,
		weights: bytesFor(written * each),
		positions: bytesFor(positions)
	});
	const forms = left === all || hasZero ? [inForm('none', all, 0)] : [];
	if (left < all) {
		forms.push(inForm('bits', left, all), inForm('list', left, left * bitsToTell(all)));
	}
	const [best] = forms.toSorted((a, b) => a.weights + a.positions - b.weights - b.positions);
	const biasBits = quantization?.biases === 8 ? 8 : floatBits;
	const biases = bytesFor((countParameters(network) - all) * biasBits);
	const scales = quantization ? bytesFor(countScales(network, quantization) * floatBits) : 0;
	const total = best.weights + best.positions + biases + scales;
	return { ...best, biases, scales, total };
}
