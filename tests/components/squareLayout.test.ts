import { describe, expect, test } from 'vitest';
import { labelWidth } from '../../src/lib/components/drawing/squares/squareLabels.ts';
import {
	countShown,
	parameterAt,
	positionOf
} from '../../src/lib/components/drawing/squares/parameterOrder.ts';
import {
	cellNear,
	cellOf,
	layoutLayer,
	layoutPages,
	layoutSpecimen,
	layoutSquares,
	type SquareLayout
} from '../../src/lib/components/drawing/squares/squareLayout.ts';
import {
	layerAfterKey,
	parameterAfterKey,
	valueStep
} from '../../src/lib/components/drawing/squares/squareKeys.ts';
import { specimenBeside } from '../../src/lib/components/drawing/squares/specimen.ts';
import { countUpdate } from '../../src/lib/network/lora.ts';
import { matricesOf } from '../../src/lib/network/matrices.ts';
import { denseLayersOf, denseNetwork, type DenseLayer } from '../../src/lib/network/spec.ts';

const layersOf = (hidden: number[], inputs = 2): DenseLayer[] =>
	denseLayersOf(denseNetwork({ inputs, hidden, outputs: 1, activation: 'tanh' }));

/** In a card of the first screen at 1360 pixels. */
const whole = (hidden: number[], width = 307) => layoutSquares(layersOf(hidden), width, 210);

/** Every parameter that the squares stand for, in order. */
function shown({ first, units, inputs, stride }: SquareLayout): number[] {
	const all: number[] = [];
	first.forEach((start, cell) => {
		for (let input = 0; input < inputs[cell]; input++) {
			for (let unit = 0; unit < units[cell]; unit++) all.push(start + input * stride[cell] + unit);
		}
	});
	return all.sort((a, b) => a - b);
}

const upTo = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** What the squares, the frames and the labels cover; squares count by their layers' boxes. */
function boxesOf({ blocks, labels }: SquareLayout) {
	return [
		...blocks.map(({ left, top, width, height }) => ({ left, top, width, height })),
		...labels.map(({ x, y, width, size }) => ({
			left: x - width / 2,
			top: y - size * 0.8,
			width,
			height: size
		}))
	];
}

function nothingOverlaps(layout: SquareLayout) {
	const places = new Set([...layout.left].map((left, cell) => `${left} ${layout.top[cell]}`));
	expect(places.size).toBe(layout.left.length);
	const boxes = boxesOf(layout);
	for (const [at, one] of boxes.entries()) {
		expect(one.left).toBeGreaterThanOrEqual(-0.01);
		expect(one.left + one.width).toBeLessThanOrEqual(layout.width + 0.01);
		expect(one.top + one.height).toBeLessThanOrEqual(layout.height);
		for (const other of boxes.slice(at + 1)) {
			const apart =
				one.left + one.width <= other.left + 0.01 ||
				other.left + other.width <= one.left + 0.01 ||
				one.top + one.height <= other.top ||
				other.top + other.height <= one.top;
			expect(apart, JSON.stringify([one, other])).toBe(true);
		}
	}
}

const shapes = [
	[],
	[1],
	[3],
	[3, 3],
	[8, 8],
	[8, 8, 8],
	[3, 3, 3, 3, 3, 3],
	[30, 70, 10],
	[64, 64]
];

