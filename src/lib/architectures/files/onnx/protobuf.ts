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

const [varint, eightBytes, lengthAndBytes, fourBytes] = [0, 1, 2, 5];

/**
 * Calls `visit` with each field of the message that ends at `end`. What `visit` leaves unread of a field is
 * passed over.
 */
export async function eachField(
	cursor: Cursor,
	end: number,
	what: string,
	visit: (field: Field) => Promise<void>
): Promise<void> {
	const number = () => (cursor.has(longestVarint) ? cursor.takeVarint(what) : cursor.varint(what));
	while (cursor.position < end) {
		const start = cursor.position;
		const tag = await number();
		const field: Field = { number: Math.floor(tag / 8), value: null, end: null };
		let next = 0;
		switch (tag % 8) {
			case varint:
				field.value = await number();
				next = cursor.position;
				break;
			case lengthAndBytes: {
				const length = await number();
				next = field.end = cursor.position + length;
				break;
			}
			case eightBytes:
				next = cursor.position + 8;
				break;
			case fourBytes:
				next = cursor.position + 4;
				break;
			default:
				throw new Refusal(
					`Byte ${formatCount(start)}, in ${what}, begins no field: it is damaged.`
				);
		}
		if (next > end) {
			throw new Refusal(
				`At byte ${formatCount(start)}, a field in ${what} should go on to byte ${formatCount(next)}, and ${what} ends at byte ${formatCount(end)}: it is cut off or damaged.`
			);
		}
		await visit(field);
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
	return eachField(cursor, end, what, async (field) => {
		if (field.end !== null) await readers[field.number]?.(field.end);
	});
}
