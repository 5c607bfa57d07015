/** Convolution over a picture by a square kernel: in and out `[height, width, channels]`, padded. */
import { Refusal } from '../exact.ts';
import { parseFormula } from '../formula.ts';
import { lastOf, type LayerKind } from './kind.ts';

export interface Convolution2dSpec {
	kind: 'convolution2d';
	filters: number;
	/** Side of the kernel. */
	kernel: number;
	/** Default: true. */
	hasBias?: boolean;
}

const withBias = parseFormula('k²·i·o + o');
const withoutBias = parseFormula('k²·i·o');

export const convolution2d: LayerKind<Convolution2dSpec> = {
	outputShape({ filters }, input) {
		if (input.length === 3) return [input[0], input[1], filters];
		throw new Refusal(
			`A convolution needs an image: height × width × channels, and gets ${input.join(' × ')}.`
		);
	},
	parameters({ filters, kernel, hasBias = true }, input) {
		const channels = lastOf(input);
		const fanIn = kernel ** 2 * channels;
		const weights = {
			name: 'kernel',
			shape: [kernel, kernel, channels, filters],
			start: { kind: 'heNormal', fanIn },
			isKernel: true
		} as const;
		if (!hasBias) return [weights];
		return [
			weights,
			{ name: 'bias', shape: [filters], start: { kind: 'zeros' }, isKernel: false } as const
		];
	},
	formula: ({ filters, kernel, hasBias = true }, input) => ({
		formula: hasBias ? withBias : withoutBias,
		values: { k: kernel, i: lastOf(input), o: filters }
	}),
	symbols: { k: 'side of the kernel', i: 'inputs', o: 'outputs' },
	multiplyAdds: ({ filters, kernel }, [height, width, channels]) =>
		height * width * kernel ** 2 * channels * filters,
	trainable: null
};
