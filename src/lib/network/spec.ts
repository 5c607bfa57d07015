/**
 * A network here is a stack of dense layers: `hidden` widths between `inputs` and `outputs`, one
 * activation on every hidden layer, a linear output. Depth is the number of hidden layers; depth 0
 * is linear or logistic regression.
 *
 * Parameters lie in one flat array, layer by layer: kernel `[inputs, outputs]` row-major, then bias
 * `[outputs]` (the order of Keras' `getWeights`).
 */

export const activations = ['tanh', 'relu', 'sigmoid', 'linear'] as const;
export type Activation = (typeof activations)[number];

export type Initialisation = 'glorotUniform' | 'heNormal';

export interface NetworkSpec {
	inputs: number;
	/** Units of each hidden layer, from the input side. */
	hidden: readonly number[];
	outputs: number;
	activation: Activation;
	/** Of the hidden kernels. Default: `heNormal` for relu, `glorotUniform` otherwise. The output
	 * kernel always starts from `glorotUniform`, biases at zero. */
	initialisation?: Initialisation;
}

export interface Layer {
	/** Position in the stack; the last one is the output layer. */
	index: number;
	inputs: number;
	outputs: number;
	/** The output layer's is always `linear`: losses take logits. */
	activation: Activation;
	initialisation: Initialisation;
	/** Where its kernel begins in the flat parameter array. */
	kernelStart: number;
	/** Where its bias begins; `kernelStart + inputs × outputs`. */
	biasStart: number;
	/** One past its last parameter. */
	end: number;
}

export function layersOf(spec: NetworkSpec): Layer[] {
	const widths = [spec.inputs, ...spec.hidden, spec.outputs];
	const hiddenStart =
		spec.initialisation ?? (spec.activation === 'relu' ? 'heNormal' : 'glorotUniform');
	const layers: Layer[] = [];
	let kernelStart = 0;
	for (let index = 0; index < widths.length - 1; index++) {
		const isOutput = index === widths.length - 2;
		const biasStart = kernelStart + widths[index] * widths[index + 1];
		const end = biasStart + widths[index + 1];
		layers.push({
			index,
			inputs: widths[index],
			outputs: widths[index + 1],
			activation: isOutput ? 'linear' : spec.activation,
			initialisation: isOutput ? 'glorotUniform' : hiddenStart,
			kernelStart,
			biasStart,
			end
		});
		kernelStart = end;
	}
	return layers;
}
