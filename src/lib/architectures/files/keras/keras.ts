/**
 * `.keras`: a zip whose `config.json` says how the model is built, layer by layer. The weights' shapes follow
 * from it; the weights themselves, in a file of HDF5 beside it, are not read.
 */
import { counted, formatBytes, formatCount, plural } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import { bytesOf, namedBits } from '../elementTypes.ts';
import type { FileBytes } from '../fileBytes.ts';
import { longestJson, parseJsonObject, type JsonObject } from '../jsonText.ts';
import { KerasLayer } from './kerasLayer.ts';
import { hasNoWeights, kerasWeights } from './kerasWeights.ts';
import { shownName } from '../names.ts';
import { checkTensorCount, countOf, type Contents, type Tensor } from '../tensor.ts';
import { readZipEntry, type ZipEntry } from '../zip/zip.ts';

/** A byte of packed text unpacks to no more than about this many. */
const mostUnpacked = 1100;
const deepest = 32;
const mostUnknownNamed = 3;

export async function readKeras(
	bytes: FileBytes,
	config: ZipEntry,
	entries: readonly ZipEntry[]
): Promise<Contents> {
	if (config.bytes > longestJson) {
		throw new Refusal(
			`Its “config.json” is said to be ${formatCount(config.bytes)} bytes long. Up to ${formatBytes(longestJson)} are read here.`
		);
	}
	const most = Math.min(config.bytes, mostUnpacked * config.packedBytes);
	const text = await readZipEntry(bytes, config, most);
	const model = new KerasModel();
	model.add(parseJsonObject(text, '“config.json”'), '', true, 0);
	const notes = model.notes();
	const weights = entries.find(({ name }) => /\.weights\.(h5|npz)$/.test(name));
	if (weights) {
		notes.push(
			`Its weights, ${formatBytes(weights.bytes)} in “${weights.name.slice(-60)}”, are not opened: the shapes follow from “config.json”.`
		);
	}
	return { tensors: model.tensors, notes };
}

class KerasModel {
	readonly tensors: Tensor[] = [];
	#trained = 0;
	readonly #unknown = new Set<string>();
	#unbuilt = 0;

	/** A layer, or a model with its layers. Its weights are named after `path`. */
	add(json: unknown, path: string, isTrained: boolean, depth: number) {
		if (depth === deepest) throw new Refusal('“config.json” has models within models without end.');
		const layer = new KerasLayer(json);
		const trained = isTrained && layer.isTrainable;
		const own = depth === 0 ? '' : `${path}${layer.name}/`;
		const inner = innerLayers(layer);
		if (inner !== null) {
			for (const part of inner) this.add(part, own, trained, depth + 1);
		} else if (isOperation(json as JsonObject) || hasNoWeights(layer.kind)) {
			return;
		} else {
			this.#addWeights(layer, own, trained);
		}
		checkTensorCount(this.tensors.length);
	}

	#addWeights(layer: KerasLayer, path: string, isTrained: boolean) {
		const weightsOf = Object.hasOwn(kerasWeights, layer.kind) ? kerasWeights[layer.kind] : null;
		if (weightsOf === null || !layer.isBuilt) {
			if (weightsOf === null) this.#unknown.add(layer.kind);
			else this.#unbuilt++;
			this.tensors.push({ name: `${path}?`, shape: null, type: '', count: null, bytes: null });
			return;
		}
		for (const { name, shape, isStatistic } of weightsOf(layer)) {
			const tensor = { name: path + name, shape, type: layer.type };
			const count = countOf(tensor.name, shape);
			if (isTrained && !isStatistic) this.#trained += count;
			this.tensors.push({ ...tensor, count, bytes: bytesOf(count, namedBits[layer.type]) });
		}
	}

	notes(): string[] {
		const notes = [];
		const all = this.tensors.reduce((sum, { count }) => sum + (count ?? 0), 0);
		if (this.#trained < all) {
			notes.push(
				`Keras trains ${formatCount(this.#trained)} of them. The rest are frozen, or statistics of the data.`
			);
		}
		if (this.#unknown.size > 0) {
			const named = [...this.#unknown].slice(0, mostUnknownNamed).map(shownName).join(', ');
			const more = this.#unknown.size > mostUnknownNamed ? ' and others' : '';
			notes.push(`Layers of the kind ${named}${more} are not known here, and not in the count.`);
		}
		if (this.#unbuilt > 0) {
			notes.push(
				`${counted(this.#unbuilt, 'layer')} ${plural(this.#unbuilt, 'was', 'were')} saved before ${plural(this.#unbuilt, 'its', 'their')} input was known: the sizes are not in the file.`
			);
		}
		return notes;
	}
}

/** The layers of a model, or those that a layer is wrapped around; null where it has none. */
function innerLayers({ kind, config }: KerasLayer): unknown[] | null {
	if (Array.isArray(config.layers)) return config.layers;
	if (kind === 'TimeDistributed') return [config.layer];
	return kind === 'Bidirectional' ? [config.layer, config.backward_layer] : null;
}

/** A sum or the like that a model of Keras has between its layers. */
function isOperation({ module }: JsonObject): boolean {
	return typeof module === 'string' && /^keras\.(src\.)?ops\b/.test(module);
}
