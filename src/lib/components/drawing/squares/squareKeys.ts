import type { LayerMatrix } from '$lib/network/matrices.ts';
import { layerOf, parameterAt, positionOf } from './parameterOrder.ts';

/** How far a key moves the selected parameter's value; 0 for other keys. */
export function valueStep(key: string, isLarge: boolean): number {
	const step = isLarge ? 0.5 : 0.05;
	return key === 'ArrowUp' ? step : key === 'ArrowDown' ? -step : 0;
}

/**
 * The parameter that a key selects: left and right the neighbour, page up and down the same place in
 * the unit before or after, home and end the first and the last. Null for other keys.
 */
export function parameterAfterKey(
	key: string,
	layers: readonly LayerMatrix[],
	index: number
): number | null {
	const last = layers[layers.length - 1].end - 1;
	const position = positionOf(layers, index);
	const unit = layerOf(layers, index).inputs + 1;
	const moves: Record<string, number> = {
		ArrowLeft: position - 1,
		ArrowRight: position + 1,
		PageUp: position - unit,
		PageDown: position + unit,
		Home: 0,
		End: last
	};
	return key in moves ? parameterAt(layers, Math.max(0, Math.min(last, moves[key]))) : null;
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
