import { describe, test } from 'vitest';
import { softmaxGradientProgram } from '../../../../src/lib/engine/webgl/programs/softmaxGradient.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { blockSizes, draw, openDevice } from './draw.ts';
import { lossGradients, texelsFor } from './formulas.ts';
import { clearRows, eighths, expectTexels, rowsAt, Texels } from './texels.ts';

const device = await openDevice();

describe.each(blockSizes(device))('softmaxGradientProgram(%i)', (size) => {
	/** The second has outputs that overflow an exponential. */
	const members = [
		{ outputs: 9, rows: 2 * size - 1, scale: 1 },
		{ outputs: 5, rows: 1, scale: 5000 },
		{ outputs: 8, rows: size, scale: 40 }
	];
	const table = [members.map(({ rows }, member) => ({ rows, batchOffset: 2 * member }))];

	test('is (softmax(z) − y) / rows, and nothing in rows beyond the batch', () => {
		const next = eighths(randomStream(1, 'softmax', size));
		const outputs = new Texels(9, 4, size, next);
		const targets = new Texels(10, 8, size, next);
		const background = new Texels(12, 6, size, () => 9.5);
		const expected = background.copy();
		const rectangles = members.map(({ outputs: outputCount, rows, scale }, member) => {
			const quadruples = texelsFor(outputCount);
			const blocks = Math.ceil(rows / size);
			const place = { x: 4 * member, y: 2, width: quadruples, height: blocks };
			const outputsPlace = { x: 3 * member, y: 1 };
			const targetsPlace = { x: 3 * member, y: 0 };
			const z = rowsAt(outputs, outputsPlace);
			const y = rowsAt(targets, { ...targetsPlace, y: table[0][member].batchOffset });
			const result = rowsAt(expected, place);
			clearRows(y, rows, blocks * size, NaN);
			for (let row = 0; row < blocks * size; row++) {
				for (let output = 0; output < outputCount; output++) {
					z.set(row, output, scale * z.get(row, output));
				}
				const indices = Array.from({ length: outputCount }, (_, output) => output);
				const gradient = lossGradients.softmaxCrossEntropy(
					indices.map((output) => z.get(row, output)),
					indices.map((output) => y.get(row, output)),
					rows
				);
				for (let output = 0; output < 4 * quadruples; output++) {
					result.set(row, output, row < rows ? (gradient[output] ?? 0) : 0);
				}
			}
			const values = { outputsPlace, targetsPlace, quadruples, outputCount };
			return { place, values, member };
		});
		const actual = draw(device, softmaxGradientProgram(size), {
			textures: { outputs, targets },
			background,
			rectangles,
			table
		});
		expectTexels(actual, expected, { relative: 1e-6, absolute: 1e-7 });
	});
});
