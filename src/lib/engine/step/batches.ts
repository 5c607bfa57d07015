/**
 * What each step learns from: rows of the training table, or new points of a stream. Every epoch has
 * its own permutation, drawn from (seed, epoch) alone, so that any step can be asked for out of order:
 * a restored snapshot goes on with the very batches it would have had.
 */
import { batchRows } from '../../data/batchRows.ts';
import { randomStream } from '../../random/randomStream.ts';
import { shuffle } from '../../random/shuffle.ts';
import type { Streams } from '../../data/stream.ts';
import type { Table } from '../../data/table.ts';
import type { Member } from '../trainer.ts';

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

/** The examples that one step learns from. */
export interface Batch {
	table: Table;
	/** The rows of the table that make the batch; null for all in order. */
	rows: Int32Array | null;
}

/** The examples of a batch, one after another. */
export function examplesOf({ table, rows }: Batch): Table {
	if (rows === null) return table;
	const pick = (values: Float32Array) => {
		const width = values.length / table.rows;
		return Float32Array.from(
			{ length: rows.length * width },
			(_, i) => values[rows[Math.floor(i / width)] * width + (i % width)]
		);
	};
	return { rows: rows.length, inputs: pick(table.inputs), targets: pick(table.targets) };
}

/** How many rows a full batch of this member has, and whether steps see different ones. */
export function batchOf({ data, training }: Member): { rows: number; isMiniBatch: boolean } {
	const isFresh = 'source' in data;
	const rows = batchRows(training.batchSize, data.training.rows, isFresh);
	return { rows, isMiniBatch: isFresh || rows < data.training.rows };
}

/** The batch of step `step`; the first step is 0. */
export function batchesOf(member: Member, streams: Streams): (step: number) => Batch {
	const { data, training, seeds } = member;
	if ('source' in data) {
		const stream = streams.of(data.source);
		const { rows } = batchOf(member);
		return (step) => ({ table: stream.rows(step * rows, rows), rows: null });
	}
	const batches = createBatches(data.training.rows, training.batchSize, seeds.batches);
	return (step) => ({ table: data.training, rows: batches.rowsOf(step) });
}
