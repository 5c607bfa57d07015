/** How a class's results are spread: a dot for each student at its own value, on top of those that it
 * would cover. */
import { median } from '../measures.ts';
import type { ClassResult } from './classResult.ts';

/** What the dots stand for: points on the wrong side, new ones or training points, or losses on them. */
export type Measure = 'wrong' | 'wrongTraining' | 'validation' | 'training';

/** Those that any of the results has, what is worth looking at first in front. */
export function measuresOf(results: readonly ClassResult[]): Measure[] {
	const networks = results.flatMap((result) => result.networks);
	const counts = (['wrong', 'wrongTraining'] as const).filter((measure) =>
		networks.some((network) => network[measure] !== null)
	);
	return [...counts, 'validation', 'training'];
}

/** Whether it counts points. */
export function isCount(measure: Measure): boolean {
	return measure === 'wrong' || measure === 'wrongTraining';
}

export interface Dot {
	x: number;
	/** How many dots have room under it. */
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
/** Dots side by side, at most. */
const mostBins = 60;
/** Of a dot's width, by which two may overlap. */
const tolerance = 1e-9;
/** Of the axis of counts, so that a few wrong points look few. */
const leastCount = 10;

interface Axis {
	range: readonly [low: number, high: number];
	scale: Distribution['scale'];
	/** Width of a dot; of the logarithm on a logarithmic axis. */
	dot: number;
}

/** Null for no results. */
export function distributionOf(
	results: readonly ClassResult[],
	measure = measuresOf(results)[0]
): Distribution | null {
	if (results.length === 0) return null;
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
	const { dot, ...shown } = axis;
	return { measure, rows, ...shown, bins: lengthOf(axis) / dot, tallest };
}

/** With a little room beyond the ends. */
function axisFor(low: number, high: number, measure: Measure): Axis {
	if (low > high) return { range: [0, 1], scale: 'linear', dot: 1 / mostBins };
	if (isCount(measure)) {
		const top = Math.max(leastCount, Math.ceil(1.05 * high));
		return { range: [0, top], scale: 'linear', dot: Math.max(1, top / mostBins) };
	}
	if (low > 0 && high > widestLinear * low) {
		const range = [low / 1.2, 1.2 * high] as const;
		return { range, scale: 'log', dot: Math.log(range[1] / range[0]) / mostBins };
	}
	const top = 1.05 * high || 1;
	return { range: [0, top], scale: 'linear', dot: top / mostBins };
}

/** In the units of a dot's width. */
function lengthOf({ range: [low, high], scale }: Omit<Axis, 'dot'>): number {
	return scale === 'log' ? Math.log(high / low) : high - low;
}

/** Each at its own value, as low as there is room. */
function stack(values: readonly number[], { range: [low], scale, dot }: Axis): Dot[] {
	const placeOf = (value: number) => (scale === 'log' ? Math.log(value / low) : value - low) / dot;
	/** Where the last dot of each level stands. */
	const last: number[] = [];
	return values
		.toSorted((a, b) => a - b)
		.map((x) => {
			const place = placeOf(x);
			const free = last.findIndex((taken) => place - taken >= 1 - tolerance);
			const under = free < 0 ? last.length : free;
			last[under] = place;
			return { x, under };
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
