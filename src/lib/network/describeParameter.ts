import { trainableOf } from './forward.ts';
import type { LayerSpec } from './layers/index.ts';
import type { ParameterWords } from './layers/kind.ts';
import { updatesOf } from './lora.ts';
import { inputsOf, layersOf, outputsOf, type NetworkSpec } from './spec.ts';

/** What one number of the flat parameter array is. Layers and units count from 0. */
export interface ParameterDescription extends ParameterWords {
	/** As in `layersOf`; the last one is the output layer. */
	layer: number;
}

/**
 * "unit 3 of hidden layer 1", counting from 1: what comes out of a layer, or the inputs before all.
 * `layer` and `unit` count from 0; layer −1 stands for the inputs.
 */
export function nameOfUnit(network: NetworkSpec, layer: number, unit: number): string {
	const { layers, inputNames } = network;
	if (layer < 0 && inputNames) return inputNames[unit];
	if (layer < 0) return inputsOf(network) === 1 ? 'the input' : `input ${unit + 1}`;
	if (layer < layers.length - 1) return nameOfHidden(network, layer, unit);
	return outputsOf(network) === 1 ? 'the output' : `output ${unit + 1}`;
}

/** Layers without units of their own hand on those of the layer before. */
function nameOfHidden(network: NetworkSpec, layer: number, unit: number): string {
	const spec = network.layers[layer];
	const { kind } = spec;
	if (kind === 'globalMaxPooling') {
		return `the largest of ${nameOfUnit(network, layer - 1, unit)}`;
	}
	if (kind === 'pooling') {
		const what = spec.of === 'max' ? 'largest' : 'mean';
		return `the ${what} in a window of ${nameOfUnit(network, layer - 1, unit)}`;
	}
	if (kind === 'flatten' && layer > 0) {
		const [, filters] = layersOf(network)[layer].input;
		const place = Math.floor(unit / filters) + 1;
		return `place ${place} of ${nameOfUnit(network, layer - 1, unit % filters)}`;
	}
	const what = kind === 'convolution1d' ? 'filter' : 'unit';
	return `${what} ${unit + 1} of hidden layer ${hiddenNumber(network, layer)}`;
}

const withoutUnits: readonly LayerSpec['kind'][] = ['globalMaxPooling', 'pooling', 'flatten'];

/** From 1: layers without units of their own do not count. */
export function hiddenNumber({ layers }: NetworkSpec, layer: number): number {
	const upTo = layers.slice(0, layer + 1);
	return upTo.filter(({ kind }) => !withoutUnits.includes(kind)).length;
}

/** "B of the LoRA update, from component 1 to unit 2 of hidden layer 1": what one number of an update is.
 * `index` is its position in a flat array that holds the network's own parameters and then the update. */
export function describeUpdated(network: NetworkSpec, rank: number, index: number): string {
	const update = updatesOf(network, rank).find(
		({ downStart, end }) => index >= downStart && index < end
	);
	if (!update || !Number.isInteger(index)) {
		throw new RangeError(`The update has no number ${index}.`);
	}
	const { layer, downStart, upStart } = update;
	if (index < upStart) {
		const at = index - downStart;
		const from = nameOfUnit(network, layer.index - 1, Math.floor(at / rank));
		const number = hiddenNumber(network, layer.index);
		return `A of the LoRA update of hidden layer ${number}, from ${from} to component ${(at % rank) + 1}`;
	}
	const at = index - upStart;
	const to = nameOfUnit(network, layer.index, at % layer.outputs);
	return `B of the LoRA update, from component ${Math.floor(at / layer.outputs) + 1} to ${to}`;
}

/** `index` is the position in the flat parameter array. */
export function describeParameter(network: NetworkSpec, index: number): ParameterDescription {
	const layers = layersOf(network);
	const layer = layers.find(({ start, end }) => index >= start && index < end);
	if (!layer || !Number.isInteger(index)) {
		throw new RangeError(`The network has no parameter ${index}.`);
	}
	const words = trainableOf(layer).describe(layer.spec, layer.input, index - layer.start, {
		from: (unit) => nameOfUnit(network, layer.index - 1, unit),
		to: (unit) => nameOfUnit(network, layer.index, unit)
	});
	return { layer: layer.index, ...words };
}
