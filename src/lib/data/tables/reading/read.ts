import { readColumns, type ColumnReading } from './columnReading.ts';
import { decodeTable, plainText, type Encoding } from './decode.ts';
import { parseTable, type ParseOptions } from './parse.ts';
import type { RawTable } from './rawTable.ts';

/** A reader's table as far as it is the same whatever the roles of its columns. */
export interface TableReading {
	raw: RawTable;
	/** One a column. */
	columns: readonly ColumnReading[];
	/** Null for text that was pasted. */
	encoding: Encoding | null;
}

/** A file's bytes or a pasted text as a table. Throws a `TableProblem` where it is none. */
export async function readTable(
	source: Uint8Array | string,
	options: ParseOptions
): Promise<TableReading> {
	const { text, encoding } =
		typeof source === 'string' ? { text: plainText(source), encoding: null } : decodeTable(source);
	const raw = await parseTable(text, options);
	return { raw, columns: readColumns(raw), encoding };
}
