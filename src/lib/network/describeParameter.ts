import { layersOf, type Layer, type NetworkSpec } from './spec.ts';

/** What one number of the flat parameter array is. Layers and units count from 0. */
export interface ParameterDescription {
	/** As in `layersOf`; the last one is the output layer. */
	layer: number;
	kind: 'weight' | 'bias';
	/** Unit of the layer before (for the first layer: input) that a weight comes from. */
	from?: number;
	/** Unit of this layer. */
	to: number;
	/** In words, counting from 1: `weight from input 1 to unit 3 of hidden layer 1`. */
	sentence: string;
}

function nameOfUnit(layers: Layer[], layer: number, unit: number): string {
	if (layer < 0) return layers[0].inputs === 1 ? 'the input' : `input ${unit + 1}`;
	if (layer < layers.length - 1) return `unit ${unit + 1} of hidden layer ${layer + 1}`;
	return layers[layer].outputs === 1 ? 'the output' : `output ${unit + 1}`;
}

/** `index` is the position in the flat parameter array. */
export function describeParameter(spec: NetworkSpec, index: number): ParameterDescription {
	const layers = layersOf(spec);
	const layer = layers.find(({ kernelStart, end }) => index >= kernelStart && index < end);
	if (!layer || !Number.isInteger(index)) {
		throw new RangeError(`The network has no parameter ${index}.`);
	}
	if (index >= layer.biasStart) {
		const to = index - layer.biasStart;
		const sentence = `bias of ${nameOfUnit(layers, layer.index, to)}`;
		return { layer: layer.index, kind: 'bias', to, sentence };
	}
	const from = Math.floor((index - layer.kernelStart) / layer.outputs);
	const to = (index - layer.kernelStart) % layer.outputs;
	const source = nameOfUnit(layers, layer.index - 1, from);
	const sentence = `weight from ${source} to ${nameOfUnit(layers, layer.index, to)}`;
	return { layer: layer.index, kind: 'weight', from, to, sentence };
}
