import { formatLoss } from '$lib/format.ts';
import type { ChartPoint } from '$lib/analysis/curve.ts';
import type { Chart } from 'chart.js';
import { marginFor } from '../../chart/labelColumn.ts';
import type { LineLabel, LineLabelWish } from '../../chart/lineLabel.ts';
import { lacksName, placeLineLabels } from '../../chart/lineLabels.ts';
import { marginIn, noteArea, noteHeight, writeLabels } from '../../chart/notes.ts';
import { guide, Occupancy } from '../../chart/occupancy.ts';
import { lineWords, type SweepLine, type SweepPicture } from './sweepPicture.ts';
import { placeOf } from './sweepPointer.ts';

/** The name of a line, with what the line is worth. */
interface SweepName extends LineLabelWish {
	text: string;
	color: string;
	weight: number;
	valueAt(x: number): number | undefined;
}

export type SweepLabel = LineLabel<SweepName>;

/** Where the noise floor lies, in px; null outside of the axis. A logarithmic one has no place for 0. */
export function floorHeight(
	{ chartArea, scales }: Pick<Chart, 'chartArea' | 'scales'>,
	{ floor, scale }: SweepPicture
): number | null {
	if (floor === null || (floor <= 0 && scale === 'log')) return null;
	const y = scales.y.getPixelForValue(floor);
	return y >= chartArea.top && y <= chartArea.bottom ? y : null;
}

/** Of the chart's width, what names beside the plot may take; longer ones become letters, which a legend has. */
const mostOfWidth = 0.36;

const floorText = 'noise floor';

const wholeName = ({ ownName }: SweepPicture, { name, text }: SweepLine): string =>
	text ?? (name === 'validation' ? ownName : null) ?? lineWords[name];

/** What the lines are called in a chart so wide. */
function textsOf(picture: SweepPicture, width: number): string[] {
	const { lines, hasMargin } = picture;
	const names = lines.map((line) => wholeName(picture, line));
	const widest = marginFor(names.map((name) => widthOf(picture, name)));
	const isLong = hasMargin && widest > mostOfWidth * width;
	return names.map((name, at) => (isLong && lines[at].letter) || name);
}

/** A name is as wide as what its line is worth anywhere. */
function widthOf(picture: SweepPicture, text: string, weight = 600): number {
	const widths = [text, '0.00004'].map((words) => picture.widthOf(words, weight));
	return Math.ceil(Math.max(...widths)) + 4;
}

export const namesIn = ({ lines, ghosts = [], floor }: SweepPicture): number =>
	lines.length + ghosts.length + Number(floor !== null);

/** Px beside the plot of a chart so wide for the names of all lines. */
export function marginOf(picture: SweepPicture, width: number): number {
	const { ghosts = [] } = picture;
	const all = [...textsOf(picture, width), ...ghosts.map(({ name }) => name), floorText];
	return marginFor(all.map((text) => widthOf(picture, text)));
}

/** The names of the lines in the order in which they choose their places. */
function namesOf(chart: Chart, picture: SweepPicture): SweepName[] {
	const { scales, chartArea } = chart;
	const { lines, ghosts, floor, palette } = picture;
	const named = (
		text: string,
		color: string,
		weight: number,
		points: readonly ChartPoint[],
		owner: number
	): SweepName => ({
		key: text,
		text,
		color,
		weight,
		points: points.map(({ x, y }) => ({
			x: scales.x.getPixelForValue(x),
			y: scales.y.getPixelForValue(y)
		})),
		valueAt: (x) => points.find((point) => point.x === x)?.y,
		owner,
		width: widthOf(picture, text, weight),
		height: noteHeight(picture),
		grows: false
	});
	const ofLines = textsOf(picture, chart.width).map((text, at) =>
		named(text, lines[at].color, 600, lines[at].points, at + 1)
	);
	const ofGhosts = (ghosts ?? []).map(({ name, points }, at) =>
		named(name, palette.muted, 600, points, lines.length + at + 1)
	);
	const y = floorHeight(chart, picture);
	const ofFloor =
		y === null
			? []
			: [
					{
						...named(floorText, palette.muted, 400, [], guide),
						points: [chartArea.left, chartArea.right].map((x) => ({ x, y })),
						valueAt: () => floor ?? undefined
					}
				];
	const [first, ...others] = ofLines;
	return [...(first ? [first] : []), ...ofGhosts, ...others, ...ofFloor];
}

/** What the plot has of lines, dots and guides. `chosen` is the size that is looked at, which has a line
 * of its own. */
export function inkOf(chart: Chart, picture: SweepPicture, chosen: number | null): Occupancy {
	const { chartArea, scales } = chart;
	const { top, bottom } = chartArea;
	const ink = new Occupancy(noteArea(chart, picture));
	const upright = (x: number) => ink.addLine({ x0: x, y0: top, x1: x, y1: bottom });
	const dot = (x: number, y: number, isFaint: boolean) => {
		if (y < top || y > bottom) return; // The chart draws none there.
		ink.addDot({ left: x - 3, top: y - 3, width: 6, height: 6 }, isFaint);
	};
	for (const { points, owner } of namesOf(chart, picture)) ink.addCurve(points, owner);
	const looked = placeOf(chart, picture, chosen);
	if (looked) upright(looked.pixel);
	const rule = picture.rule === null ? NaN : scales.x.getPixelForValue(picture.rule);
	if (rule >= chartArea.left && rule <= chartArea.right) upright(rule);
	for (const { name, points } of picture.lines) {
		for (const { x, y, each } of points) {
			const pixel = scales.x.getPixelForValue(x);
			dot(pixel, scales.y.getPixelForValue(y), false);
			if (name === 'bestValidation') continue;
			for (const loss of each.filter(Number.isFinite)) {
				dot(pixel, scales.y.getPixelForValue(loss), true);
			}
		}
	}
	return ink;
}

export function arrangeLabels(
	chart: Chart,
	picture: SweepPicture,
	ink: Occupancy,
	before: readonly SweepLabel[]
): { labels: SweepLabel[]; lacksName: boolean } {
	const names = namesOf(chart, picture);
	const labels = placeLineLabels(ink, names, chart.chartArea, before, marginIn(chart, picture));
	return { labels, lacksName: lacksName(names, labels) };
}

/** Names at rest; with a size, what each line is worth there. */
export function drawLabels(
	{ ctx }: Chart,
	labels: readonly SweepLabel[],
	picture: SweepPicture,
	x: number | null
) {
	writeLabels(ctx, labels, picture, ({ text, color, weight, valueAt }) => {
		const value = x === null ? undefined : valueAt(x);
		const words = x === null ? text : value === undefined ? '–' : formatLoss(value);
		return { text: words, color, weight };
	});
}
