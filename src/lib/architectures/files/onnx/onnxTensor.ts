import { formatCount } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import type { Cursor } from '../cursor.ts';
import { bytesOf } from '../elementTypes.ts';
import { onnxTypes } from './onnxTypes.ts';
import { shownName } from '../names.ts';
import { eachField } from './protobuf.ts';
import { countOf, type Tensor } from '../tensor.ts';

export interface OnnxTensor extends Tensor {
	/** The file beside this one that holds its numbers; null where they are in this one. */
	external: string | null;
}

const dims = 1;
const dataType = 2;
const name = 8;
const rawData = 9;
const externalData = 13;
const dataLocation = 14;
/** Numbers of the kinds float, int32, int64, double and uint64. */
const typedData = [4, 5, 7, 10, 11];

const mostSides = 64;

/** What a `TensorProto` says, its numbers passed over. */
export async function readOnnxTensor(cursor: Cursor, end: number): Promise<OnnxTensor> {
	const found = { name: '', shape: [] as number[], type: 0, raw: -1, typed: 0, isExternal: false };
	const external = new Map<string, string>();
	await eachField(cursor, end, 'a tensor', async (field) => {
		const length = field.end === null ? 0 : field.end - cursor.position;
		if (field.number === dims) await readSides(cursor, found.shape, field);
		else if (field.number === dataType) found.type = field.value ?? 0;
		else if (field.number === name) found.name = await cursor.text(length, 'the name of a tensor');
		else if (field.number === rawData) found.raw = length;
		else if (typedData.includes(field.number)) found.typed += length;
		else if (field.number === dataLocation) found.isExternal = field.value === 1;
		else if (field.number === externalData && field.end !== null) {
			const [key, value] = await readPair(cursor, field.end);
			external.set(key, value);
		}
	});
	const [type, bits] = onnxTypes.get(found.type) ?? [`type ${found.type}`, undefined];
	const count = countOf(found.name, found.shape);
	const needed = bytesOf(count, bits);
	if (!found.isExternal && found.raw >= 0 && needed !== null && found.raw !== needed) {
		throw new Refusal(
			`Before byte ${formatCount(end)}, ${shownName(found.name)} has ${formatCount(found.raw)} bytes, and its shape and type ${type} need ${formatCount(needed)}.`
		);
	}
	const bytes = found.isExternal || found.typed === 0 ? needed : found.typed;
	const location = found.isExternal ? (external.get('location') ?? '') : null;
	return { name: found.name, shape: found.shape, type, count, bytes, external: location };
}

/** One side a field, or all of them packed into one. */
async function readSides(
	cursor: Cursor,
	shape: number[],
	{ value, end }: { value: number | null; end: number | null }
) {
	if (value !== null) shape.push(value);
	while (end !== null && cursor.position < end && shape.length <= mostSides) {
		shape.push(await cursor.varint('a shape'));
	}
	if (shape.length > mostSides) {
		throw new Refusal(
			`Before byte ${formatCount(cursor.position)}, a tensor has more than ${mostSides} sides.`
		);
	}
}

/** A `StringStringEntryProto`. */
async function readPair(cursor: Cursor, end: number): Promise<[key: string, value: string]> {
	const pair: [string, string] = ['', ''];
	await eachField(cursor, end, 'a place outside the file', async (field) => {
		if (field.end === null || field.number < 1 || field.number > 2) return;
		const text = await cursor.text(field.end - cursor.position, 'a place outside the file');
		pair[field.number - 1] = text;
	});
	return pair;
}
