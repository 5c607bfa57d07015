/** A convolution that mixes no channels: every channel has kernels of its own, and keeps to itself. */
import { Refusal } from '../exact.ts';
import { parseFormula } from '../formula.ts';
import { lastOf, type LayerKind } from './kind.ts';
import { placesOnSide, type Padding } from './slidingWindow.ts';

export interface DepthwiseConvolution2dSpec {
	kind: 'depthwiseConvolution2d';
	/** Side of the kernel. */
	kernel: number;
	/** Kernels for each channel. Default: 1. */
	multiplier?: number;
	/** Default: 1. */
	stride?: number;
	/** Default: `same`. */
	padding?: Padding;
	/** Default: true. */
	hasBias?: boolean;
}

const withBias = parseFormula('k²·c·m + c·m');
const withoutBias = parseFormula('k²·c·m');

export const depthwiseConvolution2d: LayerKind<DepthwiseConvolution2dSpec> = {
	outputShape({ kernel, multiplier = 1, stride = 1, padding = 'same' }, input) {
		if (input.length !== 3) {
			throw new Refusal(
				`A depthwise convolution needs an image: height × width × channels, and gets ${input.join(' × ')}.`
			);
		}
		const [height, width, channels] = input;
		return [
			placesOnSide(height, kernel, stride, padding),
			placesOnSide(width, kernel, stride, padding),
			channels * multiplier
		];
	},
	parameters({ kernel, multiplier = 1, hasBias = true }, input) {
		const channels = lastOf(input);
		const weights = {
			name: 'kernel',
			shape: [kernel, kernel, channels, multiplier],
			start: { kind: 'heNormal', fanIn: kernel ** 2 },
			isKernel: true
		} as const;
		if (!hasBias) return [weights];
		const shape = [channels * multiplier];
		return [weights, { name: 'bias', shape, start: { kind: 'zeros' }, isKernel: false } as const];
	},
	formula: ({ kernel, multiplier = 1, hasBias = true }, input) => ({
		formula: hasBias ? withBias : withoutBias,
		values: { k: kernel, c: lastOf(input), m: multiplier }
	}),
	symbols: { k: 'side of the kernel', c: 'channels', m: 'kernels a channel' },
	multiplyAdds(spec, input) {
		const [height, width, outputs] = this.outputShape(spec, input);
		return height * width * outputs * spec.kernel ** 2;
	},
	trainable: null
};
