import { describe, test } from 'vitest';
import { gradientProgram } from '../../../../src/lib/engine/webgl/programs/gradient.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { blockSizes, draw, openDevice } from './draw.ts';
import { texelsFor } from './formulas.ts';
import { clearRows, eighths, expectTexels, rowsAt, Texels } from './texels.ts';

const device = await openDevice();
const kinds = blockSizes(device).flatMap((rowsPerBlock) =>
	[4, 8].filter((filled) => filled <= rowsPerBlock).map((filled) => ({ rowsPerBlock, filled }))
);

describe.each(kinds)('gradientProgram($rowsPerBlock, $filled)', ({ rowsPerBlock, filled }) => {
	/** Kernels with no more rows than are filled have one block of them, others several. */
	const isShort = filled < rowsPerBlock;
	const members = [
		{ inputs: isShort ? 2 : 10, units: 6, rows: 2 * rowsPerBlock + 1, isBatch: false },
		{ inputs: 3, units: 3, rows: 1, isBatch: true },
		{ inputs: filled - 1, units: 1, rows: rowsPerBlock, isBatch: false }
	];
	const table = [members.map(({ rows }, member) => ({ rows, batchOffset: member === 1 ? 3 : 8 }))];

	test('is hᵀ·δ over the rows of the batch to the last bit', () => {
		const next = eighths(randomStream(1, 'gradient', rowsPerBlock, filled));
		const source = new Texels(8, 8, rowsPerBlock, next);
		const deltas = new Texels(6, 4, rowsPerBlock, next);
		const background = new Texels(8, 6, rowsPerBlock, () => 9.5);
		const expected = background.copy();
		const rectangles = members.map(({ inputs, units, rows, isBatch }, member) => {
			const height = Math.ceil((4 * texelsFor(inputs + 1)) / rowsPerBlock);
			const place = { x: 2 * member, y: 2, width: texelsFor(units), height };
			const sourcePlace = { x: 0, y: member };
			const deltasPlace = { x: 2 * member, y: 0 };
			const h = rowsAt(source, { x: 0, y: member + (isBatch ? 3 : 0) });
			const delta = rowsAt(deltas, deltasPlace);
			clearRows(delta, rows, rowsPerBlock * Math.ceil(rows / rowsPerBlock), 0);
			const result = rowsAt(expected, place);
			for (let input = 0; input < height * rowsPerBlock; input++) {
				for (let unit = 0; unit < 4 * place.width; unit++) {
					let sum = 0;
					for (let row = 0; row < rows; row++) sum += h.get(row, input) * delta.get(row, unit);
					result.set(input, unit, input % rowsPerBlock < filled ? sum : 0);
				}
			}
			return { place, values: { sourcePlace, deltasPlace, isBatch }, member };
		});
		const textures = { source, deltas };
		const program = gradientProgram(rowsPerBlock, filled);
		expectTexels(draw(device, program, { textures, background, rectangles, table }), expected);
	});
});
