/**
 * Convolution over positions: one kernel of `kernel` × channels weights a filter is moved along the
 * positions, so that all of them share the same weights. In `[positions, channels]`, out `[places,
 * filters]`; parameters as Keras' `Conv1D` has them, kernel `[kernel, channels, filters]`.
 */
import { activateAll, backThrough, type Activation } from '../activation.ts';
import { Refusal } from '../exact.ts';
import { parseFormula } from '../formula.ts';
import type { Shape } from '../shape.ts';
import { kernelStart } from './dense.ts';
import type { Initialisation, LayerKind } from './kind.ts';

export interface Convolution1dSpec {
	kind: 'convolution1d';
	filters: number;
	/** Positions that one place sees. */
	kernel: number;
	/** Positions from one place to the next. Default: 1. */
	stride?: number;
	/** `valid`: only places that the kernel covers wholly. `same`: as many places as positions ÷
	 * stride, rounded up, with zeros beyond both ends; an odd zero lies at the far end. */
	padding: 'valid' | 'same';
	activation: Activation;
	/** Default: true. */
	hasBias?: boolean;
	/** Of the kernel. Default: as of a dense layer. */
	initialisation?: Initialisation;
}

const withBias = parseFormula('k·c·f + f');
const withoutBias = parseFormula('k·c·f');

/** How many places there are, and how many zeros before the first position. */
export function placesOf(
	{ kernel, stride = 1, padding }: Convolution1dSpec,
	positions: number
): { places: number; before: number } {
	if (padding === 'valid') {
		return { places: Math.floor((positions - kernel) / stride) + 1, before: 0 };
	}
	const places = Math.ceil(positions / stride);
	const zeros = Math.max(0, (places - 1) * stride + kernel - positions);
	return { places, before: Math.floor(zeros / 2) };
}

/** Calls `visit` for each weight of each place that lies on a position. */
function visitWeights(
	spec: Convolution1dSpec,
	[positions, channels]: Shape,
	rows: number,
	visit: (input: number, output: number, weight: number) => void
): void {
	const { filters, kernel, stride = 1 } = spec;
	const { places, before } = placesOf(spec, positions);
	for (let row = 0; row < rows; row++) {
		for (let place = 0; place < places; place++) {
			for (let tap = 0; tap < kernel; tap++) {
				const position = place * stride + tap - before;
				if (position < 0 || position >= positions) continue;
				for (let channel = 0; channel < channels; channel++) {
					const input = (row * positions + position) * channels + channel;
					const output = (row * places + place) * filters;
					const weight = (tap * channels + channel) * filters;
					for (let to = 0; to < filters; to++) visit(input, output + to, weight + to);
				}
			}
		}
	}
}

/** What goes into the activation, `[rows, places, filters]`. */
function sumsOf(
	spec: Convolution1dSpec,
	input: Shape,
	parameters: ArrayLike<number>,
	inputs: Float64Array, // [rows, positions, channels]
	rows: number
): Float64Array {
	const { filters, kernel, hasBias = true } = spec;
	const biasStart = kernel * input[1] * filters;
	const { places } = placesOf(spec, input[0]);
	const sums = new Float64Array(rows * places * filters);
	for (let i = 0; hasBias && i < sums.length; i++) {
		sums[i] = parameters[biasStart + (i % filters)];
	}
	visitWeights(spec, input, rows, (from, to, weight) => {
		sums[to] += inputs[from] * parameters[weight];
	});
	return sums;
}

export const convolution1d: LayerKind<Convolution1dSpec> = {
	outputShape(spec, input) {
		if (input.length !== 2) {
			throw new Refusal(
				`A convolution over positions needs positions × channels, and gets ${input.join(' × ')}.`
			);
		}
		const { places } = placesOf(spec, input[0]);
		if (places < 1) {
			throw new Refusal(
				`A kernel of ${spec.kernel} positions does not fit on ${input[0]} of them.`
			);
		}
		return [places, spec.filters];
	},
	parameters(spec, [, channels]) {
		const { kernel, filters, hasBias = true } = spec;
		const start = kernelStart(spec, kernel * channels, kernel * filters);
		const weights = { name: 'kernel', shape: [kernel, channels, filters], start, isKernel: true };
		if (!hasBias) return [weights];
		return [
			weights,
			{ name: 'bias', shape: [filters], start: { kind: 'zeros' }, isKernel: false } as const
		];
	},
	formula: ({ kernel, filters, hasBias = true }, [, channels]) => ({
		formula: hasBias ? withBias : withoutBias,
		values: { k: kernel, c: channels, f: filters }
	}),
	symbols: { k: 'positions of the kernel', c: 'channels', f: 'filters' },
	multiplyAdds: (spec, [positions, channels]) =>
		placesOf(spec, positions).places * spec.kernel * channels * spec.filters,
	trainable: {
		forward: (spec, input, parameters, inputs, rows) =>
			activateAll(spec.activation, sumsOf(spec, input, parameters, inputs, rows)),
		backward(spec, input, parameters, pass, gradient, rows) {
			const { filters, kernel, activation, hasBias = true } = spec;
			const biasStart = kernel * input[1] * filters;
			const deltas = backThrough(activation, pass.outputs, gradient, () =>
				sumsOf(spec, input, parameters, pass.inputs, rows)
			); // [rows, places, filters]
			const ofInputs = new Float64Array(pass.inputs.length);
			const ofParameters = new Float64Array(biasStart + (hasBias ? filters : 0));
			for (let i = 0; hasBias && i < deltas.length; i++) {
				ofParameters[biasStart + (i % filters)] += deltas[i];
			}
			visitWeights(spec, input, rows, (from, to, weight) => {
				ofParameters[weight] += pass.inputs[from] * deltas[to];
				ofInputs[from] += parameters[weight] * deltas[to];
			});
			return { inputs: ofInputs, parameters: ofParameters };
		},
		describe({ filters, kernel }, [, channels], index, neighbours) {
			const to = index % filters;
			if (index >= kernel * channels * filters) {
				return { kind: 'bias', to, sentence: `bias of ${neighbours.to(to)}` };
			}
			const from = Math.floor(index / filters) % channels;
			const tap = Math.floor(index / (filters * channels)) + 1;
			const source = channels === 1 ? '' : ` from ${neighbours.from(from)}`;
			return {
				kind: 'weight',
				from,
				to,
				sentence: `weight ${tap} of ${kernel}${source} to ${neighbours.to(to)}, shared by all places`
			};
		},
		activation: ({ activation }) => activation
	}
};
