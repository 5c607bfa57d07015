/** What each step learns from: rows of the training table, or new points of a stream. */
import { createBatches } from '../../data/batchOrder.ts';
import { batchRows } from '../../data/batchRows.ts';
import type { Streams } from '../../data/stream.ts';
import type { Table } from '../../data/table.ts';
import type { Member } from '../trainer.ts';

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
