import { describe, test } from 'vitest';
import { dropoutMask } from '../../../../src/lib/engine/step/dropout.ts';
import { outputBackwardProgram } from '../../../../src/lib/engine/webgl/programs/outputBackward.ts';
import {
	activations as all,
	slopeAt,
	slopeFollows
} from '../../../../src/lib/network/activation.ts';
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

const activations = all.filter(slopeFollows);

const device = await openDevice();

/** Every loss with every activation, and each of them with and without dropout and as a column. */
const kinds = losses.flatMap((loss, i) =>
	activations.map((activation, j) => ({
		loss,
		activation,
		dropsOut: (i + j) % 2 === 1,
		isColumn: (i + (j >> 1)) % 2 === 1
	}))
);

describe.each(blockSizes(device))('outputBackwardProgram(%i, …kind)', (size) => {
	test.each(kinds)('is δ of the last hidden layer, and ∂loss/∂z beside it: %o', (kind) => {
		const { loss, activation, dropsOut, isColumn } = kind;
		const next = eighths(randomStream(1, 'output backward', size));
		const source = new Texels(8, 6, size, next);
		const targets = new Texels(6, 6, size, next);
		const weights = new Texels(8, 14, 1, next);
		const background = new Texels(10, 6, size, () => 9.5);
		const expected = background.copy();
		/** Units that fill their texels and units that do not, beside one another. */
		const members = [
			{ units: 6, outputs: isColumn ? 1 : 3, rows: size + 1, dropout: 0.5, layer: 1 },
			{ units: 4, outputs: isColumn ? 1 : 4, rows: 2, dropout: 0.75, layer: 0 }
		];
		const table = [
			members.map(({ rows, dropout }, member) => {
				return { rows, dropout, batchOffset: 1 + member, seed: 77 * member, step: 5 };
			})
		];
		const rectangles = members.map(({ units, outputs, rows, dropout, layer }, member) => {
			const blocks = Math.ceil(rows / size);
			const quadruples = texelsFor(units);
			const place = { x: 4 * member, y: 2, width: quadruples + 1, height: blocks };
			const rowTexels = texelsFor(units + 1);
			const sourcePlace = { x: 3 * member, y: 1 };
			const targetsPlace = { x: 2 * member, y: 0 };
			const kernelPlace = { x: 4 * member, y: 2 * member };
			const { batchOffset, seed, step } = table[0][member];
			const h = rowsAt(source, sourcePlace);
			const y = rowsAt(targets, { ...targetsPlace, y: batchOffset });
			const w = (isColumn ? columnKernelAt : kernelAt)(weights, kernelPlace);
			const result = rowsAt(expected, place);
			const factors = dropoutMask(dropout, seed, step, layer, blocks * size, units);
			const indices = Array.from({ length: outputs }, (_, output) => output);
			clearRows(y, rows, blocks * size, NaN);
			for (let row = 0; row < blocks * size; row++) {
				const gradient = lossGradients[loss](
					indices.map((output) => dot(h, row, w, output, 4 * rowTexels)),
					indices.map((output) => y.get(row, output)),
					rows
				);
				const outputDelta = indices.map((output) => (row < rows ? gradient[output] : 0));
				for (let unit = 0; unit < 4 * quadruples; unit++) {
					const delta = indices.reduce(
						(sum, output) => sum + outputDelta[output] * w.get(unit, output),
						0
					);
					const activated = dropsOut ? h.get(row, unit) * (1 - dropout) : h.get(row, unit);
					const factor = dropsOut ? factors[row * units + unit] : 1;
					const value = delta * slopeAt(activation, activated) * factor;
					result.set(row, unit, unit < units ? value : 0);
				}
				for (let output = 0; output < 4; output++) {
					result.set(row, 4 * quadruples + output, outputDelta[output] ?? 0);
				}
			}
			const places = { sourcePlace, kernelPlace, targetsPlace };
			const values = { ...places, rowTexels, isBatch: false, outputs, units };
			return { place, values, layer, member };
		});
		const program = outputBackwardProgram(size, loss, activation, dropsOut, isColumn);
		const textures = { source, targets, weights };
		const actual = draw(device, program, { textures, background, rectangles, table });
		expectTexels(actual, expected, { relative: 1e-6, absolute: 2e-6 });
	});
});