describe('layoutSquares(layers, width, height)', () => {
	test.each(shapes.map((hidden) => [hidden]))(
		'shows every parameter of hidden layers %j in one square, and nothing over another',
		(hidden) => {
			const layers = layersOf(hidden);
			const layout = whole(hidden)!;
			expect(shown(layout)).toEqual(upTo(0, layers[layers.length - 1].end));
			expect(layout.first.length).toBe(layers[layers.length - 1].end);
			expect(layout.parametersPerSquare).toBe(1);
			expect(layout.width).toBeLessThanOrEqual(307);
			nothingOverlaps(layout);
		}
	);

	test.each([
		[[], 12],
		[[1], 12],
		[[3, 3], 12],
		[[8, 8], 12],
		[[8, 8, 8], 12],
		[[3, 3, 3, 3, 3, 3], 12],
		[[15, 15], 12],
		[[32, 32], 6],
		[[64, 64], 3]
	])('gives squares of hidden layers %j %d px', (hidden, side) => {
		expect(whole(hidden)!.side).toBe(side);
	});

	test.each([[[16, 16]], [[6, 6, 6, 6]], [[14]]])(
		'gives those of %j 12 px in a wider card',
		(hidden) => {
			expect(whole(hidden, 520)!.side).toBe(12);
		}
	);

	test('lays a row a unit and a column an input, the biases framed beside them', () => {
		const layers = layersOf([3, 3]);
		const { blocks, left, top } = whole([3, 3])!;
		const layout = whole([3, 3])!;
		const at = (index: number) => {
			const cell = cellOf(layout, index);
			return [left[cell] - blocks[1].left, top[cell] - blocks[1].top];
		};
		const { kernelStart, biasStart } = layers[1];
		const weight = (unit: number, input: number) => at(kernelStart + 3 * input + unit);
		expect(weight(0, 0)).toEqual([0, 0]);
		expect(weight(0, 2)).toEqual([26, 0]);
		expect(weight(2, 1)).toEqual([13, 26]);
		expect(at(biasStart + 1)).toEqual([38 + 5, 13]);
		expect(blocks[1].biases).toMatchObject({ width: 12, height: 38 });
		expect(blocks[1].left - blocks[0].left - blocks[0].width).toBeGreaterThanOrEqual(9);
	});

	test('makes a field of 4,417 parameters, its last layer upright', () => {
		const layout = whole([64, 64])!;
		const [, field, last] = layout.blocks;
		expect([field.height, last.width, last.height]).toEqual([192, 3 + 2 + 3 + 1, 192]);
		expect(last.left - field.left - field.width).toBe(9);
		const [from, to] = [cellOf(layout, 4352), cellOf(layout, 4352 + 63)];
		expect(layout.left[from]).toBe(layout.left[to]);
		expect(layout.top[to] - layout.top[from]).toBe(63 * 3);
		expect(whole([64, 64], 600)!.blocks[2].height).toBe(3);
	});

	test('writes each layer’s formula below it, in letters of 13 px', () => {
		const { labels, blocks } = whole([3, 3])!;
		expect(labels.map(({ text }) => text)).toEqual(['2 × 3 + 3', '3 × 3 + 3', '3 × 1 + 1']);
		labels.forEach(({ x, size }, at) => {
			expect(size).toBe(13);
			expect(Math.abs(x - blocks[at].left - blocks[at].width / 2)).toBeLessThanOrEqual(1);
		});
		expect(whole([64, 64])!.labels.map(({ size }) => size)).toEqual([13, 13, 13]);
		expect(labelWidth('2 × 3 + 3', 13)).toBeLessThan(60);
	});

	test('takes several lines of layers before it makes squares smaller', () => {
		const { blocks } = whole([3, 3, 3, 3, 3, 3])!;
		expect(new Set(blocks.map(({ top }) => top)).size).toBe(2);
	});

	test('has no layout for squares below 2 px', () => {
		expect(whole([106])).toBeNull();
		expect(whole([64, 64], 139)).toBeNull();
		expect(whole([512, 512, 512])).toBeNull();
	});
});

