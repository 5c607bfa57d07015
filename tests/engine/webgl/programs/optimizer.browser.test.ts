import { describe, expect, test } from 'vitest';
import {
	optimizerProgram,
	summingOptimizerProgram,
	type OptimizerKind
} from '../../../../src/lib/engine/webgl/programs/optimizer.ts';
import { optimizers } from '../../../../src/lib/network/hyperparameters.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { blockSizes, defaultNumbers, draw, openDevice, type StepNumbers } from './draw.ts';
import { advance, texelsFor, type Advanced } from './formulas.ts';
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
const kinds = optimizers.flatMap((optimizer) =>
	[false, true].flatMap((isMasked) =>
		[false, true].map((isColumn): OptimizerKind => ({ optimizer, isMasked, isColumn }))
	)
);

/** Kernels of three members side by side: one with all penalties, one without, one that rests. */
const members = [
	{ inputs: 5, units: 6, numbers: { l1: 0.125, l2: 0.25, decay: 0.125, learningRate: 0.25 } },
	{ inputs: 3, units: 2, numbers: { learningRate: 0.5, corrections: [10, 1000] as const } },
	{ inputs: 4, units: 3, numbers: { learningRate: 0.5, l2: 1, rests: true } }
];
const rowsOf = (rowsPerBlock: number, member: number) => [rowsPerBlock + 3, 1, 2][member];
const tableOf = (rowsPerBlock: number) => [
	members.map(({ numbers }, member): StepNumbers => {
		const batch = { rows: rowsOf(rowsPerBlock, member), batchOffset: 2 };
		return { ...defaultNumbers, ...numbers, ...batch };
	})
];

function placeOf(member: number, isColumn: boolean) {
	const { inputs, units } = members[member];
	const place = { x: 2 + 2 * member, y: 2 };
	const size = { width: texelsFor(units), height: 4 * texelsFor(inputs + 1) };
	return { ...place, ...(isColumn ? { width: texelsFor(inputs + 1), height: 1 } : size) };
}

/** Weights and both moments, which a draw reads and writes at the same place, and a mask. */
function texels() {
	const random = randomStream(1, 'optimizer');
	const next = eighths(random);
	return {
		weights: new Texels(10, 12, 1, next),
		moments1: new Texels(10, 12, 1, next),
		moments2: new Texels(10, 12, 1, () => Math.abs(next())),
		mask: new Texels(10, 12, 1, () => Number(random.uniform() < 0.5)),
		background: new Texels(10, 12, 3, () => 9.5)
	};
}

type Texture = ReturnType<typeof texels>;

/** Draws into `expected` what the formula says of every parameter, padding too. */
function advanceAll(
	{ weights, moments1, moments2, mask }: Texture,
	expected: Texels,
	{ optimizer, isMasked, isColumn }: OptimizerKind,
	member: number,
	numbers: StepNumbers,
	gradientOf: (input: number, unit: number) => number
): void {
	const { inputs } = members[member];
	const place = placeOf(member, isColumn);
	const at = isColumn ? columnKernelAt : kernelAt;
	const before = [weights, moments1, moments2].map((texture) => at(texture, place));
	const after = [0, 1, 2].map((layer) => at(expected, place, layer));
	const trains = at(mask, place);
	for (let input = 0; input < (isColumn ? 4 * place.width : place.height); input++) {
		for (let unit = 0; unit < (isColumn ? 1 : 4 * place.width); unit++) {
			const old = before.map((matrix) => matrix.get(input, unit)) as Advanced;
			const isKernel = input < inputs;
			const advanced = advance(optimizer, numbers, isKernel, gradientOf(input, unit), old);
			if (isMasked && trains.get(input, unit) === 0) advanced[0] = old[0];
			const result = numbers.rests ? old : advanced;
			after.forEach((matrix, layer) => matrix.set(input, unit, result[layer]));
		}
	}
}

const toleranceOf = ({ optimizer }: OptimizerKind) =>
	optimizer === 'sgd' ? {} : { relative: 1e-6, absolute: 5e-7 };

