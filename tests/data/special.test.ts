import { describe, expect, test } from 'vitest';
import { normalTail, scaledBesselI0 } from '../../src/lib/data/special.ts';

function expectRelative(actual: number, expected: number, tolerance = 1e-12) {
	expect(Math.abs(actual / expected - 1)).toBeLessThan(tolerance);
}

describe('scaledBesselI0(x)', () => {
	test.each([
		[0, 1],
		[1, 0.46575960759364043],
		[100, 0.03994437929909668]
	])('at %f is %f', (x, expected) => expectRelative(scaledBesselI0(x), expected));

	test('agrees with the integral that defines it, on both sides of the switch of series', () => {
		for (const x of [0.3, 5, 12, 19.9, 20, 20.1, 60]) {
			const nodes = 400;
			let mean = 0;
			for (let i = 0; i < nodes; i++) {
				mean += Math.exp(x * (Math.cos((2 * Math.PI * i) / nodes) - 1)) / nodes;
			}
			expectRelative(scaledBesselI0(x), mean);
		}
	});

	test('does not overflow', () => {
		expectRelative(scaledBesselI0(1e8), 1 / Math.sqrt(2 * Math.PI * 1e8), 1e-8);
	});
});

describe('normalTail(x)', () => {
	test.each([
		[0, 0.5],
		[1, 0.15865525393145707],
		[-1, 0.8413447460685429],
		[3, 0.0013498980316300945],
		[6, 9.865876450376981e-10],
		[-40, 1]
	])('at %f is %f', (x, expected) => expectRelative(normalTail(x), expected, 1e-11));
});
