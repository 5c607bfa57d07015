import { sumKnown } from './layerGroups.ts';
import type { Tensor } from './tensor.ts';

/** All tensors of one type of numbers. */
export interface TypeTotal {
	type: string;
	tensors: number;
	count: number | null;
	bytes: number | null;
}

/** The type with the most numbers first. */
export function totalsByType(tensors: readonly Tensor[]): TypeTotal[] {
	const types = new Map<string, Tensor[]>();
	for (const tensor of tensors) {
		const same = types.get(tensor.type);
		if (same) same.push(tensor);
		else types.set(tensor.type, [tensor]);
	}
	return [...types]
		.map(([type, same]) => ({
			type,
			tensors: same.length,
			count: sumKnown(same.map(({ count }) => count)),
			bytes: sumKnown(same.map(({ bytes }) => bytes))
		}))
		.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
}

/** Bits of a number on average, of those tensors whose count and bytes are known; null where none is. */
export function averageBits(tensors: readonly Tensor[]): number | null {
	const known = tensors.filter(({ count, bytes }) => count !== null && bytes !== null);
	const count = sumKnown(known.map(({ count }) => count));
	const bytes = sumKnown(known.map(({ bytes }) => bytes));
	return count && bytes !== null ? (8 * bytes) / count : null;
}
