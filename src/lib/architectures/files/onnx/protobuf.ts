/**
 * Protocol buffers: a message is a row of fields, each with a number, a kind and its value; a field of the
 * kind "bytes" says its length, so that it can be passed over. https://protobuf.dev/programming-guides/encoding/
 */
import { formatCount } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import { longestVarint, type Cursor } from '../cursor.ts';

export interface Field {
	number: number;
	/** Of a whole number. */
	value: number | null;
	/** Where the bytes of a text, a message or an array end; they begin where the cursor is. */
	end: number | null;
}

const [varint, lengthAndBytes] = [0, 2];
/** Bytes of the kinds whose values all take the same. */
const sizes: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/**
 * Calls `visit` with each field of the message that ends at `end`. What `visit` leaves unread of a field is
 * passed over. A file may have millions of fields: it only waits where bytes are not at hand.
 */
export async function eachField(
	cursor: Cursor,
	end: number,
	what: string,
	visit: (field: Field) => Promise<void> | undefined
): Promise<void> {
	while (cursor.position < end) {
		const start = cursor.position;
		const tag = cursor.has(longestVarint) ? cursor.takeVarint(what) : await cursor.varint(what);
		const kind = tag % 8;
		const field: Field = { number: Math.floor(tag / 8), value: null, end: null };
		const isField =
			field.number > 0 && (kind in sizes || kind === varint || kind === lengthAndBytes);
		if (!isField) {
			throw new Refusal(`Byte ${formatCount(start)}, in ${what}, begins no field: it is damaged.`);
		}
		let next = cursor.position + (sizes[kind] ?? 0);
		if (kind === varint || kind === lengthAndBytes) {
			const value = cursor.has(longestVarint) ? cursor.takeVarint(what) : await cursor.varint(what);
			next = cursor.position + (kind === varint ? 0 : value);
			if (kind === varint) field.value = value;
			else field.end = next;
		}
		if (next > end) {
			throw new Refusal(
				`At byte ${formatCount(start)}, a field in ${what} should go on to byte ${formatCount(next)}, and ${what} ends at byte ${formatCount(end)}: it is cut off or damaged.`
			);
		}
		const visited = visit(field);
		if (visited) await visited;
		cursor.position = next;
	}
}

/** What reads the message in a field, which ends at `end`. */
export type ReadMessage = (end: number) => Promise<void>;

/** Reads the messages in those fields of a message that `readers` has, by their numbers. */
export function eachMessage(
	cursor: Cursor,
	end: number,
	what: string,
	readers: Readonly<Record<number, ReadMessage>>
): Promise<void> {
	return eachField(cursor, end, what, ({ number, end }) =>
		end === null ? undefined : readers[number]?.(end)
	);
}
