import { describe, test } from 'vitest';
import { outputGradientProgram } from '../../../../src/lib/engine/webgl/programs/outputGradient.ts';
import { losses } from '../../../../src/lib/network/loss.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { blockSizes, draw, openDevice } from './draw.ts';
import { dot, lossGradients, texelsFor } from './formulas.ts';
import {
	clearRows,
	columnKernelAt,
	eighths,
	expectTexels,
	kernelAt,
	rowsAt,
	Texels
} from './texels.ts';

const device = await openDevice();
const kinds = losses.flatMap((loss) => [false, true].map((isColumn) => ({ loss, isColumn })));

describe.each(blockSizes(device))('outputGradientProgram(%i, loss, isColumn)', (size) => {
	test.each(kinds)(
		'is ∂loss/∂z, and nothing in rows beyond the batch: %o',
		({ loss, isColumn }) => {
			const next = eighths(randomStream(1, 'output gradient', size));
			const source = new Texels(8, 8, size, next);
			const targets = new Texels(8, 8, size, next);
			const weights = new Texels(6, 12, 1, next);
			const background = new Texels(8, 6, size, () => 9.5);
			const expected = background.copy();
			const most = isColumn ? 1 : loss === 'softmaxCrossEntropy' ? 4 : 6;
			const members = [
				{ inputs: 6, outputs: most, rows: 2 * size + 1, isBatch: false },
				{ inputs: 3, outputs: isColumn ? 1 : 2, rows: 1, isBatch: true }
			];
			const table = [members.map(({ rows }, member) => ({ rows, batchOffset: 1 + 2 * member }))];
			const rectangles = members.map(({ inputs, outputs, rows, isBatch }, member) => {
				const blocks = Math.ceil(rows / size);
				const place = { x: 2 + 2 * member, y: 2, width: texelsFor(outputs), height: blocks };
				const rowTexels = texelsFor(inputs + 1);
				const sourcePlace = { x: 3 * member, y: member };
				const targetsPlace = { x: 1 + 3 * member, y: 1 };
				const kernelPlace = { x: 2 * member, y: 3 * member };
				const { batchOffset } = table[0][member];
				const h = rowsAt(source, {
					...sourcePlace,
					y: sourcePlace.y + (isBatch ? batchOffset : 0)
				});
				const y = rowsAt(targets, { ...targetsPlace, y: 1 + batchOffset });
				const w = (isColumn ? columnKernelAt : kernelAt)(weights, kernelPlace);
				const result = rowsAt(expected, place);
				clearRows(y, rows, blocks * size, NaN);
				for (let row = 0; row < blocks * size; row++) {
					const outputsOf = (valueOf: (output: number) => number) =>
						Array.from({ length: outputs }, (_, output) => valueOf(output));
					const gradient = lossGradients[loss](
						outputsOf((output) => dot(h, row, w, output, 4 * rowTexels)),
						outputsOf((output) => y.get(row, output)),
						rows
					);
					for (let output = 0; output < 4 * place.width; output++) {
						result.set(row, output, row < rows ? (gradient[output] ?? 0) : 0);
					}
				}
				const places = { sourcePlace, kernelPlace, targetsPlace };
				return { place, values: { ...places, rowTexels, isBatch, outputs }, member };
			});
			const actual = draw(device, outputGradientProgram(size, loss, isColumn), {
				textures: { source, targets, weights },
				background,
				rectangles,
				table
			});
			expectTexels(actual, expected, { relative: 1e-6, absolute: 1e-7 });
		}
	);
});
