import { describe, expect, test } from 'vitest';
import { costOf, deal } from '../../../src/lib/engine/wasm/crew/dealing.ts';
import { populationOf } from '../../bench/workloads.ts';
import { smallMember } from '../../support/smallMembers.ts';

describe('deal(members, most)', () => {
	const many = populationOf(64, (i) => i + 1);

	test('gives every member to one thread', () => {
		for (const most of [1, 2, 5, 64, 100]) {
			const dealt = deal(many, most);
			expect(dealt.length).toBeLessThanOrEqual(Math.min(most, 64));
			expect(dealt.flat().toSorted((a, b) => a - b)).toEqual([...many.keys()]);
		}
	});

	test('gives threads shares that cost nearly the same', () => {
		for (const most of [2, 3, 4]) {
			const costs = deal(many, most).map((members) =>
				members.reduce((sum, index) => sum + costOf(many[index]), 0)
			);
			expect(costs).toHaveLength(most);
			expect(Math.max(...costs) / Math.min(...costs)).toBeLessThan(1.02);
		}
	});

	test('takes no further thread for one member, however large, nor for none', () => {
		expect(
			deal(
				populationOf(1, () => 512),
				8
			)
		).toEqual([[0]]);
		expect(deal([], 8)).toEqual([[]]);
	});

	test('takes no further thread where the second member is tiny', () => {
		expect(deal([smallMember(), smallMember()], 8)).toEqual([[0, 1]]);
		expect(
			deal(
				populationOf(2, (i) => [64, 3][i]),
				8
			)
		).toEqual([[0, 1]]);
	});

	test('takes as many threads as shorten the longest share', () => {
		expect(
			deal(
				populationOf(4, () => 256),
				3
			)
		).toHaveLength(2);
		expect(
			deal(
				populationOf(4, () => 256),
				8
			)
		).toHaveLength(4);
		expect(
			deal(
				populationOf(3, (i) => [256, 32, 32][i]),
				8
			)
		).toHaveLength(2);
	});
});
