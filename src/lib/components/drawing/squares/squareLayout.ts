import type { LayerMatrix } from '$lib/network/matrices.ts';
import { placeLabels, rowHeight, type SquareLabel } from './squareLabels.ts';

/**
 * Where each parameter's square lies, in pixels. A layer is a block: a row a unit, a column an input,
 * and its biases in a column of their own, which is framed. A low-rank update is two thin strips: A in rows
 * under the kernel, a column an input, and B in columns beside it, a row a unit. Layers follow one another from left to
 * right, where need be on several lines, each with its formula below. A layer of one unit may stand
 * upright, its inputs down a column. No row is ever broken.
 */
export interface SquareLayout {
	width: number;
	height: number;
	/** Of a square. */
	side: number;
	/** 1, or more where a square is the mean of several. */
	parametersPerSquare: number;
	blocks: readonly SquareBlock[];
	labels: readonly SquareLabel[];
	/** Of each square: its place. */
	left: Int32Array;
	top: Int32Array;
	/** The first of its parameters, and of how many units and inputs it has them. */
	first: Int32Array;
	units: Int32Array;
	inputs: Int32Array;
	/** From one input's parameters to the next one's. */
	stride: Int32Array;
}

export interface SquareBlock {
	layer: LayerMatrix;
	left: number;
	top: number;
	width: number;
	height: number;
	/** Within its frame, which is one pixel wide. */
	biases: Box;
	/** Where A and B of its update are; absent without one. */
	strips?: { down: Box; up: Box };
}

export interface Box {
	left: number;
	top: number;
	width: number;
	height: number;
}

const largest = 12;
const smallest = 2;
const betweenLayers = 9;
const betweenLines = 10;
/** Rows of the smallest squares up to which a layer by itself is shown one to one. */
const mostRows = 128;

interface Scale {
	side: number;
	/** From one square to the next. */
	pitch: number;
	/** From the weights to the biases. */
	apart: number;
}

function scaleOf(side: number): Scale {
	const isLarge = side >= 8;
	return { side, pitch: side + (isLarge ? 1 : 0), apart: isLarge ? 5 : side >= 5 ? 3 : 2 };
}

/** A layer in squares: how many across and down, of how many parameters each. */
interface Matrix {
	layer: LayerMatrix;
	isUpright: boolean;
	unitsPer: number;
	inputsPer: number;
}

interface Size {
	width: number;
	height: number;
}

const plain = (layer: LayerMatrix, uprights = false): Matrix => ({
	layer,
	isUpright: uprights && layer.outputs === 1 && layer.update === undefined,
	unitsPer: 1,
	inputsPer: 1
});

function weightsOf({ layer, isUpright, unitsPer, inputsPer }: Matrix, { side, pitch }: Scale) {
	const inputs = Math.ceil(layer.inputs / inputsPer);
	const units = Math.ceil(layer.outputs / unitsPer);
	const [columns, rows] = isUpright ? [units, inputs] : [inputs, units];
	const length = (squares: number) => squares * pitch - (pitch - side);
	return { width: length(columns), height: length(rows) };
}

/** How much longer a strip makes its layer, to the side and below. */
function stripRoom({ layer: { update } }: Matrix, { pitch, side, apart }: Scale): number {
	return update ? apart + update.rank * pitch - (pitch - side) : 0;
}

function sizeOf(matrix: Matrix, scale: Scale): Size {
	const { width, height } = weightsOf(matrix, scale);
	const strip = stripRoom(matrix, scale);
	return { width: width + strip + scale.apart + scale.side + 1, height: height + strip };
}

/**
 * All layers, with squares as large as the room allows, 12 pixels at most. Null where they would be
 * less than 2.
 */
export function layoutSquares(
	layers: readonly LayerMatrix[],
	width: number,
	height: number,
	most = largest
): SquareLayout | null {
	for (let side = most; side >= smallest; side--) {
		const scale = scaleOf(side);
		for (const lines of [1, layers.length]) {
			for (const uprights of [false, true]) {
				const matrices = layers.map((layer) => plain(layer, uprights));
				const placed = place(matrices, scale, width, lines);
				if (placed && placed.bottom <= height) return filled(matrices, scale, placed);
			}
		}
	}
	return null;
}

