import { square } from '../../math/elementary.ts';
import type { OwnTable } from './ownTable.ts';

/** What a value becomes for the network: `(value − mean) / spread`. */
export interface Scale {
	mean: number;
	/** Standard deviation, or 1 where all values are equal. */
	spread: number;
}

/** Of each input, and of the target where that is a number. */
export interface Scaling {
	inputs: readonly Scale[];
	target: Scale | null;
}

export const unscaled: Scale = { mean: 0, spread: 1 };

/** From these rows alone. Inputs that stand for a word stay 0 and 1, and drawn points where they lie. */
export function scalingOf(table: OwnTable, rows: ArrayLike<number>): Scaling {
	const width = table.inputs.length;
	const scale = (valueOf: (row: number) => number) =>
		table.isDrawn ? unscaled : scaleOf(rows, valueOf);
	return {
		inputs: table.inputs.map(({ word }, input) =>
			word === undefined ? scale((row) => table.values[row * width + input]) : unscaled
		),
		target: table.target.task === 'regression' ? scale((row) => table.targets[row]) : null
	};
}

function scaleOf(rows: ArrayLike<number>, valueOf: (row: number) => number): Scale {
	const count = rows.length;
	if (count === 0) return unscaled;
	let sum = 0;
	for (let at = 0; at < count; at++) sum += valueOf(rows[at]);
	const mean = sum / count;
	let squares = 0;
	for (let at = 0; at < count; at++) squares += square(valueOf(rows[at]) - mean);
	const spread = Math.sqrt(squares / count);
	if (!Number.isFinite(spread)) return hugeScaleOf(rows, valueOf);
	return { mean, spread: spread > 0 ? spread : 1 };
}

/** Of values whose squares are too large to be added up. */
function hugeScaleOf(rows: ArrayLike<number>, valueOf: (row: number) => number): Scale {
	let most = 0;
	for (let at = 0; at < rows.length; at++) most = Math.max(most, Math.abs(valueOf(rows[at])));
	if (!Number.isFinite(most)) return unscaled;
	const { mean, spread } = scaleOf(rows, (row) => valueOf(row) / most);
	return { mean: most * mean, spread: most * spread };
}

export const scaled = ({ mean, spread }: Scale, value: number) => (value - mean) / spread;
export const unscale = ({ mean, spread }: Scale, value: number) => mean + spread * value;
