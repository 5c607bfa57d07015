import type { Column } from '$lib/data/tables/columns.ts';
import type { Duplicates } from '$lib/data/tables/duplicates.ts';
import { longestPacked, packTable } from '$lib/data/tables/packTable.ts';
import type { OwnTable } from '$lib/data/tables/ownTable.ts';
import type { Delimiter } from '$lib/data/tables/reading/rawTable.ts';
import type { TableReading } from '$lib/data/tables/reading/read.ts';
import { counted, formatBytes, formatExact, formatPercent } from '$lib/format.ts';

export const delimiterNames: Record<Delimiter, string> = {
	',': 'commas',
	';': 'semicolons',
	'\t': 'tabs',
	'|': 'vertical bars',
	' ': 'spaces'
};

/** A number of a table in four digits, or as many as it has before the point. */
export function shortNumber(value: number): string {
	if (!Number.isFinite(value)) return '—';
	const size = Math.abs(value);
	return formatExact(size >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
}

/** "344 rows, 7 columns", and how they were written where that is not plain. */
export function describeReading({ raw, columns, encoding }: TableReading): string {
	const parts = [`${counted(raw.rows, 'row')}, ${counted(columns.length, 'column')}`];
	if (encoding !== null && encoding !== 'UTF-8') parts.push(`written in ${encoding}`);
	if (columns.some(({ style, rows }) => style.decimal === ',' && rows.numbers > 0)) {
		parts.push('decimal commas');
	}
	if (columns.some(({ style }) => style.percent)) parts.push('percent signs taken off');
	return parts.join(' · ');
}

/** What stands under a column's small picture. */
export function rangeWords({ distribution, different }: Column): string {
	if (distribution.kind === 'category') return counted(different, 'value');
	if (different === 0) return 'no number';
	return `${shortNumber(distribution.minimum)} to ${shortNumber(distribution.maximum)}`;
}

/** What the best answer that is always the same would give. */
export function constantAnswer({ target, targets }: OwnTable): string {
	if (target.task === 'classification') {
		const counts = target.classes.map((_, label) => countOf(targets, label));
		const most = Math.max(...counts);
		const name = target.classes[counts.indexOf(most)];
		return `Always saying “${name}” is right on ${formatPercent(most / targets.length)}.`;
	}
	const mean = targets.reduce((sum, value) => sum + value, 0) / targets.length;
	const squares = targets.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
	const spread = Math.sqrt(squares / targets.length);
	return `Always saying the mean, ${shortNumber(mean)}, is off by ${shortNumber(spread)} (root of the mean square).`;
}

export function countOf(targets: Float64Array, label: number): number {
	let count = 0;
	for (const target of targets) if (target === label) count++;
	return count;
}

/** Rows outside the training part that fake generalization; null where there are none. */
export function duplicateWords({ pairs }: Pick<Duplicates, 'pairs'>): string | null {
	if (pairs.length === 0) return null;
	const few = 3;
	const named = pairs.slice(0, few).map(([row, learned]) => `row ${row} as row ${learned}`);
	const more = pairs.length > few ? ', …' : '';
	const are = pairs.length === 1 ? 'is' : 'are';
	return `${counted(pairs.length, 'row')} that no network learns from ${are} the same as one that it learns from: ${named.join(', ')}${more}. They make a network look better on new points than it is.`;
}

/** Beyond so many numbers no link is tried. */
const mostForLink = 60_000;

/** Whether a link carries the table. */
export function linkWords(table: OwnTable): string {
	const packed = table.values.length <= mostForLink ? packTable(table) : null;
	if (packed !== null) return `${formatBytes(packed.length)}, so a link carries the data.`;
	return `More than a link carries (${formatBytes(longestPacked)}): the data stay on this device.`;
}

/** The same a moment later: making a table small takes longer than a frame. */
export const linkWordsSoon = (table: OwnTable): Promise<string> =>
	new Promise((resolve) => setTimeout(() => resolve(linkWords(table)), 50));

/** "342 rows, 2 inputs, 3 classes". */
export function describeTable({ rows, inputs, target, isDrawn }: OwnTable): string {
	const parts = [counted(rows, isDrawn ? 'point' : 'row'), counted(inputs.length, 'input')];
	if (target.task === 'classification') {
		parts.push(counted(target.classes.length, 'class', 'classes'));
	}
	return parts.join(', ');
}
