/** Inputs that go together, of which a shuffle of one alone says little. */
import type { Table } from '../../data/table.ts';
import { formatFixed } from '../../format.ts';

export interface Pair {
	one: number;
	other: number;
	/** Pearson's correlation, −1 to 1. */
	correlation: number;
}

/** So strongly do two columns go together. */
const strong = 0.7;

/** Pearson's correlation of every two columns; 0 where one of them is always the same. */
export function correlationsOf({ rows, inputs }: Table): Pair[] {
	const width = inputs.length / rows;
	const columns = Array.from({ length: width }, (_, column) => standardised(inputs, width, column));
	return columns.flatMap((own, one) =>
		columns.slice(one + 1).map((others, at): Pair => {
			const correlation = own.reduce((sum, value, row) => sum + (value * others[row]) / rows, 0);
			return { one, other: one + 1 + at, correlation };
		})
	);
}

function standardised(inputs: Float32Array, width: number, column: number): Float64Array {
	const rows = inputs.length / width;
	const values = Float64Array.from({ length: rows }, (_, row) => inputs[row * width + column]);
	const mean = values.reduce((sum, value) => sum + value / rows, 0);
	const variance = values.reduce((sum, value) => sum + (value - mean) ** 2 / rows, 0);
	return values.map((value) => (variance > 0 ? (value - mean) / Math.sqrt(variance) : 0));
}

/** Pairs with |r| ≥ .7, the strongest first. Columns of one group are shuffled together and make no pair. */
export function columnsTogether(table: Table, groups: readonly (readonly number[])[] = []): Pair[] {
	const areGrouped = ({ one, other }: Pair) =>
		groups.some((columns) => columns.includes(one) && columns.includes(other));
	/** In millionths, lest the last digits put equals in another order. */
	const strength = ({ correlation }: Pair) => Math.round(1e6 * Math.abs(correlation));
	return correlationsOf(table)
		.filter((pair) => strength(pair) >= 1e6 * strong && !areGrouped(pair))
		.sort((a, b) => strength(b) - strength(a));
}

/** "flipper_length and body_mass go together (r = 0.87): shuffled alone they make examples that do not exist,
 * and each covers for the other." */
export function togetherSentence({ one, other, correlation }: Pair, names: readonly string[]) {
	const r = `r = ${formatFixed(correlation, 2)}`;
	return `${names[one]} and ${names[other]} go together (${r}): shuffled alone they make examples that do not exist, and each covers for the other.`;
}
