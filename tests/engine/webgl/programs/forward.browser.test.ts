import { describe, expect, test } from 'vitest';
import { dropoutMask } from '../../../../src/lib/engine/step/dropout.ts';
import { columnLayers, forwardProgram } from '../../../../src/lib/engine/webgl/programs/forward.ts';
import { activate, activations } from '../../../../src/lib/network/activation.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { blockSizes, draw, openDevice } from './draw.ts';
import { dot, texelsFor } from './formulas.ts';
import {
	columnKernelAt,
	columnOutputsAt,
	eighths,
	expectTexels,
	kernelAt,
	rowsAt,
	Texels
} from './texels.ts';

const device = await openDevice();

/** Two layers side by side in one draw; the second reads its batch where the step says. */
const layers = [
	{ inputs: 6, units: 5, blocks: 3, x: 2, isBatch: false, hasOne: true, index: 2 },
	{ inputs: 3, units: 3, blocks: 2, x: 6, isBatch: true, hasOne: false, index: 0 }
];
const table = [
	[
		{ dropout: 0.3, seed: 0x89abcdef, step: 7 },
		{ dropout: 0.5, seed: 4, step: 0, batchOffset: 2 }
	]
];
const sourceOf = (member: number) => ({ x: 3 * member, y: 1 + member });
const kernelOf = (member: number) => ({ x: 2 * member, y: 2 * member });

function texels(rowsPerBlock: number) {
	const next = eighths(randomStream(1, 'forward', rowsPerBlock));
	return {
		source: new Texels(8, 10, rowsPerBlock, next),
		weights: new Texels(8, 14, 1, next),
		background: new Texels(10, 8, rowsPerBlock, () => 9.5)
	};
}

describe.each(blockSizes(device))('forwardProgram(%i, activation, dropsOut, isColumn)', (size) => {
	const kinds = activations.flatMap((activation) =>
		[false, true].map((dropsOut) => ({ activation, dropsOut }))
	);

	test.each(kinds)('is φ(h·W) ∘ dropout: %o', ({ activation, dropsOut }) => {
		const { source, weights, background } = texels(size);
		const expected = background.copy();
		const rectangles = layers.map(
			({ inputs, units, blocks, x, isBatch, hasOne, index }, member) => {
				const rowTexels = texelsFor(inputs + 1);
				const sourcePlace = sourceOf(member);
				const kernelPlace = kernelOf(member);
				const place = { x, y: 2, width: texelsFor(units), height: blocks };
				const { dropout, seed, step, batchOffset = 0 } = table[0][member];
				const h = rowsAt(source, { ...sourcePlace, y: sourcePlace.y + batchOffset });
				const w = kernelAt(weights, kernelPlace);
				const result = rowsAt(expected, place);
				const factors = dropoutMask(dropout, seed, step, index, blocks * size, units);
				for (let row = 0; row < blocks * size; row++) {
					for (let unit = 0; unit < 4 * place.width; unit++) {
						const activated = activate(activation, dot(h, row, w, unit, 4 * rowTexels));
						const value = dropsOut ? activated * factors[row * units + unit] : activated;
						const afterLast = unit === units && hasOne ? 1 : 0;
						result.set(row, unit, unit < units ? value : afterLast);
					}
				}
				const values = { sourcePlace, kernelPlace, rowTexels, isBatch, units, hasOne };
				return { place, values, layer: index, member };
			}
		);
		const program = forwardProgram(size, activation, dropsOut, false);
		const textures = { source, weights };
		const actual = draw(device, program, { textures, background, rectangles, table });
		const isExact = !dropsOut && (activation === 'relu' || activation === 'linear');
		const absolute = activation === 'gelu' || activation === 'sin' ? 4e-6 : 0;
		expectTexels(actual, expected, { relative: isExact ? 0 : 1e-6, absolute });
	});

	test.each([1, 2, 3])('is h·w of a single output, four rows a texel, of %i blocks', (blocks) => {
		const { source, weights, background } = texels(size);
		const expected = background.copy();
		const place = { x: 4, y: 2, width: 2, height: Math.ceil(blocks / 2) };
		const sourcePlace = { x: 2, y: 3 };
		const kernelPlace = { x: 1, y: 5 };
		const h = rowsAt(source, sourcePlace);
		const w = columnKernelAt(weights, kernelPlace);
		const result = columnOutputsAt(expected, place);
		for (let row = 0; row < 2 * place.height * size; row++) {
			result.set(row, 0, dot(h, row, w, 0, 12));
		}
		for (let layer = columnLayers(size); layer < size; layer++) {
			for (let y = place.y; y < place.y + place.height; y++) {
				const start = expected.at({ x: place.x, y }, layer);
				expected.values.fill(0, start, start + 4 * place.width);
			}
		}
		const values = {
			...{ sourcePlace, kernelPlace, rowTexels: 3 },
			...{ isBatch: false, units: 1, hasOne: false }
		};
		const actual = draw(device, forwardProgram(size, 'linear', false, true), {
			textures: { source, weights },
			background,
			rectangles: [{ place, values }]
		});
		expectTexels(actual, expected);
	});

	test('keeps what lies beyond the last unit out, and passes on what is no number', () => {
		const { source, weights, background } = texels(size);
		const kernelPlace = { x: 0, y: 0 };
		const w = kernelAt(weights, kernelPlace);
		for (let input = 0; input < 4; input++) {
			w.set(input, 0, [NaN, 1, 1, 1][input]);
			w.set(input, 2, NaN);
		}
		const actual = draw(device, forwardProgram(size, 'relu', false, false), {
			textures: { source, weights },
			background,
			rectangles: [
				{
					place: { x: 0, y: 0, width: 1, height: 1 },
					values: {
						...{ sourcePlace: { x: 0, y: 0 }, kernelPlace, rowTexels: 1 },
						...{ isBatch: false, units: 2, hasOne: true }
					}
				}
			]
		});
		const result = rowsAt(actual, { x: 0, y: 0 });
		for (let row = 0; row < size; row++) {
			expect(result.get(row, 0)).toBeNaN();
			expect(Number.isFinite(result.get(row, 1))).toBe(true);
			expect([2, 3].map((unit) => result.get(row, unit))).toEqual([1, 0]);
		}
	});
});
