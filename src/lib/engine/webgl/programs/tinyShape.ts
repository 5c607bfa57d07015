/**
 * Networks small enough that one fragment can hold all of their parameters in registers: at most two
 * hidden layers of at most eight units, at most four inputs and outputs, and one activation for all
 * hidden layers.
 *
 * The first layer's kernel has a row for each input, every later one a multiple of four rows. The
 * kernel of a single output, a column, is turned into a row, four weights a texel.
 */
import type { DenseLayer } from '../../../network/spec.ts';

export interface TinyLayer {
	/** Rows of the kernel. */
	rows: number;
	/** Texels in a row of the kernel. */
	width: number;
	isColumn: boolean;
	/** Position of its first texel among those of all parameters; the kernel row by row, then the bias. */
	start: number;
	/** Position of the bias. */
	bias: number;
	/** Position after its last texel. */
	end: number;
}

export function isTiny(layers: readonly DenseLayer[]): boolean {
	const last = layers[layers.length - 1];
	return (
		layers.length <= 3 &&
		layers.slice(1, -1).every(({ activation }) => activation === layers[0].activation) &&
		layers[0].inputs <= 4 &&
		last.outputs <= 4 &&
		layers.slice(1).every(({ inputs }) => inputs <= 8)
	);
}

export function tinyLayers(layers: readonly DenseLayer[]): TinyLayer[] {
	let start = 0;
	return layers.map(({ index, inputs, outputs }) => {
		const rows = index === 0 ? inputs : 4 * Math.ceil(inputs / 4);
		const width = Math.ceil(outputs / 4);
		const isColumn = outputs === 1 && index === layers.length - 1;
		const bias = start + (isColumn ? Math.ceil(rows / 4) : rows * width);
		const layer = { rows, width, isColumn, start, bias, end: bias + width };
		start = layer.end;
		return layer;
	});
}

/** How many texels all parameters take. */
export function tinyTexels(layers: readonly TinyLayer[]): number {
	return layers[layers.length - 1].end;
}
