/** Bytes of numbers and texts, little end first, for files made by tests. */

export function joined(...parts: readonly (Uint8Array | number[])[]): Uint8Array {
	const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

export const utf8 = (text: string) => new TextEncoder().encode(text);

function numberBytes(size: number, write: (view: DataView) => void): Uint8Array {
	const bytes = new Uint8Array(size);
	write(new DataView(bytes.buffer));
	return bytes;
}

export const u16 = (value: number) => numberBytes(2, (view) => view.setUint16(0, value, true));
export const u32 = (value: number, isLittle = true) =>
	numberBytes(4, (view) => view.setUint32(0, value, isLittle));
export const u64 = (value: number, isLittle = true) =>
	numberBytes(8, (view) => view.setBigUint64(0, BigInt(value), isLittle));
export const zeros = (count: number) => new Uint8Array(count);
