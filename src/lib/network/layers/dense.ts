/** Dense: every output is connected with every input, `h′ = φ(h·W + b)`. */
import { activateAll, backThrough, type Activation } from '../activation.ts';
import { parseFormula } from '../formula.ts';
import { sizeOf, type Shape } from '../shape.ts';
import { lastOf, type Initialisation, type LayerKind, type Start } from './kind.ts';

export interface DenseSpec {
	kind: 'dense';
	units: number;
	activation: Activation;
	/** Of the kernel. Default: `heNormal` for relu and its like, `glorotUniform` otherwise; biases begin at
	 * zero. */
	initialisation?: Initialisation;
	/** Default: true. */
	hasBias?: boolean;
}

/** Activations that silence about half of what comes in, for which He's initialisation is made. */
const rectifiers: readonly Activation[] = ['relu', 'leakyRelu', 'gelu'];

const withBias = parseFormula('i·o + o');
const withoutBias = parseFormula('i·o');

/** How a kernel begins that nothing else is said of. */
export function kernelStart(
	{ activation, initialisation }: Pick<DenseSpec, 'activation' | 'initialisation'>,
	fanIn: number,
	fanOut: number
): Start {
	const kind = initialisation ?? (rectifiers.includes(activation) ? 'heNormal' : 'glorotUniform');
	return kind === 'heNormal' ? { kind, fanIn } : { kind, fanIn, fanOut };
}

/** `h·W + b`, `[rows, units]`. */
export function sumsOf(
	{ units, hasBias = true }: Pick<DenseSpec, 'units' | 'hasBias'>,
	input: Shape,
	parameters: ArrayLike<number>,
	inputs: Float64Array // [rows, …input]
): Float64Array {
	const width = lastOf(input);
	const count = inputs.length / width;
	const biasStart = width * units;
	const sums = new Float64Array(count * units);
	for (let row = 0; row < count; row++) {
		for (let to = 0; to < units; to++) {
			let z = hasBias ? parameters[biasStart + to] : 0;
			for (let from = 0; from < width; from++) {
				z += inputs[row * width + from] * parameters[from * units + to];
			}
			sums[row * units + to] = z;
		}
	}
	return sums;
}

export const dense: LayerKind<DenseSpec> = {
	outputShape: ({ units }, input) => [...input.slice(0, -1), units],
	parameters(spec, input) {
		const inputs = lastOf(input);
		const { units, hasBias = true } = spec;
		const start = kernelStart(spec, inputs, units);
		const kernel = { name: 'kernel', shape: [inputs, units], start, isKernel: true };
		if (!hasBias) return [kernel];
		const bias = {
			name: 'bias',
			shape: [units],
			start: { kind: 'zeros' },
			isKernel: false
		} as const;
		return [kernel, bias];
	},
	formula: ({ units, hasBias = true }, input) => ({
		formula: hasBias ? withBias : withoutBias,
		values: { i: lastOf(input), o: units }
	}),
	symbols: { i: 'inputs', o: 'outputs' },
	multiplyAdds: ({ units }, input) => sizeOf(input) * units,
	trainable: {
		forward: (spec, input, parameters, inputs) =>
			activateAll(spec.activation, sumsOf(spec, input, parameters, inputs)),
		/** `∂W = hᵀ·δ`, `∂b = Σ δ`, `∂h = δ·Wᵀ`, with `δ = ∂h′ ∘ φ′`. */
		backward(spec, input, parameters, pass, gradient) {
			const { units, activation, hasBias = true } = spec;
			const width = lastOf(input);
			const biasStart = width * units;
			const deltas = backThrough(activation, pass.outputs, gradient, () =>
				sumsOf(spec, input, parameters, pass.inputs)
			); // [rows, units]
			const ofInputs = new Float64Array(pass.inputs.length);
			const ofParameters = new Float64Array(biasStart + (hasBias ? units : 0));
			for (let row = 0; row < deltas.length / units; row++) {
				for (let to = 0; to < units; to++) {
					const delta = deltas[row * units + to];
					if (hasBias) ofParameters[biasStart + to] += delta;
					for (let from = 0; from < width; from++) {
						ofParameters[from * units + to] += pass.inputs[row * width + from] * delta;
						ofInputs[row * width + from] += parameters[from * units + to] * delta;
					}
				}
			}
			return { inputs: ofInputs, parameters: ofParameters };
		},
		describe({ units }, input, index, neighbours) {
			const biasStart = lastOf(input) * units;
			if (index >= biasStart) {
				const to = index - biasStart;
				return { kind: 'bias', to, sentence: `bias of ${neighbours.to(to)}` };
			}
			const from = Math.floor(index / units);
			const to = index % units;
			const sentence = `weight from ${neighbours.from(from)} to ${neighbours.to(to)}`;
			return { kind: 'weight', from, to, sentence };
		},
		activation: ({ activation }) => activation
	}
};
