import { counted, formatCount } from '../../format.ts';
import type { ColumnReading } from './reading/columnReading.ts';
import type { Column } from './columns.ts';
import { fewestRows } from './limits.ts';
import { TableProblem } from './problem.ts';

/** The number of the column that is the target. */
export function checkRoles(readings: readonly ColumnReading[], columns: readonly Column[]): number {
	if (readings.every(({ rows }) => rows.numbers === 0)) {
		throw new TableProblem(
			'There is no number at all in this table, and a network computes with numbers.'
		);
	}
	const target = columns.findIndex(({ role }) => role === 'target');
	if (target < 0) {
		throw new TableProblem(
			'No column is the target. Give one the role “target”: what the network is to predict.'
		);
	}
	if (!columns.some(({ role }) => role === 'input')) {
		const left = columns.find(({ role, reason }) => role === 'left out' && reason !== null);
		const why = left ? ` “${left.name}” is left out: ${lowerFirst(left.reason!)}` : '';
		throw new TableProblem(
			`No column is an input. Give at least one the role “input”: what the network is to learn from.${why}`
		);
	}
	return target;
}

const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

export function checkSpread(name: string, targets: Float64Array) {
	if (targets.every((value) => value === targets[0])) {
		throw new TableProblem(
			`The target “${name}” has the same value in every row: there is nothing to learn. Choose another target.`
		);
	}
}

/** `all` of the table, and those of them that can be used. */
export function checkRows(all: number, usable: number) {
	if (usable >= fewestRows) return;
	const needed = `at least ${fewestRows} are needed`;
	if (all < fewestRows) {
		throw new TableProblem(`The table has ${counted(all, 'row')}; ${needed}.`);
	}
	throw new TableProblem(
		`Only ${formatCount(usable)} of ${counted(all, 'row')} can be used, as cells are missing or of another kind; ${needed}. Leaving out a column with many such cells may help.`
	);
}
