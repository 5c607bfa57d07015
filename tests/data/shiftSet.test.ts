import { describe, expect, test } from 'vitest';
import type { Options } from '../../src/lib/data/dataset.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { datasetNamed } from '../../src/lib/data/sets/index.ts';
import { lastStart, middle, patternRow, samples } from '../../src/lib/data/shift.ts';

const drawn = (options: Options = {}, training = 400, seed = 7) =>
	drawData({ set: 'shift', training, validation: 40, flips: 0, options, seed });

/** Each row with its class. */
function rowsOf(options: Options = {}) {
	const { inputs, targets, rows } = drawn(options).training;
	return Array.from({ length: rows }, (_, at) => ({
		row: [...inputs.subarray(at * samples, (at + 1) * samples)],
		own: [...targets.subarray(at * 4, (at + 1) * 4)].indexOf(1)
	}));
}

const startOf = (row: readonly number[]) => row.findIndex((value) => value !== 0);

describe('shift', () => {
	test('has forty samples and four classes that take turns', () => {
		const dataset = datasetNamed('shift');
		expect([dataset.inputs({}), dataset.classes]).toEqual([
			40,
			['first', 'second', 'third', 'fourth']
		]);
		rowsOf().forEach(({ own }, at) => expect(own).toBe(at % 4));
	});

	test('says what is true under its options', () => {
		const { description, descriptionUnder } = datasetNamed('shift');
		expect(descriptionUnder?.({})).toBe(description);
		expect(descriptionUnder?.({ centred: 1, noise: 0 })).toBe(
			'Forty samples a row, with one of four patterns in the middle: which one is the class. No sample has noise.'
		);
		// Where the place is the class, no pattern is centred.
		expect(descriptionUnder?.({ place: 1, centred: 1, shuffled: 1 })).toBe(
			'Forty samples a row, with the same pattern in each: the class is the quarter of its possible places in which it begins. Then all rows have their samples in one other order, so that neighbours mean nothing.'
		);
	});

	test('has four patterns of twelve samples', () => {
		const shapes = [
			(u: number) => Math.sin(Math.PI * u),
			(u: number) => Math.sin(2 * Math.PI * u),
			(u: number) => -Math.sin(2 * Math.PI * u),
			(u: number) => Math.abs(Math.sin(2 * Math.PI * u))
		];
		for (const [pattern, shape] of shapes.entries()) {
			const row = patternRow(pattern, 5, 1.2);
			row.forEach((value, at) => {
				const u = (at - 5 + 0.5) / 12;
				expect(value).toBeCloseTo(u > 0 && u < 1 ? 1.2 * shape(u) : 0, 12);
			});
		}
	});

	test('has each pattern at every place, without noise as data/shift.ts has it', () => {
		const starts = new Set<number>();
		for (const { row, own } of rowsOf({ noise: 0 })) {
			const start = startOf(row);
			const amplitude = row[start] / patternRow(own, start, 1)[start];
			expect(amplitude).toBeGreaterThan(0.69);
			expect(amplitude).toBeLessThan(1.31);
			patternRow(own, start, amplitude).forEach((value, at) =>
				expect(row[at]).toBeCloseTo(value, 5)
			);
			starts.add(start);
		}
		expect([Math.min(...starts), Math.max(...starts)]).toEqual([0, lastStart]);
	});

	test('begins a pattern at each place about as often', () => {
		const counts = new Array<number>(lastStart + 1).fill(0);
		const { inputs, rows } = drawn({ noise: 0 }, 2900).training;
		for (let at = 0; at < rows; at++) {
			counts[startOf([...inputs.subarray(at * samples, (at + 1) * samples)])]++;
		}
		expect(counts).toHaveLength(29);
		for (const count of counts) expect(Math.abs(count - 100)).toBeLessThan(45);
	});

	test('adds normal noise of its standard deviation to every sample', () => {
		const [noisy, still] = [0.3, 0].map((noise) => drawn({ noise }, 1000).training.inputs);
		const differences = noisy.map((value, i) => value - still[i]);
		const mean = differences.reduce((sum, value) => sum + value / differences.length, 0);
		const square = differences.reduce((sum, value) => sum + value ** 2 / differences.length, 0);
		expect(mean).toBeCloseTo(0, 2);
		expect(Math.sqrt(square)).toBeCloseTo(0.3, 2);
		const isWithinOne = differences.filter((value) => Math.abs(value) < 0.3);
		expect(isWithinOne.length / differences.length).toBeCloseTo(0.683, 2);
	});

	test('has other points to validate on, and others for each seed', () => {
		const { training, validation } = drawn();
		expect(validation.inputs).not.toEqual(training.inputs.subarray(0, validation.inputs.length));
		expect(drawn({}, 400, 8).training.inputs).not.toEqual(training.inputs);
	});

	test('never moves the pattern where it is centred', () => {
		for (const { row } of rowsOf({ noise: 0, centred: 1 })) expect(startOf(row)).toBe(middle);
	});

	test('has one pattern where the place is the class, centred or not', () => {
		for (const centred of [0, 1]) {
			for (const { row, own } of rowsOf({ noise: 0, place: 1, centred })) {
				const start = startOf(row);
				expect(own).toBe(Math.floor((4 * start) / (lastStart + 1)));
				const amplitude = row[start] / patternRow(0, start, 1)[start];
				patternRow(0, start, amplitude).forEach((value, at) =>
					expect(row[at]).toBeCloseTo(value, 5)
				);
			}
		}
	});

	test('puts all rows of every draw into one other order', () => {
		const [plain, other] = [rowsOf(), rowsOf({ shuffled: 1 })];
		const order = plain[0].row.map((value) => other[0].row.indexOf(value));
		expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: samples }, (_, i) => i));
		expect(order).not.toEqual(order.toSorted((a, b) => a - b));
		plain.forEach(({ row, own }, at) => {
			expect(order.map((to) => other[at].row[to])).toEqual(row);
			expect(other[at].own).toBe(own);
		});
		const next = [0, 1].map((shuffled) => drawn({ shuffled }, 400, 8).training.inputs);
		expect(order.map((to) => next[1][to])).toEqual([...next[0].subarray(0, samples)]);
	});

	test('moves no pattern by more noise, nor by more points', () => {
		const [few, many] = [drawn({}, 40), drawn({}, 400)];
		expect(many.training.inputs.subarray(0, few.training.inputs.length)).toEqual(
			few.training.inputs
		);
		expect(many.validation).toEqual(few.validation);
		const loud = drawn({ noise: 0.6 }).training.inputs;
		const [quiet, still] = [many.training.inputs, drawn({ noise: 0 }).training.inputs];
		loud.forEach((value, at) => {
			expect(value - still[at]).toBeCloseTo(2 * (quiet[at] - still[at]), 4);
		});
	});
});
