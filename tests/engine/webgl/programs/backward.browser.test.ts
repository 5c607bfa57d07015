import { describe, test } from 'vitest';
import { dropoutMask } from '../../../../src/lib/engine/step/dropout.ts';
import { backwardProgram } from '../../../../src/lib/engine/webgl/programs/backward.ts';
import {
	activations as all,
	slopeAt,
	slopeFollows
} from '../../../../src/lib/network/activation.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { blockSizes, draw, openDevice } from './draw.ts';
import { texelsFor } from './formulas.ts';
import { columnKernelAt, eighths, expectTexels, kernelAt, rowsAt, Texels } from './texels.ts';

const activations = all.filter(slopeFollows);

const device = await openDevice();

/** Two layers side by side in one draw. Rates whose factors, 2 and 4, are exact. */
const layers = [
	{ outputs: 7, units: 9, blocks: 2, x: 0, index: 1 },
	{ outputs: 2, units: 4, blocks: 3, x: 4, index: 3 }
];
const table = [
	[
		{ dropout: 0.5, seed: 0xfedc1234, step: 12 },
		{ dropout: 0.75, seed: 9, step: 70000 }
	]
];
const deltasOf = (member: number) => ({ x: 2 * member, y: member });
const sourceOf = (member: number) => ({ x: 3 * member, y: 1 });
const kernelOf = (member: number) => ({ x: 1 + 2 * member, y: 3 * member });

describe.each(blockSizes(device))('backwardProgram(%i, activation, dropsOut, isColumn)', (size) => {
	const kinds = activations.flatMap((activation) =>
		[false, true].flatMap((dropsOut) =>
			[false, true].map((isColumn) => ({ activation, dropsOut, isColumn }))
		)
	);

	test.each(kinds)('is (δ′·Wᵀ) ∘ φ′(h) ∘ dropout to the last bit: %o', (kind) => {
		const { activation, dropsOut, isColumn } = kind;
		const next = eighths(randomStream(1, 'backward', size));
		const deltas = new Texels(4, 5, size, next);
		const source = new Texels(6, 5, size, next);
		const weights = new Texels(6, 14, 1, next);
		const background = new Texels(8, 6, size, () => 9.5);
		const expected = background.copy();
		const rectangles = layers.map(({ outputs, units, blocks, x, index }, member) => {
			const place = { x, y: 2, width: texelsFor(units), height: blocks };
			const quadruples = isColumn ? 1 : texelsFor(outputs);
			const after = rowsAt(deltas, deltasOf(member));
			const h = rowsAt(source, sourceOf(member));
			const w = (isColumn ? columnKernelAt : kernelAt)(weights, kernelOf(member));
			const result = rowsAt(expected, place);
			const { dropout, seed, step } = table[0][member];
			const factors = dropoutMask(dropout, seed, step, index, blocks * size, units);
			for (let row = 0; row < blocks * size; row++) {
				for (let unit = 0; unit < 4 * place.width; unit++) {
					let delta = 0;
					for (let output = 0; output < (isColumn ? 1 : 4 * quadruples); output++) {
						delta += after.get(row, output) * w.get(unit, output);
					}
					const activated = dropsOut ? h.get(row, unit) * (1 - dropout) : h.get(row, unit);
					const factor = dropsOut ? factors[row * units + unit] : 1;
					const value = delta * slopeAt(activation, activated) * factor;
					result.set(row, unit, unit < units ? value : 0);
				}
			}
			const values = {
				deltasPlace: deltasOf(member),
				kernelPlace: kernelOf(member),
				sourcePlace: sourceOf(member),
				quadruples,
				units
			};
			return { place, values, layer: index, member };
		});
		const actual = draw(device, backwardProgram(size, activation, dropsOut, isColumn), {
			textures: { deltas, source, weights },
			background,
			rectangles,
			table
		});
		// A hundredth is none in float32.
		expectTexels(actual, expected, { relative: activation === 'leakyRelu' ? 2e-7 : 0 });
	});
});
