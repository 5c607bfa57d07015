/**
 * A network is an input shape and a list of layers. Each layer's parameters, and what comes out of
 * it, follow from its settings and from what comes in.
 *
 * Parameters lie in one flat array, layer by layer and array by array, each row-major: of a dense
 * layer the kernel `[inputs, outputs]`, then the bias `[outputs]` (the order of Keras' `getWeights`).
 */
import type { Activation } from './activation.ts';
import type { DenseSpec } from './layers/dense.ts';
import { kindOf, type LayerSpec } from './layers/index.ts';
import { lastOf, type Initialisation, type ParameterArray } from './layers/kind.ts';
import { sizeOf, type Shape } from './shape.ts';

export interface NetworkSpec {
	/** Of one example. */
	input: Shape;
	/** Of each input, where they have names of their own. */
	inputNames?: readonly string[];
	/** From the input side; the last one gives the outputs, which are logits for a cross-entropy. */
	layers: readonly LayerSpec[];
}

/** What width and depth make: dense layers one upon the other. */
export interface DenseStack {
	inputs: number;
	inputNames?: readonly string[];
	/** Units of each hidden layer, from the input side; none is linear or logistic regression. */
	hidden: readonly number[];
	outputs: number;
	/** Of every hidden layer. The output is linear. */
	activation: Activation;
	/** Of the hidden kernels. Default: `heNormal` for relu and its like, `glorotUniform` otherwise. The output
	 * kernel always starts from `glorotUniform`, biases at zero. */
	initialisation?: Initialisation;
}

export function denseNetwork(stack: DenseStack): NetworkSpec {
	const { inputs, inputNames, hidden, outputs, activation, initialisation } = stack;
	return {
		input: [inputs],
		...(inputNames ? { inputNames } : {}),
		layers: [
			...hidden.map((units): DenseSpec => ({ kind: 'dense', units, activation, initialisation })),
			{ kind: 'dense', units: outputs, activation: 'linear' }
		]
	};
}

/** An array of parameters at its place in the flat array, from `start` to before `end`. */
export interface PlacedArray {
	array: ParameterArray;
	start: number;
	end: number;
}

/** A layer at its place in the network. */
export interface Layer<Spec extends LayerSpec = LayerSpec> {
	/** Position in the stack; the last one is the output layer. */
	index: number;
	spec: Spec;
	input: Shape;
	output: Shape;
	arrays: readonly PlacedArray[];
	/** Where its parameters begin in the flat array, and one past its last one. */
	start: number;
	end: number;
}

/** Throws a `Refusal` where a layer cannot take what comes in. */
export function layersOf({ input, layers }: NetworkSpec): Layer[] {
	let shape = input;
	let at = 0;
	return layers.map((spec, index): Layer => {
		const kind = kindOf(spec);
		const start = at;
		const arrays = kind.parameters(spec, shape).map((array): PlacedArray => {
			const first = at;
			at += sizeOf(array.shape);
			return { array, start: first, end: at };
		});
		const layer = {
			index,
			spec,
			input: shape,
			output: kind.outputShape(spec, shape),
			arrays,
			start,
			end: at
		};
		shape = layer.output;
		return layer;
	});
}

/** Numbers of one example that go in. */
export const inputsOf = ({ input }: NetworkSpec) => sizeOf(input);

/** Numbers of one example that come out. */
export const outputsOf = (network: NetworkSpec) => sizeOf(layersOf(network).at(-1)!.output);

/** What is penalised and decays: every parameter of a kernel, by its range in the flat array. */
export function kernelsOf(network: NetworkSpec): PlacedArray[] {
	return layersOf(network).flatMap(({ arrays }) => arrays.filter(({ array }) => array.isKernel));
}

/** A dense layer in figures. */
export interface DenseLayer {
	index: number;
	inputs: number;
	outputs: number;
	activation: Activation;
	/** Where its kernel begins in the flat parameter array. */
	kernelStart: number;
	/** Where its bias begins; `kernelStart + inputs × outputs`. */
	biasStart: number;
	/** One past its last parameter. */
	end: number;
}

/** Whether it is a stack of dense layers with biases, as width and depth make one. */
export function isDenseStack(network: NetworkSpec): boolean {
	return (
		network.input.length === 1 &&
		network.layers.every((spec) => spec.kind === 'dense' && spec.hasBias !== false)
	);
}

/** The layers of a stack that `isDenseStack`. */
export function denseLayersOf(network: NetworkSpec): DenseLayer[] {
	return layersOf(network).map(({ index, spec, input, arrays, end }) => {
		if (spec.kind !== 'dense') throw new RangeError(`Layer ${index + 1} is not dense.`);
		const [kernel, bias] = arrays;
		return {
			index,
			inputs: lastOf(input),
			outputs: spec.units,
			activation: spec.activation,
			kernelStart: kernel.start,
			biasStart: bias.start,
			end
		};
	});
}
