import { randomStream } from '../../random/randomStream.ts';
import type { Growth, OwnTable } from './ownTable.ts';

type Ordered = Pick<OwnTable, 'rows' | 'target' | 'targets' | 'growths'>;

/**
 * The table's rows in the seed's order. Every stretch of it has each class in the class's share of the
 * table, give or take one row: the rows of a class are shuffled and then spread evenly. So training can
 * grow from the front and new points from the back, and neither moves the other's rows. Points that joined
 * later are ordered among themselves, and take their places between the parts of the rows before them.
 */
export function rowOrder(table: Ordered, seed: number): Uint32Array {
	const { growths = [] } = table;
	let from = table.rows - growths.reduce((sum, { rows }) => sum + rows, 0);
	let order = spreadRows(table, 0, from, (label) => randomStream(seed, 'split', label));
	for (const [at, growth] of growths.entries()) {
		const streamOf = (label: number) => randomStream(seed, 'split', label, 'joined', at);
		order = joined(order, spreadRows(table, from, from + growth.rows, streamOf), growth);
		from += growth.rows;
	}
	return Uint32Array.from(order);
}

/** The rows from `from` to before `to`, each class spread evenly. */
function spreadRows(
	{ target, targets }: Ordered,
	from: number,
	to: number,
	streamOf: (label: number) => { uniform(): number }
): number[] {
	const isClassified = target.task === 'classification';
	const byClass = new Map<number, number[]>();
	for (let row = from; row < to; row++) {
		const label = isClassified ? targets[row] : 0;
		const alike = byClass.get(label);
		if (alike) alike.push(row);
		else byClass.set(label, [row]);
	}
	const placed: { row: number; place: number; label: number }[] = [];
	for (const [label, alike] of byClass) {
		shuffle(alike, streamOf(label));
		alike.forEach((row, at) => placed.push({ row, place: (at + 0.5) / alike.length, label }));
	}
	placed.sort((a, b) => a.place - b.place || a.label - b.label);
	return placed.map(({ row }) => row);
}

/** Each part keeps its rows where they are and goes on with those that join it. */
function joined(
	before: readonly number[],
	added: readonly number[],
	{ learned, aside, front, back }: Growth
): number[] {
	const behind = before.length - back;
	const pool = added.length - aside;
	return [
		...before.slice(0, front),
		...added.slice(0, learned),
		...before.slice(front, behind),
		...added.slice(learned, pool),
		...before.slice(behind),
		...added.slice(pool)
	];
}

/** Fisher and Yates (https://en.wikipedia.org/wiki/Fisher–Yates_shuffle). */
function shuffle(rows: number[], random: { uniform(): number }) {
	for (let at = rows.length - 1; at > 0; at--) {
		const other = Math.floor(random.uniform() * (at + 1));
		[rows[at], rows[other]] = [rows[other], rows[at]];
	}
}
