/**
 * What a sweep of networks that start from a pretrained one shows: its first line, and where each control is
 * furthest from that. All of it is computed from the networks that were trained.
 */
import { counted, formatPercent, formatPlainLoss } from '../../format.ts';
import type { SweepAxis } from '../../network/sweepAxis.ts';
import type { Part } from '../sentence.ts';
import { axisValueInWords } from './axisValue.ts';
import type { Spread, SweepPoint } from './sweepPoints.ts';
import type { SweepContext } from './sweepReading.ts';

export interface Line {
	letter: string;
	/** "by size, trained further" */
	name: string;
	points: readonly SweepPoint[];
}

/** What networks are compared by. */
interface Measure {
	of(point: SweepPoint): Spread;
	isBetter(a: number, b: number): boolean;
	/** "right on 98.7 %" */
	show(value: number): string;
}

const byAccuracy: Measure = {
	of: ({ validationAccuracy }) => validationAccuracy,
	isBetter: (a, b) => a > b,
	show: (share) => `right on ${formatPercent(share)}`
};

const byLoss: Measure = {
	of: ({ validation }) => validation,
	isBetter: (a, b) => a < b,
	show: (loss) => `at a loss of ${formatPlainLoss(loss)}`
};

const plain = (text: string): Part => ({ text });
const strong = (text: string): Part => ({ text, strong: true });
const muted = (text: string): Part => ({ text, muted: true });

/** The first, the one in the middle, and the last, as far as there are so many. */
function some(points: readonly SweepPoint[]): SweepPoint[] {
	const places = new Set([0, Math.floor(points.length / 2), points.length - 1]);
	return [...places].map((place) => points[place]);
}

function firstParts({ letter, name, points }: Line, axis: SweepAxis, measure: Measure): Part[] {
	const told = some(points).map(
		(point) =>
			`${measure.show(measure.of(point).median)} with ${axisValueInWords(point.value, axis)}`
	);
	return [plain('On new points '), strong(letter), plain(` (${name}) is ${told.join(', ')}.`)];
}

/** The value at which two lines are furthest apart in the median over their seeds; null where they share none. */
function furthest(first: Line, other: Line, measure: Measure) {
	let found: { own: SweepPoint; control: SweepPoint; gap: number } | null = null;
	for (const own of first.points) {
		const control = other.points.find(({ value }) => value === own.value);
		if (!control) continue;
		const gap = Math.abs(measure.of(own).median - measure.of(control).median);
		if (gap > (found?.gap ?? -1)) found = { own, control, gap };
	}
	return found;
}

/** In how many seeds the one is better, of those that have both. */
function agreement(better: Spread, worse: Spread, { isBetter }: Measure): [number, number] {
	const both = better.each.flatMap((value, seed) => {
		const other = worse.each[seed] ?? NaN;
		return Number.isNaN(value) || Number.isNaN(other) ? [] : [isBetter(value, other)];
	});
	return [both.filter((isSo) => isSo).length, both.length];
}

function controlParts(first: Line, other: Line, axis: SweepAxis, measure: Measure): Part[] {
	const found = furthest(first, other, measure);
	if (found === null) return [];
	const [own, control] = [found.own, found.control].map(measure.of);
	const which = [plain(' '), strong(other.letter), plain(` (${other.name}) `)];
	if (own.median === control.median) {
		return [...which, plain(`is as ${first.letter} is at every value.`)];
	}
	const isBehind = measure.isBetter(own.median, control.median);
	const [agree, of] = isBehind
		? agreement(own, control, measure)
		: agreement(control, own, measure);
	return [
		...which,
		plain(
			`differs from it most with ${axisValueInWords(found.own.value, axis)}: ` +
				`${measure.show(control.median)}, ${first.letter} ${measure.show(own.median)}.`
		),
		...(of > 1
			? [muted(` It is ${isBehind ? 'behind' : 'ahead'} there in ${agree} of ${of} seeds.`)]
			: [])
	];
}

function divergedParts(lines: readonly Line[]): Part[] {
	const all = lines.flatMap(({ points }) => points);
	const diverged = all.reduce((sum, point) => sum + point.diverged, 0);
	if (diverged === 0) return [];
	const verb = diverged === 1 ? 'counts' : 'count';
	return [muted(` ${counted(diverged, 'network')} diverged and ${verb} as worse than any other.`)];
}

/** Empty without a point. */
export function linesSentence(lines: readonly Line[], { axis, task }: SweepContext): Part[] {
	const [first, ...controls] = lines;
	if (!first || first.points.length === 0) return [];
	const measure = task === 'classification' ? byAccuracy : byLoss;
	const seeds = Math.max(...lines.flatMap(({ points }) => points.map(({ seeds }) => seeds)));
	return [
		...firstParts(first, axis, measure),
		...controls.flatMap((control) => controlParts(first, control, axis, measure)),
		...(seeds === 1
			? [muted(' This is one draw of points and weights: another may look different.')]
			: []),
		...divergedParts(lines)
	];
}