describe.each(blockSizes(device))('optimizerProgram(%i, kind)', (size) => {
	test.each(kinds)('advances parameters by drawn gradients: %o', (kind) => {
		const textures = texels();
		const { background } = textures;
		const expected = background.copy();
		const next = eighths(randomStream(2, 'optimizer', size));
		const gradients = new Texels(8, 4, size, next);
		const table = tableOf(size);
		const rectangles = members.map(({ inputs }, member) => {
			const gradientPlace = { x: 2 * member, y: 1 };
			const g = rowsAt(gradients, gradientPlace);
			const gradientOf = kind.isColumn
				? (input: number) => columnKernelAt(gradients, gradientPlace).get(input, 0)
				: g.get;
			advanceAll(textures, expected, kind, member, table[0][member], gradientOf);
			const place = placeOf(member, kind.isColumn);
			return { place, values: { inputs, gradientPlace }, member };
		});
		const actual = draw(device, optimizerProgram(size, kind), {
			textures: { ...textures, gradients },
			background,
			rectangles,
			table
		});
		expectTexels(actual, expected, toleranceOf(kind));
	});
});

describe.each(blockSizes(device))('summingOptimizerProgram(%i, kind)', (size) => {
	test.each(kinds)('sums gradients over the batch on the way: %o', (kind) => {
		const textures = texels();
		const { background } = textures;
		const expected = background.copy();
		const next = eighths(randomStream(3, 'optimizer', size));
		const source = new Texels(8, 8, size, next);
		const deltas = new Texels(6, 4, size, next);
		const table = tableOf(size);
		const rectangles = members.map(({ inputs }, member) => {
			const isBatch = member === 1;
			const sourcePlace = { x: 2 * member, y: 1 };
			const deltasPlace = { x: 2 * member, y: member };
			const h = rowsAt(source, { ...sourcePlace, y: isBatch ? 3 : 1 });
			const delta = rowsAt(deltas, deltasPlace);
			const { rows } = table[0][member];
			clearRows(delta, rows, size * Math.ceil(rows / size), 0);
			const gradientOf = (input: number, unit: number) => {
				let sum = 0;
				for (let row = 0; row < rows; row++) sum += h.get(row, input) * delta.get(row, unit);
				return sum;
			};
			advanceAll(textures, expected, kind, member, table[0][member], gradientOf);
			const values = { inputs, sourcePlace, deltasPlace, isBatch };
			return { place: placeOf(member, kind.isColumn), values, member };
		});
		const actual = draw(device, summingOptimizerProgram(size, kind), {
			textures: { ...textures, source, deltas },
			background,
			rectangles,
			table
		});
		expectTexels(actual, expected, toleranceOf(kind));
	});
});

test('optimizerProgram keeps masked parameters and members that rest, whatever their gradient', () => {
	const { weights, moments1, moments2, background } = texels();
	const kind = { optimizer: 'adam', isMasked: true, isColumn: true } as const;
	const numbers = { learningRate: 1 };
	const actual = draw(device, optimizerProgram(4, kind), {
		textures: {
			...{ weights, moments1, moments2, mask: new Texels(10, 12) },
			gradients: new Texels(2, 2, 4, () => NaN)
		},
		background,
		rectangles: [0, 1].map((member) => ({
			place: { x: 2 * member, y: 0, width: 1, height: 1 },
			values: { inputs: 3, gradientPlace: { x: 0, y: 0 } },
			member
		})),
		table: [[numbers, { ...numbers, rests: true }]]
	});
	const read = (texels: Texels, x: number, layer = 0) =>
		Array.from(texels.values.subarray(texels.at({ x, y: 0 }, layer)).subarray(0, 4));
	expect(read(actual, 0)).toEqual(read(weights, 0));
	[weights, moments1, moments2].forEach((before, layer) =>
		expect(read(actual, 2, layer)).toEqual(read(before, 2))
	);
});

test('optimizerProgram takes no L1 from zeros, and steps by a whole rate from no moments', () => {
	const gradients = new Texels(2, 2, 4);
	gradients.values.set([3, -1e-4, 0, 1e15]);
	const actual = draw(
		device,
		optimizerProgram(4, { optimizer: 'adam', isMasked: false, isColumn: true }),
		{
			textures: {
				...{ weights: new Texels(2, 2), moments1: new Texels(2, 2), moments2: new Texels(2, 2) },
				gradients
			},
			background: new Texels(2, 2, 3),
			rectangles: [
				{
					place: { x: 0, y: 0, width: 1, height: 1 },
					values: { inputs: 4, gradientPlace: { x: 0, y: 0 } }
				}
			],
			table: [[{ learningRate: 0.5, corrections: [10, 1000], l1: 1 }]]
		}
	);
	[-0.5, 0.5 * (1e-4 / (1e-4 + 1e-7)), 0, -0.5].forEach((expected, i) =>
		expect(Math.abs(actual.values[i] - expected)).toBeLessThanOrEqual(1e-6)
	);
});