/** Each layer by itself, all with squares of one size. */
export function layoutPages(
	layers: readonly LayerMatrix[],
	width: number,
	height: number
): SquareLayout[] {
	const pages = layers.map((layer) => layoutLayer(layer, width, height));
	const side = Math.min(...pages.map((page) => page.side));
	return layers.map((layer) => layoutLayer(layer, width, height, side));
}

/** One layer by itself; where even that has no room, squares are means of units and inputs. */
export function layoutLayer(
	layer: LayerMatrix,
	width: number,
	height: number,
	most = largest
): SquareLayout {
	const whole =
		layoutSquares([layer], width, height, most) ??
		layoutSquares([layer], width, Math.max(height, mostRows * smallest), most);
	if (whole) return whole;
	const scale = scaleOf(smallest);
	const frame = scale.apart + scale.side + 1;
	const [columns, rows] = [width - frame, height].map((room) =>
		Math.max(1, Math.floor(room / smallest))
	);
	const matrix = {
		// Beside means of many weights there is no room for strips.
		layer: { ...layer, update: undefined },
		isUpright: layer.outputs === 1 && rows > columns,
		unitsPer: Math.ceil(layer.outputs / rows),
		inputsPer: 1
	};
	matrix.inputsPer = Math.ceil(layer.inputs / (matrix.isUpright ? rows : columns));
	return filled([matrix], scale, place([matrix], scale, Infinity, 1, width)!);
}

/** Squares of a given size on one line, close together and without words. */
export function layoutSpecimen(layers: readonly LayerMatrix[], side: number): SquareLayout {
	const scale = scaleOf(side);
	const matrices = layers.map((layer) => plain(layer));
	const boxes: { left: number; top: number }[] = [];
	let right = -scale.apart * 2;
	for (const matrix of matrices) {
		boxes.push({ left: right + scale.apart * 2, top: 1 });
		right += scale.apart * 2 + sizeOf(matrix, scale).width;
	}
	const bottom = 2 + Math.max(...matrices.map((matrix) => sizeOf(matrix, scale).height));
	return filled(matrices, scale, { boxes, bottom, labels: [], width: right, height: bottom });
}

interface Placed extends Size {
	/** Where each block begins. */
	boxes: { left: number; top: number }[];
	/** Of the lowest square. */
	bottom: number;
	labels: SquareLabel[];
}

/** Null where a layer is too wide, or more lines are needed than there may be. */
function place(
	matrices: readonly Matrix[],
	scale: Scale,
	room: number,
	mostLines: number,
	labelRoom = room
): Placed | null {
	const sizes = matrices.map((matrix) => sizeOf(matrix, scale));
	const lines = linesOf(sizes, room);
	if (lines === null || lines.length > mostLines) return null;
	const placed: Placed = { boxes: [], bottom: 0, labels: [], width: 0, height: 0 };
	let top = 0;
	for (const { from, to } of lines) {
		const line = sizes.slice(from, to);
		const texts = matrices.slice(from, to).map(({ layer }) => formulaOf(layer));
		const { lefts, width, labels, rows } = placeLabels(texts, line, labelRoom, betweenLayers);
		const bottom = top + Math.max(...line.map(({ height }) => height));
		placed.boxes.push(...lefts.map((left) => ({ left, top })));
		placed.labels.push(...labels.map((label) => ({ ...label, y: bottom + label.y })));
		placed.bottom = bottom;
		placed.width = Math.max(placed.width, width);
		placed.height = bottom + rows * rowHeight;
		top = placed.height + betweenLines;
	}
	return placed;
}

/** As many layers on each line as fit; null where one alone does not. */
function linesOf(sizes: readonly Size[], room: number): { from: number; to: number }[] | null {
	const lines: { from: number; to: number }[] = [];
	let used = 0;
	for (const [at, { width }] of sizes.entries()) {
		if (width > room) return null;
		const line = lines.at(-1);
		used += betweenLayers + width;
		if (line && used <= room) line.to = at + 1;
		else {
			lines.push({ from: at, to: at + 1 });
			used = width;
		}
	}
	return lines;
}

/** "2 × 3 + 3"; of a kernel "5 × 8 × 3 + 3" */
export function formulaOf({ inputs, outputs, kernel }: LayerMatrix): string {
	if (kernel !== undefined) return `${kernel} × ${inputs / kernel} × ${outputs} + ${outputs}`;
	return `${inputs} × ${outputs} + ${outputs}`;
}

