/** Bytes, little-endian, as every machine that runs a browser holds them. */

const encoder = new TextEncoder();

export const textBytes = (text: string) => encoder.encode(text);

export function bytesOfArray(values: ArrayBufferView): Uint8Array<ArrayBuffer> {
	const { buffer, byteOffset, byteLength } = values;
	return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}

/** One after another, in a new array. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

export function uint32Bytes(value: number): Uint8Array {
	return bytesOfArray(Uint32Array.of(value));
}
