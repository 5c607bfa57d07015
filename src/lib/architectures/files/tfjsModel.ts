/** tfjs's `model.json`, whose `weightsManifest` has the name, shape and type of every weight. */
import { counted } from '../../format.ts';
import { Refusal } from '../../network/exact.ts';
import { bytesOf, namedBits } from './elementTypes.ts';
import { isObject, type JsonObject } from './jsonText.ts';
import { cleanName, shownName } from './names.ts';
import { checkTensorCount, countOf, shapeIn, type Contents, type Tensor } from './tensor.ts';

export function isTfjsModel(json: JsonObject): boolean {
	return json.weightsManifest !== undefined;
}

export function readTfjsModel({ weightsManifest: manifest }: JsonObject): Contents {
	if (!Array.isArray(manifest)) throw new Refusal('“weightsManifest” must be a list.');
	const tensors: Tensor[] = [];
	let files = 0;
	for (const group of manifest) {
		if (!isObject(group) || !Array.isArray(group.weights)) {
			throw new Refusal('A group in “weightsManifest” has no list “weights”.');
		}
		if (Array.isArray(group.paths)) files += group.paths.length;
		checkTensorCount(tensors.length + group.weights.length);
		for (const weight of group.weights) tensors.push(tensorOf(weight));
	}
	const notes = files > 0 ? [`The numbers lie beside it, in ${counted(files, 'file')}.`] : [];
	return { tensors, notes };
}

function tensorOf(weight: unknown): Tensor {
	if (!isObject(weight) || typeof weight.name !== 'string') {
		throw new Refusal('A weight in “weightsManifest” has no “name”.');
	}
	const { name, quantization } = weight;
	if (typeof weight.dtype !== 'string') throw new Refusal(`${shownName(name)} has no “dtype”.`);
	const shape = shapeIn(name, weight.shape);
	const count = countOf(name, shape);
	const isQuantized = isObject(quantization) && typeof quantization.dtype === 'string';
	const dtype = isQuantized ? (quantization.dtype as string) : weight.dtype;
	const bits = Object.hasOwn(namedBits, dtype) ? namedBits[dtype] : undefined;
	return { name, shape, type: cleanName(dtype), count, bytes: bytesOf(count, bits) };
}
