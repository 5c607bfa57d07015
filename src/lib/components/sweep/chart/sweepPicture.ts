import type { ChartPoint } from '$lib/analysis/curve.ts';
import type { PowerLaw } from '$lib/analysis/sweep/powerLaw.ts';
import type { Spread, SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import type { Letter } from '$lib/experiment/experiment.ts';
import type { SweepAxis } from '$lib/network/sweepAxis.ts';
import type { Look } from '../../chart/look.ts';

/** What the page asks to show. */
export interface SweepRequest {
	points: readonly SweepPoint[];
	axis: SweepAxis;
	/** Ends of the horizontal axis: parameters, or training points where there are any. */
	range: readonly [least: number, most: number];
	/** Whether networks without training points stand before that, behind a break. */
	hasUntrained?: boolean;
	scale: 'linear' | 'log';
	floor: number | null;
	/** Parameters = training points × outputs. */
	rule: number | null;
	best: SweepPoint | null;
	fitted: SweepPoint | null;
	/** The straight line through the medians on new points, if there is one. */
	law?: PowerLaw | null;
	/** What the line is called; its slope where it is missing. */
	lawName?: string;
	/** Where the line leads: a size that is not trained yet, and the loss that it says. */
	predicted?: ChartPoint | null;
	/** Curves to compare with, pale. */
	ghosts?: readonly Ghost[];
	/** What the line on new points is called beside them, or beside controls. */
	ownName?: string | null;
	/** Further lines on new points, in the colours of networks B, C and D. */
	controls?: readonly Control[];
	/** What it counts is never more. Default: without limit. */
	most?: number;
	/** What the upright axis counts; "loss" where it is missing. */
	quantity?: string;
	/** Where losses begin, for an axis without any points. */
	start: number;
	/** Lines to draw, those over the others first. */
	show: readonly LineName[];
}

/** The losses of other networks on new points, by size. */
export interface Ghost {
	name: string;
	points: readonly ChartPoint[];
}

/** What networks are compared with that start in another way. */
export interface Control {
	letter: Letter;
	name: string;
	points: readonly SweepPoint[];
}

export type LineName = 'validation' | 'bestValidation' | 'training';

export interface LinePoint {
	x: number;
	y: number;
	low: number;
	high: number;
	/** Single seeds. */
	each: readonly number[];
}

export interface SweepLine {
	name: LineName;
	/** What it is called; its own words where it is missing. */
	text?: string;
	/** Of its network, where lines of several are drawn. */
	letter?: Letter;
	color: string;
	/** One for each size whose median is finite, rising. */
	points: LinePoint[];
}

export interface SweepPicture extends SweepRequest, Look {
	lines: readonly SweepLine[];
}

/** The size under the pointer, and the one that is looked at, as values of the axis. */
export interface PointedSize {
	hover: number | null;
	chosen: number | null;
	/** Validation loss of the one network that is looked at, or the share that it has wrong. */
	loss: number | null;
}

export const lineWords: Record<LineName, string> = {
	validation: 'new points',
	bestValidation: 'stopped at best',
	training: 'training'
};

/** What the axis of sizes counts, and its range is marked by. */
export const unitOf = ({ axis }: Pick<SweepRequest, 'axis'>): string => units[axis];

const units: Record<SweepAxis, string> = {
	width: 'parameters',
	depth: 'parameters',
	channels: 'parameters',
	layers: 'parameters',
	training: 'training points',
	pruned: 'share pruned',
	bits: 'bits of a weight',
	rank: 'rank'
};

/** Whether the horizontal axis counts parameters, or the values themselves. */
export const isOfParameters = (axis: SweepAxis) => units[axis] === 'parameters';

/** How far before the least size on a logarithmic axis no training points stand, as a factor. */
const breakWidth = 2.5;

/** Where no training points stand: a logarithmic axis has no place for 0. */
export const untrainedPlace = ({ range }: Pick<SweepRequest, 'range'>): number =>
	range[0] / breakWidth;

/** Where a size lies on the axis. */
export function xOf(
	{ value, parameters }: { value: number; parameters: number },
	request: Pick<SweepRequest, 'axis' | 'range'>
): number {
	if (isOfParameters(request.axis)) return parameters;
	return request.axis === 'training' && value === 0 ? untrainedPlace(request) : value;
}

/** Of all lines. Those of the first come first. */
export const allPoints = ({
	points,
	controls = []
}: Pick<SweepRequest, 'points' | 'controls'>): SweepPoint[] => [
	...points,
	...controls.flatMap((control) => control.points)
];

const spreadsOf: Record<LineName, (point: SweepPoint) => Spread> = {
	validation: (point) => point.validation,
	bestValidation: (point) => point.bestValidation,
	training: (point) => point.training
};

function pointsOf(
	points: readonly SweepPoint[],
	request: SweepRequest,
	name: LineName
): LinePoint[] {
	return points
		.map((point) => ({ x: xOf(point, request), spread: spreadsOf[name](point) }))
		.map(({ x, spread: { median, low, high, each } }) => ({ x, y: median, low, high, each }))
		.filter(({ y }) => Number.isFinite(y));
}

export function linesOf(request: SweepRequest, { palette }: Look): SweepLine[] {
	const { points, show, controls = [] } = request;
	const own = show.map((name) => ({
		name,
		...(name === 'validation' && controls.length > 0 && { letter: 'A' as const }),
		color: name === 'bestValidation' ? palette.networks.D : palette.networks.A,
		points: pointsOf(points, request, name)
	}));
	const others = controls.map(({ letter, name, points }) => ({
		name: 'validation' as const,
		text: name,
		letter,
		color: palette.networks[letter],
		points: pointsOf(points, request, 'validation')
	}));
	return [...own, ...others];
}
