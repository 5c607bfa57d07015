import type { Options } from './dataset.ts';
import type { Split } from './table.ts';

/** Which points to draw; what a link carries about the data. */
export interface DataSettings {
	/** Name of a built-in data set. */
	set: string;
	/** Rows to learn from. */
	training: number;
	/** New points: rows the network never learns from. */
	validation: number;
	/** Share of flipped labels, 0–0.5; 0 for regression. */
	flips: number;
	/** The data set's own controls by key; missing ones take their default. */
	options: Options;
	seed: number;
}

/** Targets of classification are 0 or 1 in one column. */
export interface DrawnData extends Split {
	/** 1 where the label was flipped; all zeros for regression. */
	flipped: { training: Uint8Array; validation: Uint8Array };
}
