import type { FreshTest } from '$lib/analysis/freshTest.ts';
import type { SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import type { SizePart } from '$lib/components/sweep/sizeParts.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import type { Asked } from './asked.ts';

/** What is at hand beside the chart and "Train" in a step whose experiment is a sweep; the rest waits
 * behind "Show all controls". */
export interface SweepShown {
	/** The sentence that reads the curve, and the best size on fresh test points. */
	reading?: true;
	/** One network of the sweep, and what it has learned. */
	network?: true;
	/** The table of the results. */
	results?: true;
	/** What the reader may change of the sweep. */
	sizes?: readonly SizePart[];
	/** A button by which the reader's own data take the place of the sweep's. */
	ownData?: true;
	/** In the chart: the smallest size that fits its training points, and the rule of thumb for it. */
	marks?: true;
	/** Of the chart's axis of losses; default: linear. */
	scale?: 'log';
	/** What the chart draws of a classification; default: the loss. */
	quantity?: 'errors';
}

/** What a check sees of a sweep. */
export interface SweepWatch extends Asked {
	sweep: Sweep;
	/** Whether every network went to its last step, none stopped by the reader. */
	hasEnded: boolean;
	/** Whether the reader ended it before the last step. */
	isStopped: boolean;
	/** Of all work, what is done: 0–1. */
	share: number;
	/** What stands above each size at the last step trained; empty before. */
	points: readonly SweepPoint[];
	/** The lowest median validation loss. */
	best: SweepPoint | null;
	/** The smallest size that fits its training points. */
	fitted: SweepPoint | null;
	/** The best size on fresh test points, once the sweep has ended. */
	test: FreshTest | null;
	/** The network that is looked at: a value of the axis, and which of its seeds, from 0. At first the
	 * best. */
	lookedAt: { value: number; seed: number } | null;
}
