/** Rehearsal: points of the task that a network comes from among those of the new one, so that it
 * forgets less (Robins 1995, https://doi.org/10.1080/09540099550039318). */
import type { Table } from './table.ts';

/** The rows of the tables, one after another. Labels, where one of them has any, else its targets. */
export function joinedTables(tables: readonly Table[]): Table {
	const joined = (pick: (table: Table) => Float32Array) =>
		Float32Array.from(tables.flatMap((table) => [...pick(table)]));
	const hasLabels = tables.some(({ labels }) => labels);
	return {
		rows: tables.reduce((sum, { rows }) => sum + rows, 0),
		inputs: joined(({ inputs }) => inputs),
		targets: joined(({ targets }) => targets),
		...(hasLabels && { labels: joined(({ labels, targets }) => labels ?? targets) })
	};
}

/** The new task's points so many times, then the source task's: a full batch of these weighs them so. */
export function withRehearsal(task: Table, sourceTask: Table, times: number): Table {
	return joinedTables([...Array.from({ length: times }, () => task), sourceTask]);
}
