/** A Layers model of TensorFlow.js: `model.json`, and beside it the numbers in `weights.bin`. */
import { denseLayersOf, type NetworkSpec } from '../network/spec.ts';
import { bytesOfArray, joined } from './bytes.ts';
import { kerasArrays } from './namedArrays.ts';

export interface TfjsModel {
	/** The content of `model.json`. */
	json: string;
	weights: Uint8Array<ArrayBuffer>;
}

/** The name of the file of weights, by which `model.json` finds it. */
export const weightsFile = 'weights.bin';

/** The network must be a stack of dense layers. Its output is linear: logits for a cross-entropy. */
export function writeTfjs(
	network: NetworkSpec,
	parameters: Float32Array,
	facts: Readonly<Record<string, string>>
): TfjsModel {
	const layers = denseLayersOf(network).map(({ index, inputs, outputs, activation }) => ({
		class_name: 'Dense',
		config: {
			name: `layer${index + 1}`,
			trainable: true,
			dtype: 'float32',
			units: outputs,
			activation,
			use_bias: true,
			...(index === 0 && { batch_input_shape: [null, inputs] })
		}
	}));
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