function filled(matrices: readonly Matrix[], scale: Scale, placed: Placed): SquareLayout {
	const count = matrices.reduce((sum, { layer, unitsPer, inputsPer }) => {
		const units = Math.ceil(layer.outputs / unitsPer);
		const updated = layer.update ? layer.update.end - layer.update.downStart : 0;
		return sum + units * (Math.ceil(layer.inputs / inputsPer) + 1) + updated;
	}, 0);
	const array = () => new Int32Array(count);
	const [left, top, first, units, inputs, stride] = Array.from({ length: 6 }, array);
	let cell = 0;
	const blocks = matrices.map((matrix, at): SquareBlock => {
		const { layer, isUpright, unitsPer, inputsPer } = matrix;
		const box = { ...placed.boxes[at], ...sizeOf(matrix, scale) };
		const weights = weightsOf(matrix, scale);
		const biasLeft = box.left + weights.width + stripRoom(matrix, scale) + scale.apart;
		const add = (x: number, y: number, index: number, unit: number, deep: number) => {
			left[cell] = x;
			top[cell] = y;
			first[cell] = index;
			units[cell] = Math.min(unitsPer, layer.outputs - unit);
			inputs[cell] = deep;
			stride[cell] = layer.outputs;
			cell++;
		};
		for (let unit = 0; unit < layer.outputs; unit += unitsPer) {
			const down = (unit / unitsPer) * scale.pitch;
			for (let input = 0; input < layer.inputs; input += inputsPer) {
				const across = (input / inputsPer) * scale.pitch;
				const [x, y] = isUpright ? [down, across] : [across, down];
				const deep = Math.min(inputsPer, layer.inputs - input);
				const index = layer.kernelStart + input * layer.outputs + unit;
				add(box.left + x, box.top + y, index, unit, deep);
			}
			add(biasLeft, box.top + down, layer.biasStart + unit, unit, 1);
		}
		const { update } = layer;
		const down = { left: box.left, top: box.top + weights.height + scale.apart };
		const up = { left: box.left + weights.width + scale.apart, top: box.top };
		for (let at = 0; update && at < update.rank; at++) {
			for (let input = 0; input < layer.inputs; input++) {
				const [x, y] = [down.left + input * scale.pitch, down.top + at * scale.pitch];
				add(x, y, update.downStart + input * update.rank + at, 0, 1);
			}
			for (let unit = 0; unit < layer.outputs; unit++) {
				const [x, y] = [up.left + at * scale.pitch, up.top + unit * scale.pitch];
				add(x, y, update.upStart + at * layer.outputs + unit, 0, 1);
			}
		}
		const height = Math.ceil(layer.outputs / unitsPer) * scale.pitch - (scale.pitch - scale.side);
		const thick = stripRoom(matrix, scale) - scale.apart;
		const strips = {
			down: { ...down, width: weights.width, height: thick },
			up: { ...up, width: thick, height: weights.height }
		};
		return {
			layer,
			...box,
			biases: { left: biasLeft, top: box.top, width: scale.side, height },
			...(update && { strips })
		};
	});
	const { width, height, labels } = placed;
	const parametersPerSquare = Math.max(
		...matrices.map(({ layer, unitsPer, inputsPer }) => {
			return Math.min(unitsPer, layer.outputs) * Math.min(inputsPer, layer.inputs);
		})
	);
	const { side } = scale;
	return {
		...{ width, height, side, parametersPerSquare, blocks, labels },
		...{ left, top, first, units, inputs, stride }
	};
}

/** The square at this place, or the nearest one within reach; or −1. */
export function cellNear({ left, top, side }: SquareLayout, x: number, y: number, reach: number) {
	let nearest = -1;
	let least = reach;
	for (let cell = 0; cell < left.length; cell++) {
		const across = Math.max(left[cell] - x, 0, x - left[cell] - side);
		const down = Math.max(top[cell] - y, 0, y - top[cell] - side);
		if (across >= least || down >= least) continue;
		const distance = Math.hypot(across, down);
		if (distance < least) [nearest, least] = [cell, distance];
	}
	return nearest;
}

/** The square that shows this parameter, or −1. */
export function cellOf({ first, units, inputs, stride }: SquareLayout, index: number): number {
	return first.findIndex((start, cell) => {
		const from = index - start;
		const unit = from % stride[cell];
		return from >= 0 && unit < units[cell] && (from - unit) / stride[cell] < inputs[cell];
	});
}
