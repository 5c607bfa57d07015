import type { OwnTable } from './ownTable.ts';
import type { TableParts } from './tableParts.ts';

/** Rows outside the training part that are, cell by cell, the same as one of its rows. */
export interface Duplicates {
	/** Rows of the table, in pairs: one that is not learned from, and the first that is and is the same. */
	pairs: readonly (readonly [row: number, learned: number])[];
	/** How many of them are new points, and how many are kept aside. */
	validation: number;
	keptAside: number;
}

/** They fake generalization: a network that learned one by heart is right about the other. */
export function findDuplicates(
	table: OwnTable,
	{ training, validation, keptAside }: Omit<TableParts, 'scaling'>
): Duplicates {
	const found = new Map<number, number[]>();
	for (const row of training) {
		const key = hashOf(table, row);
		const others = found.get(key);
		if (!others) found.set(key, [row]);
		else if (!others.some((other) => isSame(table, row, other))) others.push(row);
	}
	const twins = (rows: Uint32Array) =>
		[...rows].flatMap((row) => {
			const learned = found.get(hashOf(table, row))?.find((other) => isSame(table, row, other));
			return learned === undefined ? [] : [[row, learned] as const];
		});
	const [judged, kept] = [twins(validation), twins(keptAside)];
	return { pairs: [...judged, ...kept], validation: judged.length, keptAside: kept.length };
}

const bits = new DataView(new ArrayBuffer(8));

/** FNV-1a over the bits of a row's numbers. −0 counts as 0. */
function hashOf({ inputs, values, targets }: OwnTable, row: number): number {
	let hash = 0x811c9dc5;
	const add = (value: number) => {
		bits.setFloat64(0, value + 0);
		hash = Math.imul(hash ^ bits.getUint32(0), 0x01000193);
		hash = Math.imul(hash ^ bits.getUint32(4), 0x01000193);
	};
	for (let i = 0; i < inputs.length; i++) add(values[row * inputs.length + i]);
	add(targets[row]);
	return hash;
}

function isSame({ inputs, values, targets }: OwnTable, one: number, other: number): boolean {
	if (targets[one] !== targets[other]) return false;
	for (let i = 0; i < inputs.length; i++) {
		if (values[one * inputs.length + i] !== values[other * inputs.length + i]) return false;
	}
	return true;
}
