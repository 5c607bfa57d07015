/**
 * safetensors: eight bytes with the length of a header, the header in JSON, then the numbers.
 * https://huggingface.co/docs/safetensors
 */
import { counted, formatCount, plural } from '../../format.ts';
import { Refusal } from '../../network/exact.ts';
import { Cursor } from './cursor.ts';
import { safetensorsBits } from './elementTypes.ts';
import type { FileBytes } from './fileBytes.ts';
import { isObject, readJsonObject } from './jsonText.ts';
import { cleanName, shownName } from './names.ts';
import { checkTensorCount, countOf, shapeIn, type Contents, type Tensor } from './tensor.ts';

interface PlacedTensor extends Tensor {
	bytes: number;
	/** Where in the file it lies. */
	start: number;
	end: number;
}

const lengthBytes = 8;

export async function readSafetensors(bytes: FileBytes): Promise<Contents> {
	const length = await new Cursor(bytes).u64('the length of its header');
	const dataStart = lengthBytes + length;
	if (dataStart > bytes.size) {
		throw new Refusal(
			`Its first eight bytes say that its header is ${formatCount(length)} bytes long, and the file ends at byte ${formatCount(bytes.size)}.`
		);
	}
	const header = await readJsonObject(bytes, lengthBytes, dataStart, 'Its header');
	const entries = Object.entries(header).filter(([name]) => name !== '__metadata__');
	checkTensorCount(entries.length);
	const tensors = entries.map(([name, entry]) => placed(name, entry, dataStart));
	const inOrder = tensors.toSorted((a, b) => a.start - b.start || a.end - b.end);
	checkPlaces(inOrder, bytes.size);
	const used = tensors.reduce((sum, tensor) => sum + tensor.bytes, 0);
	const unused = bytes.size - dataStart - used;
	const notes = [];
	if (unused > 0)
		notes.push(
			`${counted(unused, 'byte')} of the file ${plural(unused, 'belongs', 'belong')} to no tensor.`
		);
	return { tensors: inOrder, notes };
}

function placed(name: string, entry: unknown, dataStart: number): PlacedTensor {
	if (!isObject(entry) || typeof entry.dtype !== 'string') {
		throw new Refusal(`${shownName(name)} has no “dtype” in the header.`);
	}
	const shape = shapeIn(name, entry.shape);
	const count = countOf(name, shape);
	const [first, last] = offsets(name, entry.data_offsets);
	const bits = Object.hasOwn(safetensorsBits, entry.dtype)
		? safetensorsBits[entry.dtype]
		: undefined;
	if (bits !== undefined && last - first !== Math.ceil((count * bits) / 8)) {
		throw new Refusal(
			`“data_offsets” of ${shownName(name)} leave it ${formatCount(last - first)} bytes, and its shape and type ${entry.dtype} need ${formatCount(Math.ceil((count * bits) / 8))}.`
		);
	}
	const type = cleanName(entry.dtype);
	const place = { start: dataStart + first, end: dataStart + last };
	return { name, shape, type, count, bytes: last - first, ...place };
}

function offsets(name: string, value: unknown): [number, number] {
	const isPair =
		Array.isArray(value) &&
		value.length === 2 &&
		value.every((offset) => Number.isSafeInteger(offset) && offset >= 0) &&
		value[0] <= value[1];
	if (!isPair) {
		throw new Refusal(
			`“data_offsets” of ${shownName(name)} must be two whole numbers, the second not the smaller one.`
		);
	}
	return value as [number, number];
}

function checkPlaces(inOrder: readonly PlacedTensor[], size: number) {
	let before: PlacedTensor | null = null;
	for (const tensor of inOrder) {
		if (tensor.end > size) {
			throw new Refusal(
				`${shownName(tensor.name)} should end at byte ${formatCount(tensor.end)}, and the file ends at byte ${formatCount(size)}: it is cut off.`
			);
		}
		if (before !== null && tensor.bytes > 0 && tensor.start < before.end) {
			throw new Refusal(
				`${shownName(before.name)} and ${shownName(tensor.name)} overlap: one ends at byte ${formatCount(before.end)}, the other begins at byte ${formatCount(tensor.start)}.`
			);
		}
		if (tensor.bytes > 0) before = tensor;
	}
}
