import { describe, expect, test } from 'vitest';
import { randomStream } from '../../src/lib/random/randomStream.ts';
import { shuffle } from '../../src/lib/random/shuffle.ts';

describe('shuffle(length, random)', () => {
	test('has every number once, in the same order for the same stream', () => {
		const order = shuffle(40, randomStream(3, 'order'));
		expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i));
		expect(shuffle(40, randomStream(3, 'order'))).toEqual(order);
		expect(shuffle(40, randomStream(4, 'order'))).not.toEqual(order);
	});

	test('puts each number at each place about as often', () => {
		const random = randomStream(5, 'orders');
		const counts = Array.from({ length: 3 }, () => [0, 0, 0]);
		for (let i = 0; i < 3000; i++) shuffle(3, random).forEach((value, at) => counts[value][at]++);
		for (const count of counts.flat()) expect(Math.abs(count - 1000)).toBeLessThan(120);
	});
});
