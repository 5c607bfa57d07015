import { denseLayersOf, type DenseLayer, type NetworkSpec } from '$lib/network/spec.ts';

/**
 * Where each parameter's square lies. Layers follow one another from left to right with an empty
 * column between. Within a layer a unit's parameters run down a column, its weights in order and its
 * bias last; short units stand above one another, long ones turn into several columns. Where that
 * takes too much room the parameters run on without regard to units, and where even that does, one
 * square stands for several parameters.
 */
export interface SquareLayout {
	columns: number;
	rows: number;
	/** 1, or more in a scaled picture. */
	parametersPerSquare: number;
	/** `[rows, columns]`: index of the first parameter of the square; −1 where there is none. */
	first: Int32Array;
	/** `[rows, columns]`: how many parameters, from the first one on, the square stands for. */
	count: Int32Array;
}

/** `columns` and `rows` say how many squares there is room for. */
export function layoutSquares(spec: NetworkSpec, columns: number, rows: number): SquareLayout {
	const layers = denseLayersOf(spec);
	const wide = Math.max(columns, 2 * layers.length - 1);
	const tall = Math.max(rows, 1);
	const height = heightOfUnits(layers, wide, tall);
	if (height !== null) return byUnits(layers, height);
	for (let rows = 1; rows <= tall; rows++) {
		if (columnsOfRun(layers, rows, 1) <= wide) return byRun(layers, rows, 1);
	}
	let several = Math.max(2, Math.floor(layers[layers.length - 1].end / (wide * tall)));
	while (columnsOfRun(layers, tall, several) > wide) several++;
	return byRun(layers, tall, several);
}

/** The position of a parameter in the order of the squares: units in turn, each with its bias last. */
export function positionOf(layers: readonly DenseLayer[], index: number): number {
	const { inputs, outputs, kernelStart, biasStart } = layerOf(layers, index);
	if (index >= biasStart) return kernelStart + (index - biasStart) * (inputs + 1) + inputs;
	const weight = index - kernelStart;
	return kernelStart + (weight % outputs) * (inputs + 1) + Math.floor(weight / outputs);
}

/** The inverse of `positionOf`. */
export function parameterAt(layers: readonly DenseLayer[], position: number): number {
	const { inputs, outputs, kernelStart, biasStart } = layerOf(layers, position);
	const unit = Math.floor((position - kernelStart) / (inputs + 1));
	const from = (position - kernelStart) % (inputs + 1);
	return from === inputs ? biasStart + unit : kernelStart + from * outputs + unit;
}

export function layerOf(layers: readonly DenseLayer[], index: number): DenseLayer {
	return layers.find(({ end }) => index < end) ?? layers[layers.length - 1];
}

/** The cell at this place, in squares from the top left, or the nearest one within reach; or −1. */
export function cellNear(
	{ columns, rows, first }: SquareLayout,
	x: number,
	y: number,
	reach: number
) {
	let nearest = -1;
	let least = reach;
	const top = Math.max(0, Math.floor(y - reach));
	const left = Math.max(0, Math.floor(x - reach));
	for (let row = top; row < Math.min(rows, y + reach); row++) {
		for (let column = left; column < Math.min(columns, x + reach); column++) {
			const cell = row * columns + column;
			const distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
			if (first[cell] >= 0 && distance < least) [nearest, least] = [cell, distance];
		}
	}
	return nearest;
}

const lowest = 16; // rows below which units are not folded
const mostEmpty = 0.12; // share of squares left empty

/** The least height at which whole units fill the squares well and fit, or null. */
function heightOfUnits(
	layers: readonly DenseLayer[],
	columns: number,
	rows: number
): number | null {
	const total = layers[layers.length - 1].end;
	const longest = Math.max(...layers.map(({ inputs }) => inputs + 1));
	for (let height = Math.min(longest, lowest); height <= rows; height++) {
		const filled = layers.reduce((sum, layer) => sum + columnsOfUnits(layer, height), 0);
		const fits = filled + layers.length - 1 <= columns;
		if (fits && 1 - total / (filled * height) <= mostEmpty) return height;
	}
	return null;
}

function columnsOfUnits({ inputs, outputs }: DenseLayer, height: number): number {
	const length = inputs + 1;
	return length <= height
		? Math.ceil(outputs / Math.floor(height / length))
		: outputs * Math.ceil(length / height);
}

function columnsOfRun(layers: readonly DenseLayer[], rows: number, perSquare: number): number {
	const ofLayer = ({ kernelStart, end }: DenseLayer) =>
		Math.ceil(Math.ceil((end - kernelStart) / perSquare) / rows);
	return layers.reduce((sum, layer) => sum + ofLayer(layer), layers.length - 1);
}

function emptyLayout(columns: number, rows: number, parametersPerSquare: number): SquareLayout {
	const first = new Int32Array(columns * rows).fill(-1);
	const count = new Int32Array(columns * rows);
	return { columns, rows, parametersPerSquare, first, count };
}

function byUnits(layers: readonly DenseLayer[], height: number): SquareLayout {
	const columns = layers.reduce(
		(sum, layer) => sum + columnsOfUnits(layer, height),
		layers.length - 1
	);
	const layout = emptyLayout(columns, height, 1);
	let left = 0;
	for (const layer of layers) {
		const length = layer.inputs + 1;
		const stacked = Math.max(1, Math.floor(height / length));
		const folds = Math.ceil(length / height);
		for (let unit = 0; unit < layer.outputs; unit++) {
			for (let from = 0; from < length; from++) {
				const column = left + Math.floor(unit / stacked) * folds + Math.floor(from / height);
				const row = (unit % stacked) * length + (from % height);
				const position = layer.kernelStart + unit * length + from;
				layout.first[row * columns + column] = parameterAt(layers, position);
				layout.count[row * columns + column] = 1;
			}
		}
		left += columnsOfUnits(layer, height) + 1;
	}
	return layout;
}

/** Squares of one parameter run unit by unit; those of several take them as they lie in the array. */
function byRun(layers: readonly DenseLayer[], rows: number, perSquare: number): SquareLayout {
	const columns = columnsOfRun(layers, rows, perSquare);
	const layout = emptyLayout(columns, rows, perSquare);
	let left = 0;
	for (const { kernelStart, end } of layers) {
		const squares = Math.ceil((end - kernelStart) / perSquare);
		for (let square = 0; square < squares; square++) {
			const start = kernelStart + square * perSquare;
			const cell = (square % rows) * columns + left + Math.floor(square / rows);
			layout.first[cell] = perSquare === 1 ? parameterAt(layers, start) : start;
			layout.count[cell] = Math.min(perSquare, end - start);
		}
		left += Math.ceil(squares / rows) + 1;
	}
	return layout;
}