describe('layoutSquares(layers, …) with a low-rank update', () => {
	const updatedLayers = (hidden: number[], rank: number) =>
		matricesOf(denseNetwork({ inputs: 2, hidden, outputs: 1, activation: 'tanh' }), rank);

	test.each([
		[[3, 3], 1],
		[[64, 64], 2],
		[[1, 5], 8]
	])('shows its numbers in one square each: hidden layers %j, rank %d', (hidden, rank) => {
		const layers = updatedLayers(hidden, rank);
		const layout = layoutSquares(layers, 307, 240)!;
		expect(shown(layout)).toEqual(upTo(0, countShown(layers)));
		expect(countShown(layers) - layers.at(-1)!.end).toBe(
			countUpdate(denseNetwork({ inputs: 2, hidden, outputs: 1, activation: 'tanh' }), rank)
		);
		nothingOverlaps(layout);
		const framed = layout.blocks.map(({ biases }) => biases);
		layout.blocks.forEach(({ strips }, at) => {
			expect(strips === undefined).toBe(at === layout.blocks.length - 1);
			if (strips) expect(strips.up.left + strips.up.width).toBeLessThan(framed[at].left);
		});
	});

	test('lays A under the kernel, a column an input, and B beside it, a row a unit', () => {
		const layers = updatedLayers([3, 3], 2);
		const layout = layoutSquares(layers, 307, 210)!;
		const block = layout.blocks[1];
		const at = (index: number) => {
			const cell = cellOf(layout, index);
			return [layout.left[cell] - block.left, layout.top[cell] - block.top];
		};
		const { downStart, upStart } = layers[1].update!;
		expect(at(downStart)).toEqual([0, 38 + 5]);
		expect(at(downStart + 2 * 2 + 1)).toEqual([26, 38 + 5 + 13]);
		expect(at(upStart)).toEqual([38 + 5, 0]);
		expect(at(upStart + 3 + 2)).toEqual([38 + 5 + 13, 26]);
		expect(layout.first[cellNear(layout, block.left + 1, block.top + 45, 4)]).toBe(downStart);
	});

	test('is left out where squares are means', () => {
		const [, layer] = updatedLayers([512, 512], 2);
		const layout = layoutLayer(layer, 307, 210);
		expect(layout.parametersPerSquare).toBeGreaterThan(1);
		expect(layout.blocks[0].strips).toBeUndefined();
		expect(shown(layout)).toEqual(upTo(layer.kernelStart, layer.end));
	});

	test('is gone through by keys after all else', () => {
		const layers = updatedLayers([3, 3], 2);
		expect(parameterAfterKey('ArrowRight', layers, 24)).toBe(25);
		expect(parameterAfterKey('ArrowLeft', layers, 25)).toBe(24);
		expect(parameterAfterKey('PageDown', layers, 25)).toBe(27);
		expect(parameterAfterKey('End', layers, 3)).toBe(countShown(layers) - 1);
		expect(parameterAfterKey('Home', layers, 30)).toBe(0);
		expect(layerAfterKey('PageUp', layers, layers[1].update!.upStart)).toBe(0);
	});
});

describe('layoutLayer(layer, width, height)', () => {
	test.each([
		[[64, 64], 139, 1],
		[[128, 128], 307, 1],
		[[106], 307, 0]
	])('of hidden layers %j in %d px shows layer %d one to one', (hidden, width, at) => {
		const layer = layersOf(hidden)[at];
		const layout = layoutLayer(layer, width, 210);
		expect(layout.parametersPerSquare).toBe(1);
		expect(shown(layout)).toEqual(upTo(layer.kernelStart, layer.end));
		nothingOverlaps(layout);
	});

	test.each([0, 1, 3])(
		'lets a square be the mean of several, where layer %d is too large',
		(at) => {
			const layer = layersOf([512, 512, 512])[at];
			const layout = layoutLayer(layer, 307, 210);
			expect(layout.side).toBe(2);
			expect(layout.parametersPerSquare).toBeGreaterThan(1);
			expect(shown(layout)).toEqual(upTo(layer.kernelStart, layer.end));
			expect(layout.width).toBeLessThanOrEqual(307);
			expect(layout.height).toBeLessThanOrEqual(230);
			expect(layout.blocks[0].left + layout.blocks[0].width).toBeLessThanOrEqual(307);
			const cell = cellOf(layout, layer.end - 1);
			expect(layout.inputs[cell]).toBe(1);
		}
	);

	test('comes to an end in a box too small for its layer', () => {
		const [, layer] = layersOf([64, 64]);
		expect(shown(layoutLayer(layer, 1, 1))).toEqual(upTo(layer.kernelStart, layer.end));
	});
});

