import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	countBlocks,
	purposes,
	tally,
	type Block,
	type Line
} from '../../src/lib/architectures/block.ts';
import type { CountedLayer } from '../../src/lib/network/cost.ts';
import { Refusal } from '../../src/lib/network/exact.ts';
import { convolution, dense, embedding, normalisation } from '../../src/lib/architectures/layer.ts';

const size = fc.integer({ min: 0, max: 5000 });
const layer: fc.Arbitrary<CountedLayer> = fc.oneof(
	fc.tuple(size, size, fc.boolean()).map(([i, o, bias]) => dense(i, o, bias)),
	fc.tuple(fc.integer({ min: 1, max: 7 }), size, size).map(([k, i, o]) => convolution(k, i, o)),
	fc.tuple(size, size).map(([n, d]) => embedding(n, d)),
	size.map((c) => normalisation(c))
);
const line: fc.Arbitrary<Line> = fc.record(
	{
		name: fc.constant('a layer'),
		purpose: fc.constantFrom(...purposes),
		layer,
		copies: fc.integer({ min: 0, max: 9 })
	},
	{ requiredKeys: ['name', 'purpose', 'layer'] }
);
const block: fc.Arbitrary<Block> = fc.record({
	name: fc.constant('a block'),
	repeats: fc.integer({ min: 0, max: 200 }),
	lines: fc.array(line, { maxLength: 6 })
});
const architecture = fc.array(block, { maxLength: 6 });
const check = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void) =>
	fc.assert(fc.property(arbitrary, property), { seed: 3 });

describe('tally(blocks)', () => {
	it('is additive: two architectures one upon the other have both counts', () => {
		check(fc.tuple(architecture, architecture), ([first, second]) => {
			const together = countBlocks([...first, ...second]);
			expect(together).toBe(countBlocks(first) + countBlocks(second));
		});
	});

	it('is additive over the layers of a block', () => {
		check(block, (whole) => {
			const alone = whole.lines.map((one) => countBlocks([{ ...whole, lines: [one] }]));
			expect(countBlocks([whole])).toBe(alone.reduce((all, count) => all + count, 0));
		});
	});

	it('is linear in depth', () => {
		check(fc.tuple(block, fc.integer({ min: 0, max: 300 })), ([one, depth]) => {
			const once = countBlocks([{ ...one, repeats: 1 }]);
			expect(countBlocks([{ ...one, repeats: depth }])).toBe(depth * once);
		});
	});

	it('is quadratic in width for dense stacks', () => {
		const depths = fc.integer({ min: 1, max: 20 });
		const steps = fc.integer({ min: 1, max: 3000 });
		check(fc.tuple(depths, steps, steps), ([depth, width, step]) => {
			const at = (units: number) =>
				countBlocks([
					{
						name: 'dense',
						repeats: depth,
						lines: [{ name: 'dense', purpose: 'feed-forward', layer: dense(units, units) }]
					}
				]);
			const second = at(width + 2 * step) - 2 * at(width + step) + at(width);
			expect(second).toBe(2 * depth * step ** 2);
		});
	});

	it('is whole and not negative', () => {
		check(architecture, (blocks) => {
			const { count, active, multiplyAdds } = tally(blocks);
			for (const number of [count, active, multiplyAdds]) {
				expect(Number.isInteger(number) && number >= 0).toBe(true);
			}
		});
	});

	it('refuses a sum over 2⁵³ whose parts are all below it', () => {
		const half: Line = { name: 'x', purpose: 'head', layer: dense(2 ** 26, 2 ** 26, false) };
		expect(countBlocks([{ name: 'two', repeats: 2, lines: [half] }])).toBe(2 ** 53);
		expect(() => countBlocks([{ name: 'three', lines: [half, half, half] }])).toThrow(/2⁵³/);
		expect(() => countBlocks([{ name: 'three', repeats: 3, lines: [half] }])).toThrow(Refusal);
	});

	it.each([1.5, -1, NaN])('refuses %f repeats', (repeats) => {
		expect(() => countBlocks([{ name: 'x', repeats, lines: [] }])).toThrow(Refusal);
	});

	it('counts only the used copies as active, and multiplies once a place', () => {
		const experts: Line = {
			name: 'experts',
			purpose: 'feed-forward',
			layer: dense(4, 5, false),
			copies: 8,
			used: 2,
			places: 3
		};
		const { count, active, multiplyAdds } = tally([{ name: 'x', repeats: 10, lines: [experts] }]);
		expect({ count, active, multiplyAdds }).toEqual({
			count: 1600,
			active: 400,
			multiplyAdds: 1200
		});
	});
});
