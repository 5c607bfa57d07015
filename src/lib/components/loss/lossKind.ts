import type { Judged } from '$lib/analysis/curve.ts';
import type { ChartKind, Dataset } from '../chart/chartKind.ts';
import type { Plot } from '../chart/plot.ts';
import { drawTitles, titlePadding } from '../chart/titles.ts';
import { drawCrosshair, drawVeil } from './crosshair.ts';
import { decimate } from './decimate.ts';
import { drawGuides, drawNotes } from './drawNotes.ts';
import { drawGaps } from './gapShade.ts';
import { lossAxes } from './lossAxes.ts';
import { lastStepOf } from './lossChart.ts';
import {
	arrangeLabels,
	drawLabels,
	inkOf,
	marginOf,
	namesIn,
	type LossLabel
} from './lossLabels.ts';
import { linesOf } from './lossLines.ts';
import { addNoteInk, arrangeNotes, noNotes, noteAnchors, type LossNotes } from './lossNotes.ts';
import type { LossLine, LossPicture, LossRequest, Pointed } from './lossPicture.ts';

export interface LossLayout {
	labels: LossLabel[];
	/** Whether a line has no name for want of room. */
	lacksName: boolean;
	notes: LossNotes;
}

/** Where the plot lies in the canvas, in px. */
export interface PlotArea {
	left: number;
	width: number;
	/** Width up to the last step. */
	played: number;
}

export type LossPlot = Plot<LossRequest, LossPicture, LossLayout, Pointed>;

/** `onarrange` hears where the plot lies, after each layout. */
export function lossKind(
	onarrange: (area: PlotArea) => void
): ChartKind<LossRequest, LossPicture, LossLayout, Pointed> {
	return {
		nothing: {
			series: [],
			floor: null,
			scale: 'linear',
			smoothing: 0,
			lossName: '',
			marks: [],
			end: 1
		},
		styles: { x: 'numbers', y: 'hairlines' },
		pictureOf(request, look) {
			const lines = linesOf(request.series, request.smoothing, look, request.begin);
			return { ...request, ...look, lines };
		},
		axesOf: lossAxes,
		paddingOf: (picture, width) => titlePadding(picture, marginOf(picture, width)),
		namesIn,
		lacksName: (layout) => layout.lacksName,
		datasetsOf({ lines, begin = 0, end }, width) {
			const stepsPerPixel = (end - begin) / Math.max(100, width);
			return lines.map((line) => datasetOf(line, stepsPerPixel));
		},
		arrange(chart, picture, _, before) {
			const { left, width } = chart.chartArea;
			const last = lastStepOf(picture.series);
			onarrange({ left, width, played: chart.scales.x.getPixelForValue(last) - left });
			const ink = inkOf(chart, picture);
			const anchors = noteAnchors(chart, picture);
			addNoteInk(ink, chart, anchors, picture);
			const notes = arrangeNotes(ink, anchors, picture, before?.notes ?? noNotes);
			return { ...arrangeLabels(chart, picture, ink, before?.labels ?? []), notes };
		},
		drawUnder({ chart, picture, layout: { notes } }) {
			drawGaps(chart, picture);
			drawGuides(chart, picture, notes);
		},
		drawOver({ chart, picture, layout: { labels, notes }, pointed }) {
			const { hover, cursor } = pointed;
			const y = picture.lossName === '' ? 'loss' : `loss (${picture.lossName})`;
			drawTitles(chart, picture, { x: 'training steps', y });
			const shown = cursor === null ? Infinity : chart.scales.x.getPixelForValue(cursor);
			drawNotes(chart, notes, picture, shown, Infinity);
			drawVeil(chart, picture, shown);
			drawNotes(chart, notes, picture, -Infinity, shown);
			drawCrosshair(chart, picture, pointed);
			drawLabels(chart, labels, picture, hover ?? cursor);
		}
	};
}

/** How each line is drawn: its width, its dashes, and the dot that it is while it has one point alone. */
export const lineLooks: Record<Judged, { width: number; dashes: number[]; dot: number }> = {
	validation: { width: 2.5, dashes: [], dot: 3 },
	training: { width: 1.5, dashes: [4, 3], dot: 2 },
	sourceTask: { width: 2, dashes: [9, 3, 2, 3], dot: 3 }
};

function datasetOf({ part, points, color, faded }: LossLine, stepsPerPixel: number): Dataset {
	const { width, dashes, dot } = lineLooks[part];
	return {
		data: decimate(points, stepsPerPixel),
		borderColor: color,
		backgroundColor: color,
		borderWidth: width * (faded ? 0.7 : 1),
		borderDash: dashes,
		borderJoinStyle: 'round',
		pointRadius: points.length === 1 ? dot : 0,
		pointBorderWidth: 0,
		clip: 2
	};
}
