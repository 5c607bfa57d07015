/** The values that stand before the tensors in a GGUF file: passed over, but for the few that are wanted. */
import { formatCount } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import type { Cursor } from '../cursor.ts';
import { shownName } from '../names.ts';

/** Bytes of a value, by the number of its type. */
const sizes: Readonly<Record<number, number>> = {
	0: 1, // uint8
	1: 1, // int8
	2: 2, // uint16
	3: 2, // int16
	4: 4, // uint32
	5: 4, // int32
	6: 4, // float32
	7: 1, // bool
	10: 8, // uint64
	11: 8, // int64
	12: 8 // float64
};
const [uint32, text, list] = [4, 8, 9];
const deepest = 4;

/** What a value is, where it is a uint32 or a short text; else null, and it is passed over. */
export async function readValue(cursor: Cursor, key: string): Promise<number | string | null> {
	const what = `the value of ${shownName(key)}`;
	const type = await cursor.u32(`the type of ${shownName(key)}`);
	if (type === uint32) return cursor.u32(what);
	if (type === text) {
		const length = await cursor.u64(what);
		if (length <= 200) return cursor.text(length, what);
		cursor.skip(length, what);
		return null;
	}
	await passOver(cursor, type, what, 0);
	return null;
}

async function passOver(cursor: Cursor, type: number, what: string, depth: number): Promise<void> {
	if (type === list) {
		if (depth === deepest)
			throw new Refusal(`${what} is a list within lists, too deep to be true.`);
		const inner = await cursor.u32(what);
		const count = await cursor.u64(what);
		await passOverList(cursor, inner, count, what, depth + 1);
	} else if (type === text) {
		await passOverTexts(cursor, 1, what);
	} else {
		cursor.skip(sizeOf(cursor, type, what), what);
	}
}

async function passOverList(
	cursor: Cursor,
	type: number,
	count: number,
	what: string,
	depth: number
): Promise<void> {
	if (type === text) return passOverTexts(cursor, count, what);
	if (type !== list) return cursor.skip(count * sizeOf(cursor, type, what), what);
	for (let at = 0; at < count; at++) await passOver(cursor, list, what, depth);
}

/** A tokenizer has hundreds of thousands of them: those at hand are passed over without waiting. */
async function passOverTexts(cursor: Cursor, count: number, what: string): Promise<void> {
	for (let at = 0; at < count; at++) {
		const length = cursor.has(8) ? cursor.takeU64() : await cursor.u64(what);
		cursor.skip(length, what);
	}
}

function sizeOf(cursor: Cursor, type: number, what: string): number {
	const size = sizes[type];
	if (size !== undefined) return size;
	throw new Refusal(
		`Before byte ${formatCount(cursor.position)}, ${what} is of type ${formatCount(type)}, which GGUF does not have.`
	);
}
