import { counted, formatCount } from '../../format.ts';
import type { ColumnReading } from './reading/columnReading.ts';
import { largestClasses, largestGroupedClasses } from './limits.ts';
import { TableProblem } from './problem.ts';
import type { RawColumn } from './reading/rawTable.ts';
import { shorten } from './shorten.ts';

export interface Classes {
	classes: string[];
	/** The number of each row's class. `[rows]` */
	targets: Float64Array;
}

/** The classes of these rows. `isGrouped` keeps the nine commonest, and makes one class of the rest. */
export function readClasses(
	{ name, cells }: RawColumn,
	{ categories, labels }: ColumnReading,
	rows: Int32Array,
	isGrouped: boolean
): Classes {
	const counts = new Map<number, number>();
	for (const row of rows) {
		const label = categories[cells[row]];
		counts.set(label, (counts.get(label) ?? 0) + 1);
	}
	const found = [...counts.keys()].sort((one, other) => one - other);
	if (found.length < 2) {
		throw new TableProblem(
			`The target “${name}” has one class only, “${shorten(labels[found[0]])}”: there is nothing to tell apart. Choose another target.`
		);
	}
	const isTooMany = found.length > largestClasses;
	if (isTooMany && !(isGrouped && found.length <= largestGroupedClasses)) {
		throw tooManyClasses(name, found.length, rows.length);
	}
	const kept = isTooMany
		? found
				.toSorted((one, other) => counts.get(other)! - counts.get(one)! || one - other)
				.slice(0, largestClasses - 1)
				.sort((one, other) => one - other)
		: found;
	const places = new Map(kept.map((label, i) => [label, i]));
	const classes = kept.map((label) => shorten(labels[label]));
	if (isTooMany) classes.push(classes.includes('other') ? 'all others' : 'other');
	const targets = Float64Array.from(
		rows,
		(row) => places.get(categories[cells[row]]) ?? largestClasses - 1
	);
	return { classes, targets };
}

function tooManyClasses(name: string, classes: number, rows: number): TableProblem {
	const mayGroup = classes <= largestGroupedClasses && classes < rows / 2;
	const sentence = `The target “${name}” has ${counted(classes, 'class', 'classes')} in ${counted(rows, 'row')}; a network here tells at most ${formatCount(largestClasses)} apart.`;
	const advice = mayGroup
		? 'Keep the nine commonest and put the rest into one, “other”, or choose another target.'
		: 'Choose another target.';
	return new TableProblem(`${sentence} ${advice}`, mayGroup);
}
