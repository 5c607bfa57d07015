import { describe, test } from 'vitest';
import {
	productArguments,
	productText
} from '../../../../src/lib/engine/webgl/programs/product.ts';
import { each, fragmentProgram } from '../../../../src/lib/engine/webgl/programs/program.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { blockSizes, draw, openDevice } from './draw.ts';
import { dot, texelsFor } from './formulas.ts';
import { columnKernelAt, eighths, expectTexels, kernelAt, rowsAt, Texels } from './texels.ts';

const device = await openDevice();

/** A program that is the product and nothing else. */
const productProgram = (rowsPerBlock: number, isColumn: boolean) =>
	fragmentProgram({
		targets: rowsPerBlock,
		samplers: [
			['sampler2DArray', 'source'],
			['sampler2D', 'weights']
		],
		arguments: productArguments,
		main: `
	int block = local.y;
	int unit = 4 * local.x;
	${productText(rowsPerBlock, isColumn)}
	${each(rowsPerBlock, (r) => `result${r} = z${r};`)}`
	});

describe.each(blockSizes(device))('productText(%i, isColumn)', (rowsPerBlock) => {
	const next = eighths(randomStream(1, 'product', rowsPerBlock));
	const source = new Texels(10, 12, rowsPerBlock, next);
	const weights = new Texels(12, 44, 1, next);
	const background = new Texels(8, 6, rowsPerBlock, () => 9.5);
	const table = [[{ batchOffset: 5 }]];

	const shapes = [
		{ name: 'one input, one unit, one block', inputs: 1, units: 1, blocks: 1, isBatch: false },
		{ name: 'inputs that fill their texels', inputs: 4, units: 4, blocks: 2, isBatch: false },
		{ name: 'many inputs and units', inputs: 39, units: 21, blocks: 3, isBatch: false },
		{ name: 'a batch that begins further down', inputs: 7, units: 9, blocks: 2, isBatch: true }
	];

	test.each(shapes)('is h·W to the last bit: $name', ({ inputs, units, blocks, isBatch }) => {
		const rowTexels = texelsFor(inputs);
		const sourcePlace = { x: 0, y: 3 };
		const kernelPlace = { x: 5, y: 2 };
		const h = rowsAt(source, { ...sourcePlace, y: isBatch ? 8 : 3 });
		const w = kernelAt(weights, kernelPlace);
		const expected = background.copy();
		const place = { x: 2, y: 2, width: texelsFor(units), height: blocks };
		const z = rowsAt(expected, place);
		for (let row = 0; row < blocks * rowsPerBlock; row++) {
			for (let unit = 0; unit < 4 * place.width; unit++) {
				z.set(row, unit, dot(h, row, w, unit, 4 * rowTexels));
			}
		}
		const values = { sourcePlace, kernelPlace, rowTexels, isBatch };
		const actual = draw(device, productProgram(rowsPerBlock, false), {
			textures: { source, weights },
			background,
			rectangles: [{ place, values }],
			table
		});
		expectTexels(actual, expected);
	});

	test('is h·w of a single output to the last bit', () => {
		const sourcePlace = { x: 1, y: 0 };
		const kernelPlace = { x: 3, y: 4 };
		const rowTexels = 5;
		const h = rowsAt(source, sourcePlace);
		const w = columnKernelAt(weights, kernelPlace);
		const expected = background.copy();
		const place = { x: 4, y: 0, width: 1, height: 3 };
		const z = rowsAt(expected, place);
		for (let row = 0; row < 3 * rowsPerBlock; row++) {
			z.set(row, 0, dot(h, row, w, 0, 4 * rowTexels));
			for (let lane = 1; lane < 4; lane++) z.set(row, lane, 0);
		}
		const values = { sourcePlace, kernelPlace, rowTexels, isBatch: false };
		const actual = draw(device, productProgram(rowsPerBlock, true), {
			textures: { source, weights },
			background,
			rectangles: [{ place, values }],
			table
		});
		expectTexels(actual, expected);
	});
});