test('layoutPages(layers, width, height) gives all layers squares of one size', () => {
	const layers = layersOf([64, 64]);
	const pages = layoutPages(layers, 139, 210);
	expect(pages.map(({ side }) => side)).toEqual([2, 2, 2]);
	expect(pages.flatMap(shown)).toEqual(upTo(0, 4417));
	expect(layoutPages(layersOf([512, 512]), 307, 210).map(({ side }) => side)).toEqual([2, 2, 2]);
});

test('layoutSpecimen(layers, side) makes 25 parameters a speck', () => {
	const speck = layoutSpecimen(layersOf([3, 3]), 3);
	expect(shown(speck)).toEqual(upTo(0, 25));
	expect(speck.labels).toEqual([]);
	expect(speck.width).toBeLessThanOrEqual(60);
	expect(speck.height).toBeLessThanOrEqual(12);
	nothingOverlaps(speck);
});

test.each([
	[[25, 4417], 1, 0],
	[[25, 4417], 0, null],
	[[25, 125], 1, null],
	[[25, 126], 1, 0],
	[[500, 25, 4417, 30], 2, 1],
	[[25], 0, null]
])('specimenBeside(%j, %d) is %j', (counts, index, expected) => {
	expect(specimenBeside(counts, index)).toBe(expected);
});

test('positionOf and parameterAt undo each other', () => {
	const layers = layersOf([3, 5, 2]);
	const positions = upTo(0, layers[3].end).map((index) => positionOf(layers, index));
	expect([...positions].sort((a, b) => a - b)).toEqual(positions.map((_, i) => i));
	expect(positions.map((position) => parameterAt(layers, position))).toEqual(
		positions.map((_, i) => i)
	);
});

test('cellNear(layout, x, y, reach) takes the nearest square within reach', () => {
	const layout = whole([3, 3])!;
	const [{ left }] = layout.blocks;
	expect(layout.first[cellNear(layout, left + 1, 1, 4)]).toBe(0);
	expect(layout.first[cellNear(layout, left - 3, 15, 4)]).toBe(1);
	expect(cellNear(layout, left - 6, 15, 4)).toBe(-1);
	expect(layout.first[cellNear(layout, left + 27, 1, 4)]).toBe(3); // between weights and biases
	expect(layout.first[cellNear(layout, left + 29, 1, 4)]).toBe(6);
});

describe('keys on the squares', () => {
	const layers = layersOf([3, 3]);

	test.each([
		['ArrowRight', 0, 3], // the second weight of the first unit
		['ArrowRight', 3, 6], // its bias
		['ArrowLeft', 0, 0],
		['PageDown', 0, 1],
		['PageUp', 1, 0],
		['End', 0, 24],
		['Home', 24, 0],
		['ArrowRight', 24, 24],
		['Tab', 5, null]
	])('%s on parameter %d selects %j', (key, index, expected) => {
		expect(parameterAfterKey(key, layers, index)).toBe(expected);
	});

	test.each([
		['PageDown', 0, 9],
		['PageDown', 15, 21],
		['PageDown', 24, 21],
		['PageUp', 23, 9],
		['PageUp', 5, 0],
		['ArrowRight', 5, null]
	])('%s on parameter %d turns to %j, where one layer shows at a time', (key, index, expected) => {
		expect(layerAfterKey(key, layers, index)).toBe(expected);
	});

	test('up and down change the value, more so with Shift', () => {
		expect(valueStep('ArrowUp', false)).toBe(0.05);
		expect(valueStep('ArrowDown', true)).toBe(-0.5);
		expect(valueStep('ArrowLeft', false)).toBe(0);
	});
});
