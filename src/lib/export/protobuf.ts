/** Protocol Buffers (https://protobuf.dev/programming-guides/encoding/), as far as ONNX needs them. */
import { joined, textBytes } from './bytes.ts';

/** One field of a message, or some of them, as bytes. */
export type Field = Uint8Array;

function varint(value: number): Uint8Array {
	const bytes: number[] = [];
	let rest = value;
	do {
		const low = rest % 128;
		rest = Math.floor(rest / 128);
		bytes.push(rest > 0 ? low + 128 : low);
	} while (rest > 0);
	return Uint8Array.from(bytes);
}

const tag = (number: number, wireType: number) => varint(number * 8 + wireType);

/** A whole number from 0. */
export const integer = (number: number, value: number): Field =>
	joined([tag(number, 0), varint(value)]);

export const bytes = (number: number, value: Uint8Array): Field =>
	joined([tag(number, 2), varint(value.length), value]);

export const text = (number: number, value: string): Field => bytes(number, textBytes(value));

export const message = (number: number, fields: readonly Field[]): Field =>
	bytes(number, joined(fields));

/** Whole numbers, one after another. */
export const integers = (number: number, values: readonly number[]): Field =>
	bytes(number, joined(values.map(varint)));
