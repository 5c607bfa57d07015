import type { LayerMatrix } from '$lib/network/matrices.ts';
import { countShown, layerOf, parameterAt, positionOf } from './parameterOrder.ts';

/** How far a key moves the selected parameter's value; 0 for other keys. */
export function valueStep(key: string, isLarge: boolean): number {
	const step = isLarge ? 0.5 : 0.05;
	return key === 'ArrowUp' ? step : key === 'ArrowDown' ? -step : 0;
}

/**
 * The parameter that a key selects: left and right the neighbour, page up and down the same place in
 * the unit before or after, home and end the first and the last. What an update has follows in the order in
 * which it lies, a page being its rank. Null for other keys.
 */
export function parameterAfterKey(
	key: string,
	layers: readonly LayerMatrix[],
	index: number
): number | null {
	const own = layers[layers.length - 1].end;
	const last = countShown(layers) - 1;
	const layer = layerOf(layers, index);
	const position = index < own ? positionOf(layers, index) : index;
	const unit = index < own ? layer.inputs + 1 : layer.update!.rank;
	const moves: Record<string, number> = {
		ArrowLeft: position - 1,
		ArrowRight: position + 1,
		PageUp: position - unit,
		PageDown: position + unit,
		Home: 0,
		End: last
	};
	if (!(key in moves)) return null;
	const next = Math.max(0, Math.min(last, moves[key]));
	return next < own ? parameterAt(layers, next) : next;
}

/** Where one layer shows at a time: the first parameter of the layer that a page key turns to. */
export function layerAfterKey(
	key: string,
	layers: readonly LayerMatrix[],
	index: number
): number | null {
	const turn = key === 'PageDown' ? 1 : key === 'PageUp' ? -1 : 0;
	if (turn === 0) return null;
	const at = layers.indexOf(layerOf(layers, index)) + turn;
	return layers[Math.max(0, Math.min(layers.length - 1, at))].kernelStart;
}
