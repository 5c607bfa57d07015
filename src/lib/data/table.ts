/** Rows of examples: `inputs` is `[rows, inputWidth]`, `targets` is `[rows, targetWidth]`. */
export interface Table {
	rows: number;
	inputs: Float32Array;
	targets: Float32Array;
}

/** What a network learns from, and what it is judged on. */
export interface Split {
	training: Table;
	validation: Table;
}
