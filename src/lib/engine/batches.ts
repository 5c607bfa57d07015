/**
 * Which training rows each step sees. Every epoch has its own permutation, drawn from (seed, epoch)
 * alone, so that any step can be asked for out of order: a restored snapshot goes on with the very
 * batches it would have had.
 */
import { randomStream } from '../data/random.ts';

/** Fisher and Yates' shuffle of 0 … rows − 1. */
function permutation(rows: number, seed: number, epoch: number): Int32Array {
	const random = randomStream(seed, 'batches', epoch);
	const order = Int32Array.from({ length: rows }, (_, row) => row);
	for (let last = rows - 1; last > 0; last--) {
		const chosen = Math.floor(random.uniform() * (last + 1));
		[order[last], order[chosen]] = [order[chosen], order[last]];
	}
	return order;
}

export interface Batches {
	/** Rows of step `step` (the first one is 0), or null for all rows in order. */
	rowsOf(step: number): Int32Array | null;
}

/** The last batch of an epoch holds what is left and may be short. */
export function createBatches(rows: number, batchSize: number | 'all', seed: number): Batches {
	if (batchSize === 'all' || batchSize >= rows) return { rowsOf: () => null };
	const perEpoch = Math.ceil(rows / batchSize);
	let epoch = -1;
	let order: Int32Array;
	return {
		rowsOf(step) {
			const wanted = Math.floor(step / perEpoch);
			if (wanted !== epoch) {
				epoch = wanted;
				order = permutation(rows, seed, epoch);
			}
			const start = (step % perEpoch) * batchSize;
			return order.slice(start, start + batchSize);
		}
	};
}
