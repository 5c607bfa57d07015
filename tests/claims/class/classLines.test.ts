import { describe, expect, test } from 'vitest';
import { readClass } from '../../../src/lib/claims/class/classLines.ts';
import { writeResult } from '../../../src/lib/claims/class/classResult.ts';
import { resultOf } from './classResults.ts';

const lineOf = (seed: number, claim = 'first-screen') => writeResult(resultOf(claim, seed, 30));

describe('readClass(text)', () => {
	test('reads thirty lines, blank ones between them', () => {
		const seeds = Array.from({ length: 30 }, (_, i) => 100 + i);
		const { claim, results, problems } = readClass(
			seeds.map((seed) => lineOf(seed)).join('\r\n\n')
		);
		expect(claim?.name).toBe('first-screen');
		expect(results.map(({ seed }) => seed)).toEqual(seeds);
		expect(problems).toEqual([]);
	});

	test('has no claim for no lines', () => {
		expect(readClass(' \n\n')).toEqual({ claim: null, results: [], problems: [] });
	});

	test('has a sentence for each line that does not count', () => {
		const good = lineOf(1);
		const { results, problems } = readClass(
			[
				good,
				'Thanks!',
				good,
				lineOf(2, 'spiral'),
				lineOf(3).replace('steps=500', 'steps=50'),
				lineOf(4).replace('B=4417', 'B=33'),
				lineOf(5).replace(/held=.*/, '$&,yes'),
				lineOf(6).replace(',40 held', ',400 held'),
				lineOf(7).replace('first-screen', 'moon'),
				lineOf(8).replace('seed=8', 'seed=99999999999'),
				lineOf(9)
			].join('\n')
		);
		expect(results.map(({ seed }) => seed)).toEqual([1, 9]);
		expect(problems.map((problem) => problem.replace(/: “wiggle.*/, '')).sort()).toEqual(
			[
				'Line 2 is not a result that this page made: “Thanks!”.',
				'Line 3 has the seed 1, as line 1 has: that draw counts once.',
				'Line 4 is about another claim, “On a clean spiral the large network is right”.',
				'Line 5 ended at step 50 where 500 were asked for',
				'Line 6 has a network B of 33 parameters where 4,417 were asked for',
				'Line 7 does not fit the claim that it names, as this page has it',
				'Line 8 has more wrong points than the 300 new ones',
				'Line 9 is about a claim that this page does not know',
				'Line 10 has a seed that is too large'
			].sort()
		);
	});

	test('is about the claim of most lines', () => {
		const lines = [lineOf(1, 'spiral'), lineOf(2), lineOf(3)];
		expect(readClass(lines.join('\n')).claim?.name).toBe('first-screen');
	});
});
