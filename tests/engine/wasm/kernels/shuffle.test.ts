import { expect, test } from 'vitest';
import { randomStream, streamSeed } from '../../../../src/lib/random/randomStream.ts';
import { shuffle } from '../../../../src/lib/random/shuffle.ts';
import { Stage } from './stage.ts';

const stage = await Stage.open();

test.each([1, 2, 3, 16, 61, 256, 5000])(
	'shuffle(order, %d rows, seed) draws the order that shuffle of random does',
	(rows) => {
		const order = stage.memory.allocate(rows);
		for (const seed of [0, 1, -1, 2 ** 31, 123456789]) {
			stage.kernels.shuffle(order, rows, streamSeed(seed, 'batches', 3));
			const expected = shuffle(rows, randomStream(seed, 'batches', 3));
			expect(stage.memory.integers(order, rows)).toEqual(expected);
		}
	}
);
