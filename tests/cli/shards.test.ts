import { describe, expect, it } from 'vitest';
import { missingShards, shardOf } from '../../src/cli/jobs/shards.ts';

const pieces = [3, 1, 4, 1, 5, 9, 2, 6].map((work, at) => ({ key: `${at}`, work }));

describe('shardOf(pieces, shard)', () => {
	it('deals each piece to one shard, in order, as many shards as there may be', () => {
		for (let of = 1; of <= 10; of++) {
			const shards = Array.from({ length: of }, (_, at) => shardOf(pieces, { part: at + 1, of }));
			expect(shards.flat()).toHaveLength(8);
			expect(new Set(shards.flat()).size).toBe(8);
		}
		expect(shardOf(pieces, { part: 1, of: 3 }).map(({ work }) => work)).toEqual([1, 4, 9]);
		expect(shardOf(pieces, null)).toEqual(pieces);
	});
});

describe('missingShards(pieces, isMissing, atLeast)', () => {
	it.each([
		['3/3', ['1/3', '2/3']],
		['2/4 3/4', ['1/4', '4/4']],
		['2/8', ['1/8', '3/8', '4/8', '5/8', '6/8', '7/8', '8/8']]
	])('names %s where the others are there', (missing, present) => {
		const shard = (text: string) => {
			const [part, of] = text.split('/').map(Number);
			return { part, of };
		};
		const there = new Set(present.flatMap((text) => shardOf(pieces, shard(text))));
		const isMissing = (key: string) => ![...there].some((piece) => piece.key === key);
		const named = missingShards(pieces, isMissing, present.length + 1);
		expect(named.map(({ part, of }) => `${part}/${of}`).join(' ')).toBe(missing);
	});

	it('names shards that hold just what is missing, whatever that is', () => {
		for (let bits = 1; bits < 2 ** 8; bits++) {
			const isMissing = (key: string) => ((bits >> Number(key)) & 1) === 1;
			const shards = missingShards(pieces, isMissing, 12);
			const held = shards.flatMap((shard) => shardOf(pieces, shard)).map(({ key }) => key);
			expect(held.sort()).toEqual(pieces.map(({ key }) => key).filter(isMissing));
		}
	});
});
