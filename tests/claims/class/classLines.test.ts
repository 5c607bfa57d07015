import { describe, expect, test } from 'vitest';
import { readClass } from '../../../src/lib/claims/class/classLines.ts';
import { writeResult } from '../../../src/lib/claims/class/classResult.ts';
import { classBets } from '../../../src/lib/claims/class/bets.ts';
import { ownResultOf, resultOf } from './classResults.ts';

const lineOf = (seed: number, claim = 'first-screen') => writeResult(resultOf(claim, seed, 30));

describe('readClass(text)', () => {
	test('reads thirty lines, blank ones between them', () => {
		const seeds = Array.from({ length: 30 }, (_, i) => 100 + i);
		const { subject, results, problems } = readClass(
			seeds.map((seed) => lineOf(seed)).join('\r\n\n')
		);
		expect(subject?.claim?.name).toBe('first-screen');
		expect(results.map(({ seed }) => seed)).toEqual(seeds);
		expect(problems).toEqual([]);
	});

	test('has no subject for no lines', () => {
		expect(readClass(' \n\n')).toEqual({ subject: null, results: [], problems: [] });
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
		expect(readClass(lines.join('\n')).subject?.claim?.name).toBe('first-screen');
	});
});

const ownLine = (seed: number, handed: Parameters<typeof ownResultOf>[2] = {}) =>
	writeResult(ownResultOf(seed, 30, handed));

describe('readClass(text) of a teacher’s own task', () => {
	test('names the task, its points and networks', () => {
		const { subject, results, problems } = readClass(
			[1, 2].map((seed) => ownLine(seed)).join('\n')
		);
		expect(subject).toEqual({
			title: 'Too many?',
			claim: null,
			names: ['A', 'B'],
			points: { training: 150, validation: 300 }
		});
		expect(results).toHaveLength(2);
		expect(problems).toEqual([]);
	});

	test('has a sentence for each line that does not count', () => {
		const other = { task: '0000000', title: 'Too few?' };
		const { results, problems } = readClass(
			[
				ownLine(1, { name: 'Anna' }),
				ownLine(2, { name: 'anna' }),
				ownLine(1, { name: 'Ben' }),
				ownLine(3, other),
				ownLine(4, { task: '0000001', title: '' }),
				lineOf(5),
				ownLine(6, { steps: 400 }),
				ownLine(7, { bet: 'C' }),
				ownLine(8, { steps: 0 }),
				ownLine(9, { points: { training: 10, validation: 300 } }),
				ownLine(10).slice(0, 90),
				ownLine(11)
			].join('\n')
		);
		expect(results.map(({ seed }) => seed)).toEqual([1, 11]);
		expect(problems.map((problem) => problem.replace(/: “wiggle.*/, ''))).toEqual([
			'Line 2 is by “anna”, as line 1 is: a student counts once. Two students of one name can add an initial.',
			'Line 3 has the seed 1, as line 1 has: that draw counts once.',
			'Line 4 is of another task, “Too few?”.',
			'Line 5 is of another task.',
			'Line 6 is about another claim, “The large network learns the flipped labels by heart”.',
			'Line 7 does not fit the other lines of its task.',
			'Line 8 bets on C, which did not take part',
			'Line 9 has numbers that no experiment has',
			'Line 10 has more wrong points than the 10 training points',
			'Line 11 is cut short, or was changed'
		]);
	});

	test('takes a line that a mail program has quoted and wrapped', () => {
		const wrapped = ownLine(1, { name: 'Anna' }).replace(/ (A=|name=)/g, '\n> $1');
		const { results, problems } = readClass(`> ${wrapped}\nThanks!\n${ownLine(2)}`);
		expect(results.map(({ seed }) => seed)).toEqual([1, 2]);
		expect(problems).toEqual(['Line 4 is not a result that this page made: “Thanks!”.']);
	});
});

describe('classBets(results)', () => {
	test('counts who bet on what, and who was right', () => {
		const tied = ownResultOf(4, 30, { bet: 'A' });
		const results = [
			ownResultOf(1, 30, { bet: 'A' }),
			ownResultOf(2, 30, { bet: 'B' }),
			ownResultOf(3, 30),
			{ ...tied, networks: tied.networks.map((network) => ({ ...network, wrong: 30 })) }
		];
		expect(classBets(results)).toEqual({
			on: [
				{ letter: 'A', count: 2 },
				{ letter: 'B', count: 1 }
			],
			bets: 3,
			right: 1,
			undecided: 1,
			best: [
				{ letter: 'A', count: 3 },
				{ letter: 'B', count: 0 }
			]
		});
		expect(classBets([ownResultOf(1, 30)])).toBeNull();
	});

	test('goes by the loss where there are no classes, and leaves out what diverged', () => {
		const result = ownResultOf(1, 0, { bet: 'B' });
		const losses = [null, 0.2, 0.20001, 0.5];
		const networks = losses.map((validation) => ({
			...result.networks[0],
			validation,
			wrong: null
		}));
		const of = (from: number) =>
			classBets([{ ...result, networks: networks.slice(from, from + 2) }]);
		expect(of(0)).toMatchObject({ right: 1, undecided: 0 });
		expect(of(1)).toMatchObject({ right: 0, undecided: 1 });
		expect(of(2)).toMatchObject({ right: 0, undecided: 0 });
	});
});
