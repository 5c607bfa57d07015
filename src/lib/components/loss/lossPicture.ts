import type { ChartPoint, Judged } from '$lib/analysis/curve.ts';
import type { Letter } from '$lib/experiment/experiment.ts';
import type { Evaluation } from '$lib/network/loss.ts';
import type { Look } from '../chart/look.ts';
import { nearestIndex, type LossMark, type LossSeries } from './lossChart.ts';

/** What the page asks to show. */
export interface LossRequest {
	series: readonly LossSeries[];
	floor: number | null;
	scale: 'linear' | 'log';
	smoothing: number;
	/** As it reads in a sentence: "cross-entropy". */
	lossName: string;
	marks: readonly LossMark[];
	/** Step at the left end of the axis. Default: 0. */
	begin?: number;
	/** Step at its right end. */
	end: number;
}

export interface LossLine {
	letter: Letter;
	label: string;
	name: string;
	part: Judged;
	faded: boolean;
	color: string;
	history: readonly Evaluation[];
	/** One for each finite loss, smoothed. */
	points: ChartPoint[];
}

export interface LossPicture extends LossRequest, Look {
	/** Those of one network follow each other: new points, then training, then the source task. */
	lines: readonly LossLine[];
}

/** The step under the pointer, and the one that rewinding shows. */
export interface Pointed {
	hover: number | null;
	cursor: number | null;
}

/** The point of a line at an evaluated step; undefined where its loss is not finite. */
export function pointAt({ points }: LossLine, step: number): ChartPoint | undefined {
	const point = points[nearestIndex(points.length, (i) => points[i].x, step)];
	return point?.x === step ? point : undefined;
}

export function hasDiverged({ history }: LossLine): boolean {
	return history.at(-1)?.diverged ?? false;
}
