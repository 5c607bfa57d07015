/** A Layers model of TensorFlow.js: its arrays, and its activations as far as it is a stack of dense layers. */
import { leak, type Activation } from '../network/activation.ts';
import { readNumbers, type ReadArray, type ReadArrays } from './readArray.ts';
import { factsIn, shortened } from './readSafetensors.ts';

/** Of a dense layer; leaky relu is a layer of its own. */
const readable = ['tanh', 'relu', 'sigmoid', 'linear'] as const;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Whether a JSON is the description of such a model. */
export const looksLikeTfjs = (json: unknown) =>
	isObject(json) && 'modelTopology' in json && 'weightsManifest' in json;

/** The names of the files that hold its numbers, in their order. */
export function weightFilesOf(json: unknown): string[] {
	const manifest = isObject(json) ? json.weightsManifest : undefined;
	if (!Array.isArray(manifest)) return [];
	return manifest
		.flatMap((group: unknown) => (isObject(group) ? group.paths : []))
		.filter((path): path is string => typeof path === 'string');
}

/** Of every hidden layer of such a stack. */
export function activationsOfTfjs(json: unknown): Activation[] | { problem: string } {
	const layers = layersIn(json);
	if (layers === null) return { problem: 'It is no sequential Layers model.' };
	const found: Activation[] = [];
	for (const { kind, activation, alpha } of layers) {
		if (kind === 'InputLayer' || kind === 'Dropout') continue;
		if (kind === 'LeakyReLU' && found.at(-1) === 'linear' && alpha === leak) {
			found[found.length - 1] = 'leakyRelu';
			continue;
		}
		if (kind !== 'Dense') {
			return { problem: `It has a layer of the kind ${shortened(kind)}; dense ones are read.` };
		}
		const known = readable.find((name) => name === activation);
		if (known === undefined) {
			return {
				problem: `Its activation ${shortened(activation)} is not known here: ${readable.join(', ')} are.`
			};
		}
		found.push(known);
	}
	const last = found.pop();
	if (last === undefined) return { problem: 'It has no dense layer.' };
	if (last !== 'linear') {
		return {
			problem: `Its last layer ends in ${last}; a network here ends in plain numbers (linear).`
		};
	}
	return found;
}

interface NamedLayer {
	kind: string;
	activation: string;
	/** Of a leaky relu. */
	alpha: unknown;
}

function layersIn(json: unknown): NamedLayer[] | null {
	let topology = isObject(json) ? json.modelTopology : null;
	if (isObject(topology) && isObject(topology.model_config)) topology = topology.model_config;
	if (!isObject(topology) || topology.class_name !== 'Sequential') return null;
	const { config } = topology;
	const layers = Array.isArray(config) ? config : isObject(config) ? config.layers : null;
	if (!Array.isArray(layers)) return null;
	return layers.map((layer: unknown) => {
		const { class_name: kind, config: own } = isObject(layer) ? layer : {};
		const { activation, alpha } = isObject(own) ? own : {};
		return { kind: String(kind), activation: String(activation ?? 'linear'), alpha };
	});
}

/** `weights` are the files of numbers, one after another. */
export function arraysOfTfjs(json: unknown, weights: Uint8Array): ReadArrays {
	const { weightsManifest: manifest, userDefinedMetadata } = json as Json;
	const entries = Array.isArray(manifest)
		? manifest.flatMap((group: unknown) => (isObject(group) ? group.weights : []))
		: [];
	const arrays: ReadArray[] = [];
	let at = 0;
	for (const entry of entries as unknown[]) {
		const { name, shape, dtype, quantization } = isObject(entry) ? entry : {};
		const isShape =
			Array.isArray(shape) && shape.every((side) => Number.isSafeInteger(side) && side >= 0);
		if (typeof name !== 'string' || !isShape) return { problem: 'Its list of weights is damaged.' };
		if (dtype !== 'float32' || quantization !== undefined) {
			return { problem: 'Its weights are quantized or no float32; plain float32 is read.' };
		}
		const size = (shape as number[]).reduce((product, side) => product * side, 4);
		const values = readNumbers(weights.subarray(at, at + size), 'f4', shape as number[]);
		if (values === null) return { problem: 'Its file of weights is shorter than its list says.' };
		arrays.push({ name, shape: shape as number[], values });
		at += size;
	}
	return { arrays, facts: factsIn(userDefinedMetadata) };
}
