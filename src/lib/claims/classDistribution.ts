/** How a class's results are spread: a dot for each student, equal ones on top of each other. */
import { median } from './measures.ts';
import type { ClassResult } from './classResult.ts';

/** What the dots stand for: wrong new points where there are labels, else validation loss. */
export type Measure = 'wrong' | 'validation';

export interface Dot {
	/** Middle of its bin. */
	x: number;
	/** How many dots lie under it. */
	under: number;
}

/** One network's results. */
export interface DotRow {
	dots: readonly Dot[];
	/** Null where none is a number. */
	lowest: number | null;
	median: number | null;
	highest: number | null;
	/** How many have no finite number: their training diverged. */
	missing: number;
}

export interface Distribution {
	measure: Measure;
	/** A row for each network, in the order of their letters. */
	rows: readonly DotRow[];
	/** Ends of the axis. */
	range: readonly [low: number, high: number];
	scale: 'linear' | 'log';
	/** How many dots have room side by side. */
	bins: number;
	/** Most dots on top of each other. */
	tallest: number;
}

/** Losses that differ by more are shown on a logarithmic axis. */
const widestLinear = 20;
const mostBins = 60;
/** Of the axis of counts, so that a few wrong points look few. */
const leastCount = 10;

interface Axis {
	range: readonly [low: number, high: number];
	scale: Distribution['scale'];
	/** Width of a bin; of the logarithm on a logarithmic axis. */
	bin: number;
}

/** Null for no results. */
export function distributionOf(results: readonly ClassResult[]): Distribution | null {
	if (results.length === 0) return null;
	const all = results.flatMap(({ networks }) => networks);
	const measure: Measure = all.some(({ wrong }) => wrong !== null) ? 'wrong' : 'validation';
	const columns = results[0].networks.map((_, at) =>
		results.map(({ networks }) => networks[at][measure])
	);
	const known = columns.map((column) => column.filter((value) => value !== null));
	const [low, high] = [Math.min(...known.flat()), Math.max(...known.flat())];
	const axis = axisFor(low, high, measure);
	const rows = known.map((values, at) => ({
		dots: stack(values, axis),
		lowest: values.length ? Math.min(...values) : null,
		median: values.length ? median(values) : null,
		highest: values.length ? Math.max(...values) : null,
		missing: columns[at].length - values.length
	}));
	const tallest = Math.max(1, ...rows.flatMap(({ dots }) => dots.map(({ under }) => under + 1)));
	const { bin, ...shown } = axis;
	return { measure, rows, ...shown, bins: lengthOf(axis) / bin, tallest };
}

/** With a little room beyond the ends; counts have bins of whole points. */
function axisFor(low: number, high: number, measure: Measure): Axis {
	if (low > high) return { range: [0, 1], scale: 'linear', bin: 1 / mostBins };
	if (measure === 'wrong') {
		const top = Math.max(leastCount, Math.ceil(1.05 * high));
		const bin = Math.ceil(top / mostBins);
		return { range: [0, bin * Math.ceil(top / bin)], scale: 'linear', bin };
	}
	if (low > 0 && high > widestLinear * low) {
		const range = [low / 1.2, 1.2 * high] as const;
		return { range, scale: 'log', bin: Math.log(range[1] / range[0]) / mostBins };
	}
	const top = 1.05 * high || 1;
	return { range: [0, top], scale: 'linear', bin: top / mostBins };
}

/** In the units of a bin's width. */
function lengthOf({ range: [low, high], scale }: Omit<Axis, 'bin'>): number {
	return scale === 'log' ? Math.log(high / low) : high - low;
}

function stack(values: readonly number[], { range: [low], scale, bin }: Axis): Dot[] {
	const binOf = (value: number) =>
		Math.round((scale === 'log' ? Math.log(value / low) : value - low) / bin);
	const middleOf = (at: number) => (scale === 'log' ? low * Math.exp(at * bin) : low + at * bin);
	const heights = new Map<number, number>();
	return values
		.toSorted((a, b) => a - b)
		.map((value) => {
			const at = binOf(value);
			const under = heights.get(at) ?? 0;
			heights.set(at, under + 1);
			return { x: middleOf(at), under };
		});
}

export interface ClassShare {
	sentence: string;
	/** Students in whose runs it held. */
	held: number;
	of: number;
	expectedShare: number;
}

/** Of each criterion of the claim. */
export function classShares(
	criteria: readonly { sentence: string; expectedShare: number }[],
	results: readonly ClassResult[]
): ClassShare[] {
	return criteria.map(({ sentence, expectedShare }, at) => ({
		sentence,
		held: results.filter(({ held }) => held[at]).length,
		of: results.length,
		expectedShare
	}));
}
