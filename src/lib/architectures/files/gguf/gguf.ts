/**
 * GGUF: a count of tensors, named values, then each tensor's name, shape, type and place, then the numbers.
 * https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
import { counted, formatCount, plural } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import { Cursor } from '../cursor.ts';
import type { FileBytes } from '../fileBytes.ts';
import { ggmlTypes } from './ggmlTypes.ts';
import { readValue } from './ggufValues.ts';
import { cleanName, shownName } from '../names.ts';
import { checkTensorCount, countOf, type Contents, type Tensor } from '../tensor.ts';

interface PlacedTensor extends Tensor {
	/** From the first tensor's first byte. */
	offset: number;
}

const magicBytes = 4;
const mostSides = 8;
const usualAlignment = 32;
const mostValues = 100_000;
/** Versions written with the bytes the other way round look larger than this. */
const likelyVersion = 0xffff;

export async function readGguf(bytes: FileBytes): Promise<Contents> {
	const cursor = new Cursor(bytes, magicBytes);
	const version = await readVersion(cursor);
	const size = (what: string) => (version === 1 ? cursor.u32(what) : cursor.u64(what));
	const tensorCount = await size('the number of tensors');
	checkTensorCount(tensorCount);
	const valueCount = await size('the number of values');
	if (valueCount > mostValues) {
		throw new Refusal(
			`Its header tells of ${formatCount(valueCount)} values. Up to ${formatCount(mostValues)} are read here: no model has so many.`
		);
	}
	const values = await readValues(cursor, valueCount);

	const tensors: PlacedTensor[] = [];
	for (let at = 0; at < tensorCount; at++) tensors.push(await readTensor(cursor, at, size));
	const dataStart = alignedUp(cursor.position, alignment(values));
	checkPlaces(tensors, dataStart, bytes.size);

	const notes = [];
	const model = ['general.name', 'general.architecture'].map((key) => values.get(key));
	const [name, architecture] = model.map((value) => (typeof value === 'string' ? value : ''));
	if (name) notes.push(`The file calls its model ${shownName(name)}.`);
	if (architecture) notes.push(`Its architecture is ${shownName(architecture)}.`);
	const unknown = tensors.filter(({ bytes }) => bytes === null).length;
	if (unknown > 0) {
		notes.push(
			`${counted(unknown, 'tensor')} ${plural(unknown, 'is', 'are')} of a type whose bytes are not known here.`
		);
	}
	return { tensors, notes };
}

async function readVersion(cursor: Cursor): Promise<number> {
	let version = await cursor.u32('its version');
	if (version > likelyVersion) {
		cursor.isLittleEndian = false;
		cursor.position = magicBytes;
		version = await cursor.u32('its version');
	}
	if (version >= 1 && version <= 3) return version;
	throw new Refusal(
		`Byte 4 says that it is version ${formatCount(version)} of GGUF. Versions 1 to 3 are read here.`
	);
}

async function readValues(cursor: Cursor, count: number): Promise<Map<string, number | string>> {
	const values = new Map<string, number | string>();
	for (let at = 0; at < count; at++) {
		const key = await cursor.text(
			await cursor.u64('the length of a key'),
			`key ${formatCount(at + 1)}`
		);
		const value = await readValue(cursor, key);
		if (value !== null && key.startsWith('general.')) values.set(key, value);
	}
	return values;
}

async function readTensor(
	cursor: Cursor,
	at: number,
	size: (what: string) => Promise<number>
): Promise<PlacedTensor> {
	const tensor = `tensor ${formatCount(at + 1)}`;
	const name = await cursor.text(await size(`the name of ${tensor}`), `the name of ${tensor}`);
	const sides = await cursor.u32(`the shape of ${shownName(name)}`);
	if (sides > mostSides) {
		throw new Refusal(
			`Before byte ${formatCount(cursor.position)}, ${shownName(name)} is said to have ${formatCount(sides)} sides.`
		);
	}
	const shape: number[] = [];
	for (let side = 0; side < sides; side++)
		shape.push(await size(`the shape of ${shownName(name)}`));
	const count = countOf(name, shape);
	const typeNumber = await cursor.u32(`the type of ${shownName(name)}`);
	const type = ggmlTypes.get(typeNumber);
	const offset = await cursor.u64(`the place of ${shownName(name)}`);
	if (type && count % type.numbers !== 0) {
		throw new Refusal(
			`${shownName(name)} holds ${formatCount(count)} numbers, which is no multiple of the ${type.numbers} that ${type.name} puts in a block.`
		);
	}
	return {
		name: name.length > 1000 ? cleanName(name) : name,
		// The side that runs fastest stands first in the file, and last in every other format.
		shape: shape.reverse(),
		type: type?.name ?? `type ${typeNumber}`,
		count,
		bytes: type ? (count / type.numbers) * type.bytes : null,
		offset
	};
}

function alignment(values: ReadonlyMap<string, number | string>): number {
	const value = values.get('general.alignment') ?? usualAlignment;
	if (typeof value === 'number' && value > 0) return value;
	throw new Refusal('“general.alignment” must be a whole number from 1 up.');
}

function alignedUp(position: number, alignment: number): number {
	return Math.ceil(position / alignment) * alignment;
}

function checkPlaces(tensors: readonly PlacedTensor[], dataStart: number, size: number) {
	let before: PlacedTensor | null = null;
	for (const tensor of tensors.toSorted((a, b) => a.offset - b.offset)) {
		const start = dataStart + tensor.offset;
		const end = start + (tensor.bytes ?? 0);
		if (end > size) {
			throw new Refusal(
				`${shownName(tensor.name)} should end at byte ${formatCount(end)}, and the file ends at byte ${formatCount(size)}: it is cut off.`
			);
		}
		const free = before && dataStart + before.offset + (before.bytes ?? 0);
		if (before && free! > start && tensor.bytes !== 0) {
			throw new Refusal(
				`${shownName(before.name)} and ${shownName(tensor.name)} overlap: one ends at byte ${formatCount(free)}, the other begins at byte ${formatCount(start)}.`
			);
		}
		if (tensor.bytes !== 0) before = tensor;
	}
}
