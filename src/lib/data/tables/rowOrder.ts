import { randomStream } from '../../random/randomStream.ts';
import type { OwnTable } from './ownTable.ts';

/**
 * The table's rows in the seed's order. Every stretch of it has each class in the class's share of the
 * table, give or take one row: the rows of a class are shuffled and then spread evenly. So training can
 * grow from the front and new points from the back, and neither moves the other's rows.
 */
export function rowOrder(
	{ rows, target, targets }: Pick<OwnTable, 'rows' | 'target' | 'targets'>,
	seed: number
): Uint32Array {
	const isClassified = target.task === 'classification';
	const byClass = new Map<number, number[]>();
	for (let row = 0; row < rows; row++) {
		const label = isClassified ? targets[row] : 0;
		const alike = byClass.get(label);
		if (alike) alike.push(row);
		else byClass.set(label, [row]);
	}
	const placed: { row: number; place: number; label: number }[] = [];
	for (const [label, alike] of byClass) {
		shuffle(alike, seed, label);
		alike.forEach((row, at) => placed.push({ row, place: (at + 0.5) / alike.length, label }));
	}
	placed.sort((a, b) => a.place - b.place || a.label - b.label);
	return Uint32Array.from(placed, ({ row }) => row);
}

/** Fisher and Yates (https://en.wikipedia.org/wiki/Fisher–Yates_shuffle). */
function shuffle(rows: number[], seed: number, label: number) {
	const random = randomStream(seed, 'split', label);
	for (let at = rows.length - 1; at > 0; at--) {
		const other = Math.floor(random.uniform() * (at + 1));
		[rows[at], rows[other]] = [rows[other], rows[at]];
	}
}
