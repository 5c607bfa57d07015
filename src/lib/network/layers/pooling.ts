/**
 * The largest or the mean value of each channel in every place of a window that moves along. A mean is
 * that of the positions that there are, without what `same` pads.
 */
import { Refusal } from '../exact.ts';
import { parseFormula } from '../formula.ts';
import { sizeOf, type Shape } from '../shape.ts';
import type { LayerKind } from './kind.ts';
import { placesOnSide, zerosBefore, type Padding } from './slidingWindow.ts';
import { noParameters } from './withoutParameters.ts';

export interface PoolingSpec {
	kind: 'pooling';
	of: 'max' | 'average';
	/** Side of the window. */
	size: number;
	/** Default: the side of the window. */
	stride?: number;
	/** Default: `valid`. */
	padding?: Padding;
}

/** For each place of a side the positions that its window covers, without those beyond both ends. */
function windowsOf({ size, stride = size, padding = 'valid' }: PoolingSpec, side: number) {
	const before = zerosBefore(side, size, stride, padding);
	return Array.from({ length: placesOnSide(side, size, stride, padding) }, (_, place) =>
		Array.from({ length: size }, (_, tap) => place * stride + tap - before).filter(
			(position) => position >= 0 && position < side
		)
	);
}

/** Calls `visit` for each output with the inputs that its window covers. */
function visitWindows(
	spec: PoolingSpec,
	input: Shape,
	rows: number,
	visit: (output: number, inputs: readonly number[]) => void
): void {
	const [height, width, channels] = input.length === 2 ? [input[0], 1, input[1]] : input;
	const down = windowsOf(spec, height);
	const across = input.length === 2 ? [[0]] : windowsOf(spec, width);
	let output = 0;
	for (let row = 0; row < rows; row++) {
		for (const ys of down) {
			for (const xs of across) {
				for (let channel = 0; channel < channels; channel++) {
					const at = (y: number, x: number) =>
						((row * height + y) * width + x) * channels + channel;
					visit(
						output++,
						ys.flatMap((y) => xs.map((x) => at(y, x)))
					);
				}
			}
		}
	}
}

/** The first of the largest. */
const largestOf = (values: ArrayLike<number>, among: readonly number[]) =>
	among.reduce((best, at) => (values[at] > values[best] ? at : best));

export const pooling: LayerKind<PoolingSpec> = {
	outputShape({ size, stride = size, padding = 'valid' }, input) {
		if (input.length < 2) {
			throw new Refusal(
				`Pooling needs an image, or positions × channels, and gets ${input.join(' × ')}.`
			);
		}
		const sides = input.slice(0, -1).map((side) => placesOnSide(side, size, stride, padding));
		return [...sides, input[input.length - 1]];
	},
	parameters: () => [],
	formula: () => ({ formula: parseFormula('0'), values: {} }),
	symbols: {},
	multiplyAdds: () => 0,
	trainable: {
		forward(spec, input, _parameters, inputs, rows) {
			const shape = pooling.outputShape(spec, input);
			const outputs = new Float64Array(rows * sizeOf(shape));
			visitWindows(spec, input, rows, (to, from) => {
				outputs[to] =
					spec.of === 'max'
						? inputs[largestOf(inputs, from)]
						: from.reduce((sum, at) => sum + inputs[at], 0) / from.length;
			});
			return outputs;
		},
		/** Of a largest value the gradient goes to that alone, of a mean to all of them evenly. */
		backward(spec, input, _parameters, pass, gradient, rows) {
			const ofInputs = new Float64Array(pass.inputs.length);
			visitWindows(spec, input, rows, (to, from) => {
				if (spec.of === 'max') ofInputs[largestOf(pass.inputs, from)] += gradient[to];
				else for (const at of from) ofInputs[at] += gradient[to] / from.length;
			});
			return { inputs: ofInputs, parameters: new Float64Array(0) };
		},
		describe: noParameters,
		activation: () => null
	}
};
