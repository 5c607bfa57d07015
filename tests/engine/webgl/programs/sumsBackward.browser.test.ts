import { describe, expect, test } from 'vitest';
import { dropoutMask } from '../../../../src/lib/engine/step/dropout.ts';
import {
	pairOf,
	sumsBackwardProgram
} from '../../../../src/lib/engine/webgl/programs/sumsBackward.ts';
import { slopeOf } from '../../../../src/lib/network/activation.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { blockSizes, draw, openDevice } from './draw.ts';
import { dot, texelsFor } from './formulas.ts';
import { columnKernelAt, eighths, expectTexels, kernelAt, rowsAt, Texels } from './texels.ts';

const device = await openDevice();

/** Two layers side by side in one draw; the second reads its batch where the step says. */
const layers = [
	{ inputs: 6, outputs: 7, units: 9, blocks: 2, x: 0, isBatch: false, index: 1 },
	{ inputs: 3, outputs: 2, units: 4, blocks: 3, x: 4, isBatch: true, index: 0 }
];
const table = [
	[
		{ dropout: 0.5, seed: 0xfedc1234, step: 12 },
		{ dropout: 0.75, seed: 9, step: 70000, batchOffset: 2 }
	]
];
const deltasOf = (member: number) => ({ x: 2 * member, y: member });
const sourceOf = (member: number) => ({ x: 3 * member, y: 1 + member });
const kernelOf = (member: number) => ({ x: 3 * member, y: member });
const nextKernelOf = (member: number) => ({ x: 1 + 2 * member, y: 14 + 3 * member });

test('pairOf(upper, lower) holds both', () => {
	expect(pairOf(3, true)).toBe(3 * 65536 + 1);
	expect(pairOf(128, 512)).toBe(128 * 65536 + 512);
});

describe.each(blockSizes(device))(
	'sumsBackwardProgram(%i, activation, dropsOut, isColumn)',
	(size) => {
		const kinds = (['gelu', 'sin'] as const).flatMap((activation) =>
			[false, true].flatMap((dropsOut) =>
				[false, true].map((isColumn) => ({ activation, dropsOut, isColumn }))
			)
		);

		test.each(kinds)('is (δ′·Wᵀ) ∘ φ′(h·W) ∘ dropout: %o', (kind) => {
			const { activation, dropsOut, isColumn } = kind;
			const next = eighths(randomStream(1, 'sums backward', size));
			const deltas = new Texels(4, 5, size, next);
			const source = new Texels(8, 10, size, next);
			const weights = new Texels(8, 30, 1, next);
			const background = new Texels(8, 6, size, () => 9.5);
			const expected = background.copy();
			const rectangles = layers.map(
				({ inputs, outputs, units, blocks, x, isBatch, index }, member) => {
					const place = { x, y: 2, width: texelsFor(units), height: blocks };
					const quadruples = isColumn ? 1 : texelsFor(outputs);
					const rowTexels = texelsFor(inputs + 1);
					const { dropout, seed, step, batchOffset = 0 } = table[0][member];
					const after = rowsAt(deltas, deltasOf(member));
					const sourcePlace = sourceOf(member);
					const h = rowsAt(source, { ...sourcePlace, y: sourcePlace.y + batchOffset });
					const own = kernelAt(weights, kernelOf(member));
					const w = (isColumn ? columnKernelAt : kernelAt)(weights, nextKernelOf(member));
					const result = rowsAt(expected, place);
					const factors = dropoutMask(dropout, seed, step, index, blocks * size, units);
					for (let row = 0; row < blocks * size; row++) {
						for (let unit = 0; unit < 4 * place.width; unit++) {
							let delta = 0;
							for (let output = 0; output < (isColumn ? 1 : 4 * quadruples); output++) {
								delta += after.get(row, output) * w.get(unit, output);
							}
							const z = dot(h, row, own, unit, 4 * rowTexels);
							const factor = dropsOut ? factors[row * units + unit] : 1;
							const value = delta * slopeOf(activation, z) * factor;
							result.set(row, unit, unit < units ? value : 0);
						}
					}
					const values = {
						deltasPlace: deltasOf(member),
						kernelPlace: kernelOf(member),
						nextKernelPlace: nextKernelOf(member),
						sourcePlace,
						depth: pairOf(rowTexels, isBatch),
						widths: pairOf(quadruples, units)
					};
					return { place, values, layer: index, member };
				}
			);
			const program = sumsBackwardProgram(size, activation, dropsOut, isColumn);
			const textures = { deltas, source, weights };
			const actual = draw(device, program, { textures, background, rectangles, table });
			expectTexels(actual, expected, { relative: 2e-6, absolute: 2e-5 });
		});
	}
);
