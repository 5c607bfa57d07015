/**
 * The order in which mini-batches take the rows of the training table. Every epoch has its own
 * permutation, drawn from (seed, epoch) alone, so that any step can be asked for out of order: a restored
 * snapshot goes on with the very batches it would have had.
 */
import { randomStream } from '../random/randomStream.ts';
import { shuffle } from '../random/shuffle.ts';

/** Permutations at hand, since networks of one seed ask for the same ones. The one asked for longest
 * ago comes first. */
const shuffled = new Map<string, Int32Array>();
const mostShuffled = 256;

function permutation(rows: number, seed: number, epoch: number): Int32Array {
	const key = `${rows} ${seed} ${epoch}`;
	const order = shuffled.get(key) ?? shuffle(rows, randomStream(seed, 'batches', epoch));
	shuffled.delete(key);
	shuffled.set(key, order);
	if (shuffled.size > mostShuffled) shuffled.delete(shuffled.keys().next().value!);
	return order;
}

export interface Batches {
	/** The rows of step `step`, or null for all rows in order; the first step is 0. */
	rowsOf(step: number): Int32Array | null;
}

/** Where a mini-batch lies in the order of its epoch; the first step is 0. The last batch of an epoch
 * holds what is left and may be short. */
export function placeInEpoch(
	step: number,
	rows: number,
	batchSize: number
): { epoch: number; start: number; count: number } {
	const perEpoch = Math.ceil(rows / batchSize);
	const start = (step % perEpoch) * batchSize;
	const count = Math.min(batchSize, rows - start);
	return { epoch: Math.floor(step / perEpoch), start, count };
}

export function createBatches(rows: number, batchSize: number | 'all', seed: number): Batches {
	if (batchSize === 'all' || batchSize >= rows) return { rowsOf: () => null };
	let epoch = -1;
	let order: Int32Array;
	return {
		rowsOf(step) {
			const place = placeInEpoch(step, rows, batchSize);
			if (place.epoch !== epoch) {
				epoch = place.epoch;
				order = permutation(rows, seed, epoch);
			}
			return order.slice(place.start, place.start + place.count);
		}
	};
}
