import { describe, expect, test } from 'vitest';
import {
	columnsTogether,
	correlationsOf,
	togetherSentence
} from '../../../src/lib/analysis/inputs/columnsTogether.ts';
import { randomStream } from '../../../src/lib/random/randomStream.ts';

function table(columns: number[][]) {
	const rows = columns[0].length;
	const inputs = Float32Array.from(
		{ length: rows * columns.length },
		(_, i) => columns[i % columns.length][Math.floor(i / columns.length)]
	);
	return { rows, inputs, targets: new Float32Array(rows) };
}

const random = randomStream(2, 'together');
const own = Array.from({ length: 500 }, () => random.normal());
const noise = Array.from({ length: 500 }, () => random.normal());
const mixed = (share: number) => own.map((value, i) => share * value + (1 - share) * noise[i]);

describe('correlationsOf(table)', () => {
	test('are those of every two columns', () => {
		const [pair] = correlationsOf(
			table([
				[1, 2, 3, 4],
				[2, 1, 4, 3]
			])
		);
		expect(pair).toMatchObject({ one: 0, other: 1 });
		expect(pair.correlation).toBeCloseTo(0.6, 6);
	});

	test('are 0 with a column that is always the same', () => {
		const [pair] = correlationsOf(
			table([
				[1, 2, 3],
				[5, 5, 5]
			])
		);
		expect(pair.correlation).toBe(0);
	});
});

describe('columnsTogether(table)', () => {
	const four = table([own, mixed(0.7), own.map((value) => 3 - 2 * value), noise]);

	test('are those with |r| of .7 and more, the strongest first', () => {
		const pairs = columnsTogether(four);
		expect(pairs.map(({ one, other }) => [one, other])).toEqual([
			[0, 2],
			[0, 1],
			[1, 2]
		]);
		expect(pairs[0].correlation).toBeCloseTo(-1, 6);
	});

	test('leaves out those that are shuffled together', () => {
		const pairs = columnsTogether(four, [[0, 2], [1], [3]]);
		expect(pairs.map(({ one, other }) => [one, other])).toEqual([
			[0, 1],
			[1, 2]
		]);
	});
});

test('togetherSentence(pair, names) says what a shuffle of one alone does', () => {
	const pair = { one: 1, other: 0, correlation: -0.871 };
	expect(togetherSentence(pair, ['mass', 'length'])).toBe(
		'length and mass go together (r = −0.87): shuffled alone they make examples that do not exist, and each covers for the other.'
	);
});
