/** Convolution over a picture: in `[height, width, channels]`, out `[height, width, filters]`. */
import { Refusal } from '../exact.ts';
import { parseFormula, type Values } from '../formula.ts';
import type { Shape } from '../shape.ts';
import { lastOf, type LayerKind } from './kind.ts';
import { placesOnSide, type Padding } from './slidingWindow.ts';

export interface Convolution2dSpec {
	kind: 'convolution2d';
	filters: number;
	/** Side of the kernel; its height where `kernelWidth` differs. */
	kernel: number;
	/** Default: as high. */
	kernelWidth?: number;
	/** Default: 1. */
	stride?: number;
	/** Default: `same`. */
	padding?: Padding;
	/** Groups of channels, each with filters of its own that see no others. Default: 1. */
	groups?: number;
	/** Default: true. */
	hasBias?: boolean;
}

const square = { withBias: parseFormula('k²·i·o + o'), withoutBias: parseFormula('k²·i·o') };
const oblong = { withBias: parseFormula('h·w·i·o + o'), withoutBias: parseFormula('h·w·i·o') };

/** Channels that one filter sees. */
function seenBy({ groups = 1, filters }: Convolution2dSpec, input: Shape): number {
	const channels = lastOf(input);
	if (groups === 1) return channels;
	if (channels % groups === 0 && filters % groups === 0) return channels / groups;
	throw new Refusal(
		`${groups} groups do not share ${channels} channels and ${filters} filters out evenly.`
	);
}

export const convolution2d: LayerKind<Convolution2dSpec> = {
	outputShape(spec, input) {
		if (input.length !== 3) {
			throw new Refusal(
				`A convolution needs an image: height × width × channels, and gets ${input.join(' × ')}.`
			);
		}
		const { filters, kernel, kernelWidth = kernel, stride = 1, padding = 'same' } = spec;
		seenBy(spec, input);
		return [
			placesOnSide(input[0], kernel, stride, padding),
			placesOnSide(input[1], kernelWidth, stride, padding),
			filters
		];
	},
	parameters(spec, input) {
		const { filters, kernel, kernelWidth = kernel, hasBias = true } = spec;
		const channels = seenBy(spec, input);
		const fanIn = kernel * kernelWidth * channels;
		const weights = {
			name: 'kernel',
			shape: [kernel, kernelWidth, channels, filters],
			start: { kind: 'heNormal', fanIn },
			isKernel: true
		} as const;
		if (!hasBias) return [weights];
		return [
			weights,
			{ name: 'bias', shape: [filters], start: { kind: 'zeros' }, isKernel: false } as const
		];
	},
	formula(spec, input) {
		const { filters, kernel, kernelWidth = kernel, hasBias = true } = spec;
		const sides: Values = kernel === kernelWidth ? { k: kernel } : { h: kernel, w: kernelWidth };
		const form = kernel === kernelWidth ? square : oblong;
		return {
			formula: hasBias ? form.withBias : form.withoutBias,
			values: { ...sides, i: seenBy(spec, input), o: filters }
		};
	},
	symbols: {
		k: 'side of the kernel',
		h: 'height of the kernel',
		w: 'width of the kernel',
		i: 'inputs',
		o: 'outputs'
	},
	multiplyAdds(spec, input) {
		const { kernel, kernelWidth = kernel } = spec;
		const [height, width, filters] = this.outputShape(spec, input);
		return height * width * kernel * kernelWidth * seenBy(spec, input) * filters;
	},
	trainable: null
};
