import { formatCount } from '../../format.ts';
import type { ColumnReading } from './reading/columnReading.ts';
import { distributionOf, type Distribution } from './distribution.ts';
import { largestClasses, largestWords } from './limits.ts';
import type { RawColumn, RawTable } from './reading/rawTable.ts';

export const columnKinds = ['number', 'category'] as const;
export type ColumnKind = (typeof columnKinds)[number];

export const columnRoles = ['target', 'input', 'left out'] as const;
export type ColumnRole = (typeof columnRoles)[number];

export interface Column {
	name: string;
	kind: ColumnKind;
	role: ColumnRole;
	/** Why it is left out to begin with; null where nothing speaks against it. */
	reason: string | null;
	/** Whether it can be an input if the reader wants it. */
	mayBeInput: boolean;
	/** Rows in which nothing is known. */
	missing: number;
	/** Different values that are not missing. */
	different: number;
	distribution: Distribution;
}

/** What the reader chose, by the number of the column; the rest is found. */
export interface ColumnChoices {
	kinds: Readonly<Record<number, ColumnKind>>;
	roles: Readonly<Record<number, Exclude<ColumnRole, 'target'>>>;
	/** Null for none; found where it is not given. */
	target?: number | null;
}

export const noChoices: ColumnChoices = { kinds: {}, roles: {} };

/** The choices after the reader gives a column this role. */
export function chooseRole(
	choices: ColumnChoices,
	target: number | null,
	column: number,
	role: ColumnRole
): ColumnChoices {
	const { [column]: _, ...roles } = choices.roles;
	if (role === 'target') return { ...choices, roles, target: column };
	return {
		...choices,
		roles: { ...roles, [column]: role },
		target: target === column ? null : target
	};
}

/** The columns with their kinds and roles: the last one is the target, every other usable one an input. */
export function settleColumns(
	table: RawTable,
	readings: readonly ColumnReading[],
	choices: ColumnChoices = noChoices
): Column[] {
	const target = choices.target === undefined ? lastTarget(readings) : choices.target;
	return table.columns.map((raw, i) => {
		const reading = readings[i];
		const kind = choices.kinds[i] ?? guessKind(reading, i === target);
		const { reason, mayBeInput } = judge(raw, reading, kind, table);
		const wanted = choices.roles[i] ?? (reason === null ? 'input' : 'left out');
		const role = i === target ? 'target' : mayBeInput ? wanted : 'left out';
		return {
			name: raw.name,
			kind,
			role,
			reason,
			mayBeInput,
			missing: reading.rows.missing,
			different: differentValues(reading, kind),
			distribution: distributionOf(reading, kind)
		};
	});
}

/** The last column that is neither empty nor of dates; null if there is none. */
function lastTarget(readings: readonly ColumnReading[]): number | null {
	const last = readings.findLastIndex(({ labels, rows, counts }) => {
		const known = counts.reduce((sum, count) => sum + count, 0) - rows.missing;
		return labels.length > 0 && rows.dates < known * mostly;
	});
	return last < 0 ? null : last;
}

/** A column is of one kind where so large a share of its cells is. */
const mostly = 0.9;

/** Whole numbers from 0 or 1 on, or any two whole numbers, are classes where they are the target. */
function guessKind(
	{ labels, numbers, counts, rows }: ColumnReading,
	isTarget: boolean
): ColumnKind {
	const known = counts.reduce((sum, count) => sum + count, 0) - rows.missing;
	if (known === 0 || rows.numbers < known * mostly) return 'category';
	if (!isTarget || labels.length > largestClasses || known < 3 * labels.length) return 'number';
	const values = [...new Set(numbers.filter((value, i) => counts[i] > 0 && !Number.isNaN(value)))];
	const [least, most] = [Math.min(...values), Math.max(...values)];
	const areWhole = values.every(Number.isInteger);
	const areInLine = (least === 0 || least === 1) && most - least === values.length - 1;
	return areWhole && (areInLine || values.length === 2) ? 'category' : 'number';
}

function differentValues({ labels, numbers, counts }: ColumnReading, kind: ColumnKind): number {
	if (kind === 'category') return labels.length;
	return new Set(numbers.filter((value, i) => counts[i] > 0 && !Number.isNaN(value))).size;
}

const identifierNames =
	/^(|#|id|ids|index|idx|key|no\.?|nr\.?|row|rowid|uuid|guid|unnamed: 0|.*[ _-]id)$/i;

function judge(
	{ name }: RawColumn,
	reading: ColumnReading,
	kind: ColumnKind,
	{ rows, hasNames }: RawTable
): Pick<Column, 'reason' | 'mayBeInput'> {
	const known = rows - reading.rows.missing;
	const different = differentValues(reading, kind);
	const never = (reason: string) => ({ reason, mayBeInput: false });
	if (known === 0) return never('It is empty.');
	const areDates = reading.rows.dates >= known * mostly;
	const isDifferent = different === known && known > 2;
	if (kind === 'number') {
		if (different === 0) return never(areDates ? 'Dates are no numbers.' : 'It holds no number.');
		if (different === 1) return never('It has one value only.');
		// Where others have names, the first one without is that of the rows.
		const isNamedSo = identifierNames.test(name) || (hasNames && name === 'Column 1');
		const isIdentifier = isDifferent && isNamedSo && countsUp(reading);
		return { reason: isIdentifier ? 'It numbers the rows.' : null, mayBeInput: true };
	}
	if (different === 1) return never('It has one value only.');
	const mayBeInput = different <= largestWords;
	if (areDates) return { reason: 'It holds dates.', mayBeInput };
	if (isDifferent && different > largestClasses) {
		return { reason: 'It is an identifier: another one in every row.', mayBeInput };
	}
	if (mayBeInput) return { reason: null, mayBeInput };
	return never(`It has ${formatCount(different)} different words, more than ${largestWords}.`);
}

/** Whether the numbers are whole and each is larger than the one before, in the order of the rows. */
function countsUp({ numbers }: ColumnReading): boolean {
	const known = numbers.filter((value) => !Number.isNaN(value));
	return known.every((value, i) => Number.isInteger(value) && (i === 0 || value > known[i - 1]));
}
