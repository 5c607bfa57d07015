/** Rows of examples: `inputs` is `[rows, inputWidth]`, `targets` is `[rows, targetWidth]`. */
export interface Table {
	rows: number;
	inputs: Float32Array;
	targets: Float32Array;
	/** What the rows are judged by, where their targets are a teacher's probabilities: the true targets. */
	labels?: Float32Array;
}

/** What a network learns from, and what it is judged on. */
export interface Split {
	training: Table;
	validation: Table;
}

/** Targets of classification are 0 or 1 in one column; of more than two classes, one column each. */
export interface DrawnData extends Split {
	/** 1 where the label was flipped; all zeros for regression. */
	flipped: { training: Uint8Array; validation: Uint8Array };
}

/** The first row of a table that has the inputs and the targets of a row of another one; −1 for none. */
export function findRow(table: Table, other: Table, row: number): number {
	const isSame = (one: Float32Array, wanted: Float32Array, at: number) => {
		const width = wanted.length / other.rows;
		for (let i = 0; i < width; i++) {
			if (one[at * width + i] !== wanted[row * width + i]) return false;
		}
		return true;
	};
	for (let at = 0; at < table.rows; at++) {
		const { inputs, targets } = table;
		if (isSame(inputs, other.inputs, at) && isSame(targets, other.targets, at)) return at;
	}
	return -1;
}
