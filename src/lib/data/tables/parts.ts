/** How many of a table's rows each part may take. */
import { valueOf, type Control, type Options } from '../dataset.ts';
import { largestPart } from './limits.ts';

export const keptControl: Control = {
	key: 'kept',
	label: 'Kept aside',
	description:
		'Share of the rows that no network learns from and none is chosen by, to judge the chosen one once',
	minimum: 0,
	maximum: 0.5,
	step: 0.05,
	default: 0.2
};

export interface PointCounts {
	training: number;
	/** New points. */
	validation: number;
}

/** The fewest rows of each part. */
export const fewest: PointCounts = { training: 2, validation: 1 };

/** Rows that stay aside; enough are left for the other parts. */
export function keptRows(rows: number, options: Options): number {
	const most = rows - fewest.training - fewest.validation;
	return Math.min(most, Math.round(valueOf(keptControl, options) * rows));
}

/** Rows that are not kept aside. */
export const poolOf = (rows: number, options: Options) => rows - keptRows(rows, options);

/** Three in five to learn from, one in five to choose by. */
export function usualCounts(rows: number): PointCounts {
	const pool = poolOf(rows, {});
	const validation = Math.max(fewest.validation, Math.round(0.2 * rows));
	return settleCounts({ training: pool - validation, validation }, pool);
}

/** The most rows that one part may take of these, beside those of the other. */
export const mostBeside = (pool: number, other: number) => Math.min(largestPart, pool - other);

/** The nearest counts that do not overlap, and are not too large. */
export function settleCounts({ training, validation }: PointCounts, pool: number): PointCounts {
	const judged = Math.max(
		fewest.validation,
		Math.min(validation, mostBeside(pool, fewest.training))
	);
	return {
		training: Math.max(fewest.training, Math.min(training, mostBeside(pool, judged))),
		validation: judged
	};
}
