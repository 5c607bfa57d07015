/** The reader's table that an experiment's file carries. */
import { packTable } from '../data/tables/packTable.ts';
import { knowTable } from '../data/tables/tableSets.ts';
import { readTable } from '../data/tables/tableText.ts';
import { experimentFormat } from '../export/experimentJson.ts';

/** From now on it is known, so that the experiment can be read. Nothing where the file has none. */
export function knowTableIn(json: unknown) {
	const { format, table: written } = (json ?? {}) as Record<string, unknown>;
	if (format !== experimentFormat || written === undefined) return;
	const table = readTable(JSON.stringify(written));
	if (table !== null) knowTable(table, packTable(table));
}
