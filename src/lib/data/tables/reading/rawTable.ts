/** What parts the cells of a row. */
export type Delimiter = ',' | ';' | '\t' | '|' | ' ';

export interface RawColumn {
	/** Unlike any other column's. */
	name: string;
	/** The different cells of the column, as they were written, in the order in which they first appear. */
	words: readonly string[];
	/** Which of them stands in each row. `[rows]` */
	cells: Uint32Array;
}

/** A table as it was written: nothing is known yet of what its cells mean. */
export interface RawTable {
	name: string;
	columns: readonly RawColumn[];
	rows: number;
	delimiter: Delimiter;
	/** Whether the first line holds the names of the columns. It is none of the rows. */
	hasNames: boolean;
	/** Rows with more or fewer cells than the others, from 0. */
	uneven: readonly number[];
	/** What was wrong and could be mended, in sentences for the reader. */
	warnings: readonly string[];
}

/** The cell as it was written. */
export function cellOf({ words, cells }: RawColumn, row: number): string {
	return words[cells[row]];
}
