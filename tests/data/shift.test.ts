import { describe, expect, test } from 'vitest';
import {
	classes,
	drawShift,
	samples,
	type ShiftSettings,
	type ShiftVariant
} from '../../src/lib/data/shift.ts';
import type { Table } from '../../src/lib/data/table.ts';

const variants: readonly ShiftVariant[] = ['anywhere', 'centred', 'shuffled', 'place'];

const settingsOf = (changes: Partial<ShiftSettings> = {}): ShiftSettings => ({
	variant: 'anywhere',
	training: 200,
	validation: 1000,
	seed: 7,
	...changes
});

function rowsOf({ rows, inputs, targets }: Table): { row: number[]; target: number[] }[] {
	return Array.from({ length: rows }, (_, at) => ({
		row: [...inputs.subarray(at * samples, (at + 1) * samples)],
		target: [...targets.subarray(at * classes, (at + 1) * classes)]
	}));
}

/** The four patterns at the middle of each of their twelve samples. */
const shapes = [
	(u: number) => Math.sin(Math.PI * u),
	(u: number) => Math.sin(2 * Math.PI * u),
	(u: number) => -Math.sin(2 * Math.PI * u),
	(u: number) => Math.abs(Math.sin(2 * Math.PI * u))
].map((shape) => Array.from({ length: 12 }, (_, t) => shape((t + 0.5) / 12)));

/** Where the pattern begins in a row without noise, how high it is, and how far the row is from it. */
function found(row: readonly number[], shape: readonly number[]) {
	const start = row.findIndex((value) => value !== 0);
	const amplitude = row[start] / shape[0];
	const errors = row.map((value, at) => Math.abs(value - amplitude * (shape[at - start] ?? 0)));
	return { start, amplitude, error: Math.max(...errors) };
}

describe('drawShift(settings)', () => {
	test.each(variants)('has 40 inputs and one class of four in each row: %s', (variant) => {
		const { training, validation } = drawShift(settingsOf({ variant }));
		expect([training.rows, validation.rows]).toEqual([200, 1000]);
		for (const table of [training, validation]) {
			expect(table.inputs).toHaveLength(table.rows * 40);
			for (const { target } of rowsOf(table)) {
				expect(target.toSorted()).toEqual([0, 0, 0, 1]);
			}
		}
	});

	test.each(['anywhere', 'centred', 'shuffled'] as const)('takes turns: %s', (variant) => {
		rowsOf(drawShift(settingsOf({ variant })).training).forEach(({ target }, at) => {
			expect(target.indexOf(1)).toBe(at % 4);
		});
	});

	test('begins the pattern at each of 29 samples about as often', () => {
		const { validation } = drawShift(settingsOf({ noise: 0, validation: 2900 }));
		const counts = new Array<number>(29).fill(0);
		const amplitudes = rowsOf(validation).map(({ row, target }) => {
			const { start, amplitude, error } = found(row, shapes[target.indexOf(1)]);
			expect(error).toBeLessThan(1e-6);
			counts[start]++;
			return amplitude;
		});
		for (const count of counts) expect(Math.abs(count - 100)).toBeLessThan(45);
		expect(Math.min(...amplitudes)).toBeCloseTo(0.7, 2);
		expect(Math.max(...amplitudes)).toBeCloseTo(1.3, 2);
	});

	test('begins the pattern at sample 14 where it is centred, the rest as anywhere', () => {
		const settings = settingsOf({ noise: 0 });
		const anywhere = rowsOf(drawShift(settings).training);
		const centred = rowsOf(drawShift({ ...settings, variant: 'centred' }).training);
		centred.forEach(({ row, target }, at) => {
			const shape = shapes[target.indexOf(1)];
			const { start, amplitude, error } = found(row, shape);
			expect([start, error < 1e-6]).toEqual([14, true]);
			expect(amplitude).toBeCloseTo(found(anywhere[at].row, shape).amplitude, 5);
		});
	});

	test('has one pattern where the place counts, and its quarter for a class', () => {
		const { validation } = drawShift(settingsOf({ variant: 'place', noise: 0 }));
		const counts = [0, 0, 0, 0];
		for (const { row, target } of rowsOf(validation)) {
			const { start, error } = found(row, shapes[0]);
			expect(error).toBeLessThan(1e-6);
			const quarter = [8, 15, 22, 29].findIndex((end) => start < end);
			expect(target.indexOf(1)).toBe(quarter);
			counts[quarter]++;
		}
		for (const count of counts) expect(Math.abs(count - 250)).toBeLessThan(70);
	});

	test('puts all rows into one other order where they are shuffled', () => {
		const plain = drawShift(settingsOf());
		const shuffled = drawShift(settingsOf({ variant: 'shuffled' }));
		const [first] = rowsOf(plain.training);
		const order = rowsOf(shuffled.training)[0].row.map((value) => first.row.indexOf(value));
		expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i));
		for (const part of ['training', 'validation'] as const) {
			const expected = rowsOf(plain[part]).map(({ row }) => order.map((at) => row[at]));
			expect(rowsOf(shuffled[part]).map(({ row }) => row)).toEqual(expected);
			expect(shuffled[part].targets).toEqual(plain[part].targets);
		}
	});

	test('adds normal noise of its standard deviation to every sample', () => {
		const [noisy, still] = [0.3, 0].map((noise) => drawShift(settingsOf({ noise })).validation);
		const differences = noisy.inputs.map((value, i) => value - still.inputs[i]);
		const mean = differences.reduce((sum, value) => sum + value / differences.length, 0);
		const square = differences.reduce((sum, value) => sum + value ** 2 / differences.length, 0);
		expect(mean).toBeCloseTo(0, 2);
		expect(Math.sqrt(square)).toBeCloseTo(0.3, 2);
		expect(drawShift(settingsOf()).validation).toEqual(noisy);
	});

	test.each(variants)(
		'has the same points for the same seed, more of them or not: %s',
		(variant) => {
			const { training, validation } = drawShift(settingsOf({ variant }));
			const more = drawShift(settingsOf({ variant, training: 1000 }));
			expect(more.training.inputs.subarray(0, training.inputs.length)).toEqual(training.inputs);
			expect(more.validation).toEqual(validation);
			expect(training.inputs).not.toEqual(validation.inputs.subarray(0, training.inputs.length));
			expect(drawShift(settingsOf({ variant, seed: 8 })).training).not.toEqual(training);
		}
	);
});
