/**
 * A reader's table, ready for a network. Row-major: `inputs` are raw values in the reader's own units,
 * where a category is one input a word, 0 or 1; `targets` are raw numbers, or the number of the class.
 */
export interface OwnTable {
	name: string;
	inputs: readonly TableInput[];
	target: TableTarget;
	rows: number;
	/** `[rows, inputs]` */
	values: Float64Array;
	/** `[rows]` */
	targets: Float64Array;
	/** Points of the plane that the reader drew: they lie as they are, and nothing is scaled. */
	isDrawn?: true;
	/** How points that were drawn later joined it, one after the other; absent where none did. */
	growths?: readonly Growth[];
}

/** Points at the end of a table that joined the rows before them, none of which left its part or its place. */
export interface Growth {
	/** How many joined. */
	rows: number;
	/** As many of them are learned from. */
	learned: number;
	/** As many of them are kept aside. The others are new points. */
	aside: number;
	/** As many rows were learned from before. */
	front: number;
	/** As many rows were new points or kept aside before. */
	back: number;
}

export interface TableInput {
	/** As readers see it: the column's name, with the word where there is one. */
	name: string;
	/** The column that it comes from. */
	column: string;
	/** The word that is 1 in it, for a column of words. */
	word?: string;
}

export type TableTarget =
	| { name: string; task: 'regression' }
	| { name: string; task: 'classification'; classes: readonly string[] };

/** Numbers that a network says of a row: one logit for two classes, one for each class beyond. */
export function outputsOfTable({ target }: Pick<OwnTable, 'target'>): number {
	return target.task === 'classification' && target.classes.length > 2 ? target.classes.length : 1;
}
