import { joined, u64, utf8, zeros } from './bytes.ts';

export type Entry = { dtype: string; shape: unknown; data_offsets: unknown };

/** The length of the header and the header, without the numbers. */
export function safetensorsHead(header: Record<string, unknown> | string): Uint8Array {
	const text = utf8(typeof header === 'string' ? header : JSON.stringify(header));
	return joined(u64(text.length), text);
}

const bits: Record<string, number> = { F32: 32, F16: 16, BF16: 16, I64: 64, F8_E4M3: 8, F4: 4 };

/** The header of tensors that lie one after another, and how many bytes they take. */
export function safetensorsHeader(tensors: Record<string, [dtype: string, ...shape: number[]]>) {
	let at = 0;
	const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
	for (const [name, [dtype, ...shape]] of Object.entries(tensors)) {
		const size = Math.ceil((shape.reduce((product, side) => product * side, 1) * bits[dtype]) / 8);
		header[name] = { dtype, shape, data_offsets: [at, (at += size)] };
	}
	return { header, dataBytes: at };
}

export function makeSafetensors(tensors: Record<string, [dtype: string, ...shape: number[]]>) {
	const { header, dataBytes } = safetensorsHeader(tensors);
	return joined(safetensorsHead(header), zeros(dataBytes));
}
