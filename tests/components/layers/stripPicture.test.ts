import { describe, expect, it } from 'vitest';
import {
	linePath,
	mostLookedAt,
	stripHeight,
	usesPath,
	usesSentence
} from '../../../src/lib/components/playground/strips/stripPicture.ts';

const at = (...places: number[]) => places.map((place) => ({ from: place, to: place }));

describe('linePath(samples)', () => {
	it('goes from sample to sample, and along the edge beyond ±2', () => {
		expect(linePath([0, 2, -5])).toBe(`M0.5 15.00L1.5 0.00L2.5 ${stripHeight}.00`);
	});
});

describe('usesPath(spans)', () => {
	it('has a bar for each use', () => {
		expect(usesPath(at(2, 4)).match(/M/g)).toHaveLength(2);
		expect(usesPath(at(2))).toMatch(/^M2\.20 /);
	});

	it('puts wide ones that follow each other on lanes of their own', () => {
		const bars = usesPath([0, 2, 4, 6].map((from) => ({ from, to: from + 4 }))).match(/M[^h]+/g)!;
		const tops = bars.map((bar) => bar.split(' ')[1]);
		expect(new Set(tops.slice(0, 3)).size).toBe(3);
		expect(tops[3]).toBe(tops[0]);
	});
});

describe('mostLookedAt(shares)', () => {
	it.each([
		[[0, 0.5, 1, 1, 0.5], 'samples 3 to 4'],
		[[0, 1, 0], 'sample 2'],
		[[0, 0], null]
	])('of %j is %j', (shares, text) => {
		expect(mostLookedAt(shares)).toBe(text);
	});
});

describe('usesSentence(uses)', () => {
	it.each([
		[{ spans: at(1, 3, 5), isShared: true }, 'This one weight is used at 3 places'],
		[{ spans: at(7), isShared: false }, 'at one sample alone, number 8'],
		[{ spans: [{ from: 1, to: 5 }], isShared: false }, 'at one place alone'],
		[null, '']
	])('says where: %j', (uses, text) => {
		expect(usesSentence(uses)).toContain(text);
	});
});
