import type { Tensor } from './tensor.ts';

/** The tensors of one layer, as far as their names tell. */
export interface LayerGroup {
	name: string;
	/** Its name before its number. */
	stem: string;
	/** −1 where it has none. */
	number: number;
	tensors: readonly Tensor[];
	/** Null where it is known of none of them. */
	count: number | null;
	bytes: number | null;
}

/** As far as the first number, `model.layers.12`; without one, all but the last word, `lm_head`. */
function layerOf(name: string): { stem: string; number: number } {
	const numbered = /^(.*?(?:^|[./]))(\d{1,9})(?=[./])/.exec(name);
	if (numbered) return { stem: numbered[1], number: Number(numbered[2]) };
	const last = Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'));
	return { stem: last > 0 ? name.slice(0, last) : name, number: -1 };
}

/** In the order of the file, but for numbered layers, which stand together and in the order of numbers. */
export function groupByLayer(tensors: readonly Tensor[]): LayerGroup[] {
	const stems = new Map<string, Map<number, Tensor[]>>();
	for (const tensor of tensors) {
		const { stem, number } = layerOf(tensor.name);
		const layers = stems.get(stem) ?? new Map<number, Tensor[]>();
		stems.set(stem, layers);
		const layer = layers.get(number);
		if (layer) layer.push(tensor);
		else layers.set(number, [tensor]);
	}
	return [...stems].flatMap(([stem, layers]) =>
		[...layers]
			.toSorted(([a], [b]) => a - b)
			.map(([number, tensors]) => ({
				name: number < 0 ? stem : stem + number,
				stem,
				number,
				tensors,
				count: sumKnown(tensors.map(({ count }) => count)),
				bytes: sumKnown(tensors.map(({ bytes }) => bytes))
			}))
	);
}

/** Of those that are known; null where none is. */
export function sumKnown(values: readonly (number | null)[]): number | null {
	const known = values.filter((value) => value !== null);
	return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
