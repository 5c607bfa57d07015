import { joined, u32, u64, utf8, zeros } from './bytes.ts';

const text = (value: string, isLittle: boolean) => {
	const bytes = utf8(value);
	return joined(u64(bytes.length, isLittle), bytes);
};

export interface GgufTensor {
	name: string;
	/** The side that runs fastest first. */
	sides: readonly number[];
	type: number;
	offset: number;
}

export interface GgufParts {
	version?: number;
	isLittle?: boolean;
	tensors: readonly GgufTensor[];
	/** Texts, numbers as uint32, and lists of texts. */
	values?: Readonly<Record<string, string | number | readonly string[]>>;
	tensorCount?: number;
	valueCount?: number;
	alignment?: number;
	dataBytes?: number;
}

/** A GGUF file of version 2 or 3 after its document, with zeros as its numbers. */
export function makeGguf(parts: GgufParts): Uint8Array {
	const {
		version = 3,
		isLittle = true,
		tensors,
		values = {},
		alignment = 32,
		dataBytes = 0
	} = parts;
	const valueBytes = (value: string | number | readonly string[]) => {
		if (typeof value === 'number') return joined(u32(4, isLittle), u32(value, isLittle));
		if (typeof value === 'string') return joined(u32(8, isLittle), text(value, isLittle));
		const count = joined(u32(9, isLittle), u32(8, isLittle), u64(value.length, isLittle));
		return joined(count, ...value.map((item) => text(item, isLittle)));
	};
	const head = joined(
		utf8('GGUF'),
		u32(version, isLittle),
		u64(parts.tensorCount ?? tensors.length, isLittle),
		u64(parts.valueCount ?? Object.keys(values).length, isLittle),
		...Object.entries(values).map(([key, value]) => joined(text(key, isLittle), valueBytes(value))),
		...tensors.map(({ name, sides, type, offset }) =>
			joined(
				text(name, isLittle),
				u32(sides.length, isLittle),
				...sides.map((side) => u64(side, isLittle)),
				u32(type, isLittle),
				u64(offset, isLittle)
			)
		)
	);
	const padding = (alignment - (head.length % alignment)) % alignment;
	return joined(head, zeros(padding), zeros(dataBytes));
}
