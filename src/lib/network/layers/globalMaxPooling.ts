/** The largest value of each channel over all positions: what was seen, and not where. */
import { Refusal } from '../exact.ts';
import { parseFormula } from '../formula.ts';
import type { Shape } from '../shape.ts';
import type { LayerKind } from './kind.ts';
import { noParameters } from './withoutParameters.ts';

export interface GlobalMaxPoolingSpec {
	kind: 'globalMaxPooling';
}

/** Where in the inputs the largest value of each row's channels lies: `[rows, channels]`. */
function largest(inputs: Float64Array, [positions, channels]: Shape, rows: number): Int32Array {
	const places = new Int32Array(rows * channels);
	for (let i = 0; i < places.length; i++) {
		const start = Math.floor(i / channels) * positions * channels + (i % channels);
		let at = start;
		for (let position = 1; position < positions; position++) {
			const next = start + position * channels;
			if (inputs[next] > inputs[at]) at = next;
		}
		places[i] = at;
	}
	return places;
}

export const globalMaxPooling: LayerKind<GlobalMaxPoolingSpec> = {
	outputShape(_, input) {
		if (input.length === 2) return [input[1]];
		throw new Refusal(`Pooling needs positions × channels, and gets ${input.join(' × ')}.`);
	},
	parameters: () => [],
	formula: () => ({ formula: parseFormula('0'), values: {} }),
	symbols: {},
	multiplyAdds: () => 0,
	trainable: {
		forward: (_, input, _parameters, inputs, rows) =>
			Float64Array.from(largest(inputs, input, rows), (at) => inputs[at]),
		/** The gradient goes to the largest value alone. */
		backward(_, input, _parameters, pass, gradient, rows) {
			const ofInputs = new Float64Array(pass.inputs.length);
			largest(pass.inputs, input, rows).forEach((at, i) => (ofInputs[at] += gradient[i]));
			return { inputs: ofInputs, parameters: new Float64Array(0) };
		},
		describe: noParameters,
		activation: () => null
	}
};
