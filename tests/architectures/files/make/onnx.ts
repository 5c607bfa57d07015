import { joined, utf8 } from './bytes.ts';

/** Protocol buffers, a field each. */
export function varint(value: number): Uint8Array {
	const bytes: number[] = [];
	let left = BigInt(value);
	do {
		const low = Number(left & 127n);
		left >>= 7n;
		bytes.push(left > 0n ? low | 128 : low);
	} while (left > 0n);
	return Uint8Array.from(bytes);
}

export const whole = (field: number, value: number) => joined(varint(field * 8), varint(value));
export const message = (field: number, bytes: Uint8Array) =>
	joined(varint(field * 8 + 2), varint(bytes.length), bytes);
export const text = (field: number, value: string) => message(field, utf8(value));

export interface OnnxTensor {
	name: string;
	shape: readonly number[];
	type: number;
	raw?: Uint8Array;
	isPacked?: boolean;
	/** Where else its numbers lie. */
	location?: string;
}

export function onnxTensor({ name, shape, type, raw, isPacked, location }: OnnxTensor): Uint8Array {
	return joined(
		isPacked
			? message(1, joined(...shape.map(varint)))
			: joined(...shape.map((side) => whole(1, side))),
		whole(2, type),
		text(8, name),
		raw ? message(9, raw) : [],
		location ? message(13, joined(text(1, 'location'), text(2, location))) : [],
		location ? whole(14, 1) : []
	);
}

/** The model's own fields, and a graph of these bytes. */
export function onnxModel(graph: Uint8Array): Uint8Array {
	return joined(whole(1, 8), text(2, 'test'), message(7, graph), message(8, whole(2, 17)));
}

export function makeOnnx(tensors: readonly OnnxTensor[]): Uint8Array {
	const node = joined(text(1, 'x'), text(2, 'y'), text(4, 'Relu'));
	return onnxModel(
		joined(message(1, node), text(2, 'graph'), ...tensors.map((one) => message(5, onnxTensor(one))))
	);
}
