import { counted, formatBytes, formatCount, plural } from '../../format.ts';
import { Refusal } from '../../network/exact.ts';
import { shownName } from './names.ts';
import type { ReadFile } from './readFile.ts';
import type { ShardIndex } from './safetensorsIndex.ts';
import { checkTensorCount, type Tensor } from './tensor.ts';
import type { Part, Weights } from './weights.ts';

type Tensors = Exclude<ReadFile, { index: ShardIndex }>;

/** The parts of one model: its shards, with their index or without, or one file alone. */
export function joinParts(parts: readonly Part[]): Weights {
	const indices = parts.flatMap(({ read }) => ('index' in read ? read.index : []));
	const shards = parts.filter((part): part is Part & { read: Tensors } => !('index' in part.read));
	if (indices.length > 1) throw new Refusal('Two of them are indices: open one model at a time.');
	const [index] = indices;
	const names = parts.map(({ name }) => name);
	const size = parts.reduce((sum, part) => sum + part.size, 0);
	if (shards.length === 0) return { names, size, ...ofIndexAlone(index) };

	const [{ read, name }] = shards;
	const other = shards.find((part) => part.read.kind !== read.kind);
	if (other) {
		throw new Refusal(
			`${shownName(name)} is ${read.kind}, and ${shownName(other.name)} is ${other.read.kind}: they are not parts of one model.`
		);
	}
	const tensors = shards.flatMap((part) => part.read.tensors);
	checkTensorCount(tensors.length);
	checkNames(shards);
	const notes = [...new Set(shards.flatMap((part) => part.read.notes))];
	if (index) notes.push(...againstIndex(index, tensors));
	else notes.push(...missingParts(shards.map(({ name }) => name)));
	return { names, size, kind: read.kind, tensors, statedCount: null, notes };
}

/** No tensor is in two parts. In one file a name may stand twice. */
function checkNames(shards: readonly { name: string; read: Tensors }[]) {
	if (shards.length < 2) return;
	const holders = new Map<string, string>();
	for (const { name: file, read } of shards) {
		for (const { name } of read.tensors) {
			const holder = holders.get(name);
			if (holder !== undefined && holder !== file) {
				throw new Refusal(
					`${shownName(name)} is in ${shownName(holder)} and in ${shownName(file)}: they are not parts of one model.`
				);
			}
			holders.set(name, file);
		}
	}
}

/** By names such as `model-00001-of-00003.gguf`. */
function missingParts(names: readonly string[]): string[] {
	const totals = names.map((name) => Number(/-\d+-of-(\d{1,5})\.\w+$/.exec(name)?.[1] ?? 1));
	const total = Math.max(...totals);
	if (total <= names.length) return [];
	return [
		`By ${plural(names.length, 'its name', 'their names')} the model has ${formatCount(total)} parts, of which ${formatCount(names.length)} ${plural(names.length, 'is', 'are')} open: open all of them at once to count it.`
	];
}

function againstIndex({ shards }: ShardIndex, tensors: readonly Tensor[]): string[] {
	const found = new Set(tensors.map(({ name }) => name));
	const missing = [...shards].filter(([name]) => !found.has(name));
	if (missing.length === 0) return [];
	const files = [...new Set(missing.map(([, file]) => file))];
	const more = files.length > 1 ? ` and ${counted(files.length - 1, 'other file')}` : '';
	return [
		`${counted(missing.length, 'tensor')} of the index ${plural(missing.length, 'is', 'are')} missing, and not in the count: open ${shownName(files[0])}${more} with it.`
	];
}

/** An index has no shapes: what it says of bytes and parameters is all there is. */
function ofIndexAlone(
	index: ShardIndex
): Pick<Weights, 'kind' | 'tensors' | 'statedCount' | 'notes'> {
	const tensors = [...index.shards].map(([name]): Tensor => ({
		name,
		shape: null,
		type: '',
		count: null,
		bytes: null
	}));
	const files = new Set(index.shards.values()).size;
	const notes = [
		`The index names ${counted(tensors.length, 'tensor')} in ${counted(files, 'file')}. It has no shapes: to count them, open it and its files together.`
	];
	if ([...index.shards.values()].some((file) => file.endsWith('.bin'))) {
		notes.push('Files that end in “.bin” are mostly pickles of Python, which are not read here.');
	}
	if (index.totalBytes !== null) {
		notes.push(
			`By the index they take ${formatBytes(index.totalBytes)}, which would be ${formatCount(index.totalBytes / 2)} parameters of 16 bits each.`
		);
	}
	if (index.totalParameters !== null) notes.push('The count is the one that the index states.');
	const statedCount = index.totalParameters;
	return { kind: 'an index of shards', tensors, statedCount, notes };
}
