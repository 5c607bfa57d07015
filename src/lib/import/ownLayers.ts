/** Networks that this page saved and whose layers are of their own kinds: their arrays go by name and shape. */
import { swapped, type NamedArray } from '../export/namedArrays.ts';
import { specOf } from '../experiment/edits.ts';
import { letters } from '../experiment/experiment.ts';
import { fromLink } from '../experiment/link/readLink.ts';
import { countParameters } from '../network/cost.ts';
import { isDenseStack, layersOf, type NetworkSpec } from '../network/spec.ts';
import type { ReadArray } from './readArray.ts';

export interface OwnLayers {
	/** As `widthsOf` has them. */
	widths: number[];
	/** Flat as in `network/spec`. */
	parameters: Float32Array;
}

/** Sides of the inputs, then units, 0 where a layer has none. */
export const widthsOf = ({ input, layers }: NetworkSpec): number[] => [
	...input,
	...layers.map((layer) => ('units' in layer ? layer.units : 0))
];

/** Null where the file is none of these, or an array is missing or of another shape. */
export function ownLayersOf(
	arrays: readonly ReadArray[],
	facts: Readonly<Record<string, string>>
): OwnLayers | null {
	const { experiment, dropped } = fromLink(facts.experiment ?? '');
	const index = letters.findIndex((letter) => letter === facts.network);
	if (dropped.length > 0 || experiment.networks[index] === undefined) return null;
	const spec = specOf(experiment, index);
	if (isDenseStack(spec)) return null;
	const parameters = new Float32Array(countParameters(spec));
	for (const layer of layersOf(spec)) {
		for (const { array, start } of layer.arrays) {
			const values = valuesOf(arrays, layer.index, array);
			if (values === null) return null;
			parameters.set(values, start);
		}
	}
	return { widths: widthsOf(spec), parameters };
}

/** As Keras, TensorFlow.js or PyTorch has them; the last keeps the sides of a kernel in the opposite order. */
function valuesOf(
	arrays: readonly ReadArray[],
	layer: number,
	{ name, shape, isKernel }: Pick<NamedArray, 'name' | 'shape'> & { isKernel: boolean }
): Float32Array | null {
	const find = (wanted: string, sides: readonly number[]) =>
		arrays.find(
			(one) => one.name.replace('/', '.') === wanted && one.shape.join() === sides.join()
		);
	const asKeras = find(`layer${layer + 1}.${name}`, shape);
	if (asKeras) return asKeras.values;
	const asTorch = find(
		`${2 * layer}.${isKernel ? 'weight' : name}`,
		isKernel ? shape.toReversed() : shape
	);
	if (!asTorch) return null;
	return isKernel ? swapped(asTorch).values : asTorch.values;
}
