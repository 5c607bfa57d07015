/** A Layers model of TensorFlow.js: `model.json`, and beside it the numbers in `weights.bin`. */
import { activationWords, leak, type Activation } from '../network/activation.ts';
import { denseLayersOf, isDenseStack, type NetworkSpec } from '../network/spec.ts';
import { bytesOfArray, joined } from './bytes.ts';
import { kerasArrays } from './namedArrays.ts';

export interface TfjsModel {
	/** The content of `model.json`. */
	json: string;
	weights: Uint8Array<ArrayBuffer>;
}

/** The name of the file of weights, by which `model.json` finds it. */
export const weightsFile = 'weights.bin';

/** Leaky relu is a layer of its own there; gelu and sin are none that a model.json can name. */
const activations: Partial<Record<Activation, string>> = {
	tanh: 'tanh',
	relu: 'relu',
	sigmoid: 'sigmoid',
	linear: 'linear',
	leakyRelu: 'linear'
};

/** Why there can be no such model of the network, in a sentence; null where there can. What is true of all files of dense layers is in `denseOnly.ts`. */
export function tfjsLack(network: NetworkSpec): string | null {
	if (!isDenseStack(network)) return null;
	const lacking = denseLayersOf(network).find(({ activation }) => !(activation in activations));
	if (lacking === undefined) return null;
	return `A model.json of TensorFlow.js cannot name the activation “${activationWords[lacking.activation]}”, so there is none.`;
}

/** The network must be a stack of dense layers. Its output is linear: logits for a cross-entropy. */
export function writeTfjs(
	network: NetworkSpec,
	parameters: Float32Array,
	facts: Readonly<Record<string, string>>
): TfjsModel {
	const lack = tfjsLack(network);
	if (lack !== null) throw new RangeError(lack);
	const layers = denseLayersOf(network).flatMap(({ index, inputs, outputs, activation }) => {
		const name = `layer${index + 1}`;
		const dense = {
			class_name: 'Dense',
			config: {
				name,
				trainable: true,
				dtype: 'float32',
				units: outputs,
				activation: activations[activation],
				use_bias: true,
				...(index === 0 && { batch_input_shape: [null, inputs] })
			}
		};
		const leaky = { class_name: 'LeakyReLU', config: { name: `${name}_leak`, alpha: leak } };
		return activation === 'leakyRelu' ? [dense, leaky] : [dense];
	});
	const arrays = kerasArrays(network, parameters);
	const weights = arrays.map(({ name, shape }) => ({
		name: name.replace('.', '/'),
		shape,
		dtype: 'float32'
	}));
	const model = {
		format: 'layers-model',
		generatedBy: 'Wiggle Room',
		convertedBy: null,
		modelTopology: {
			keras_version: 'tfjs-layers 4',
			backend: 'tensor_flow.js',
			class_name: 'Sequential',
			config: { name: 'network', layers }
		},
		weightsManifest: [{ paths: [weightsFile], weights }],
		userDefinedMetadata: facts
	};
	return {
		json: `${JSON.stringify(model, null, '\t')}\n`,
		weights: joined(arrays.map(({ values }) => bytesOfArray(values)))
	};
}
