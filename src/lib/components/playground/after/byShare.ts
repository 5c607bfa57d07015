import { differences } from '$lib/experiment/difference.ts';
import { letters, type Experiment, type Letter } from '$lib/experiment/experiment.ts';
import { isFiniteEvaluation, type History } from '$lib/analysis/overfitting.ts';
import { formatPercent } from '$lib/format.ts';
import type { Start } from '$lib/experiment/pretrained/start.ts';
import { bitsInWords, sharePruned } from '$lib/experiment/pretrained/startForm.ts';
import { bitValues, bitWidthOf, valueOfBits } from '$lib/network/sweepAxis.ts';
import type { By } from './comparedBy.ts';
import type { Run } from '$lib/state/playground/keptRun.ts';
import { standingCurves } from '$lib/state/playground/keptRun.ts';

/** One network of a run: how much of it was pruned, or how far it was rounded, and how often it is right on
 * new points. */
export interface ShareDot {
	letter: Letter;
	/** On the axis. */
	at: number;
	/** Share of new points, 0–1. */
	right: number;
	/** What sets it apart from others at its place: "at random", "one scale per unit, trained further". */
	how: string;
	/** A control: the first to go were taken at random, or each unit has a scale. */
	isSquare: boolean;
	/** Of the run that is seen now, not of an earlier one. */
	isPresent: boolean;
}

type Place = Pick<ShareDot, 'at' | 'how' | 'isSquare'>;

/** Rounded ones have no place among the shares, nor pruned ones among the bits. */
function placeOf({ prune, quantize, train }: Start, by: By): Place | null {
	if (by === 'share') {
		const isRandom = prune?.first === 'random';
		if (quantize) return null;
		return { at: prune?.share ?? 0, how: isRandom ? 'at random' : '', isSquare: isRandom };
	}
	if (!quantize || prune) return null;
	const { bits, scale } = quantize;
	const further = train === 'nothing' ? '' : ', trained further';
	return {
		at: valueOfBits(bits),
		how: `one scale per ${scale}${further}`,
		isSquare: scale === 'unit'
	};
}

/** Networks of a run that start from the pretrained one. */
export function dotsOf(
	{ networks }: Experiment,
	curves: readonly History[],
	isPresent: boolean,
	by: By
): ShareDot[] {
	return networks.flatMap(({ start }, at) => {
		const last = curves[at]?.findLast(isFiniteEvaluation);
		const place = start && placeOf(start, by);
		if (!place || last === undefined) return [];
		return [{ letter: letters[at], ...place, right: last.validation.accuracy, isPresent }];
	});
}

/** Whether two experiments differ in nothing but their networks. */
function isSameTask(a: Experiment, b: Experiment): boolean {
	if (!a.pretrained || !b.pretrained) return false;
	return (
		differences(a, { ...b, networks: a.networks, view: a.view, stopAt: a.stopAt }).length === 0
	);
}

/** The reader's own runs from the same pretrained network, the latest last. */
export function earlierDots(runs: readonly Run[], present: Experiment, by: By): ShareDot[] {
	return runs
		.filter(({ experiment }) => isSameTask(experiment, present))
		.toReversed()
		.flatMap((run) => dotsOf(run.experiment, standingCurves(run), false, by));
}

/** The lowest share of right answers that the picture shows, in tenths. */
export function lowestOf(rights: readonly number[]): number {
	return Math.floor(10 * Math.min(0.9, ...rights) + 1e-9) / 10;
}

/** A place on the axis in words: "90 % pruned", "3 bits". */
export const placeInWords = (at: number, by: By) =>
	by === 'share' ? `${sharePruned(at)} pruned` : bitsInWords(bitWidthOf(at));

/** "earlier B: 90 % pruned at random, right on 61.3 %" */
export function dotInWords({ letter, at, right, how, isPresent }: ShareDot, by: By): string {
	const apart = how === '' ? '' : by === 'share' ? ` ${how}` : `, ${how}`;
	const when = isPresent ? '' : 'earlier ';
	return `${when}${letter}: ${placeInWords(at, by)}${apart}, right on ${formatPercent(right)}`;
}

/** Where numbers stand along the axis. */
export const ticksOf: Record<By, readonly number[]> = {
	share: [0, 0.25, 0.5, 0.75, 1],
	bits: bitValues
};

/** The ends of the axis. */
export const rangeOf: Record<By, readonly [number, number]> = {
	share: [0, 1],
	bits: [bitValues[0], bitValues[bitValues.length - 1]]
};

export function tickText(at: number, by: By): string {
	if (by === 'share') return `${Math.round(100 * at)}\u00a0%`;
	const bits = bitWidthOf(at);
	return typeof bits === 'number' ? String(bits) : bits;
}
