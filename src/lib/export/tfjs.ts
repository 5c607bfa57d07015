/** A Layers model of TensorFlow.js: `model.json`, and beside it the numbers in `weights.bin`. */
import { activationWords } from '../network/activation.ts';
import { inputsOf, layersOf, type NetworkSpec } from '../network/spec.ts';
import { bytesOfArray, joined } from './bytes.ts';
import { tfjsActivation } from './layers/activations.ts';
import { writerOf } from './layers/index.ts';
import { kerasArrays } from './namedArrays.ts';
import { TfjsLayers } from './tfjsLayers.ts';

export interface TfjsModel {
	/** The content of `model.json`. */
	json: string;
	weights: Uint8Array<ArrayBuffer>;
}

/** The name of the file of weights, by which `model.json` finds it. */
export const weightsFile = 'weights.bin';

/** Why there can be no such model of the network, in a sentence; null where there can. */
export function tfjsLack({ layers }: NetworkSpec): string | null {
	const activations = layers.flatMap((layer) =>
		'activation' in layer && layer.activation ? [layer.activation] : []
	);
	const lacking = activations.find((activation) => tfjsActivation(activation) === null);
	if (lacking === undefined) return null;
	return `A model.json of TensorFlow.js cannot name the activation “${activationWords[lacking]}”, so there is none.`;
}

/** Its output is linear: logits for a cross-entropy. */
export function writeTfjs(
	network: NetworkSpec,
	parameters: Float32Array,
	facts: Readonly<Record<string, string>>
): TfjsModel {
	const lack = tfjsLack(network);
	if (lack !== null) throw new RangeError(lack);
	const layers = new TfjsLayers(inputsOf(network));
	if (network.input.length > 1) {
		layers.add('Reshape', 'positions', { target_shape: network.input });
	}
	for (const layer of layersOf(network)) writerOf(layer).tfjs(layers, layer);
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
			...layers.topology()
		},
		weightsManifest: [{ paths: [weightsFile], weights }],
		userDefinedMetadata: facts
	};
	return {
		json: `${JSON.stringify(model, null, '\t')}\n`,
		weights: joined(arrays.map(({ values }) => bytesOfArray(values)))
	};
}
