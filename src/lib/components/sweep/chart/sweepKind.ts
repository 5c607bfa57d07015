import type { ChartKind, Dataset } from '../../chart/chartKind.ts';
import { headroom, translucent } from '../../chart/look.ts';
import type { Plot } from '../../chart/plot.ts';
import { drawOver, drawUnder } from './drawNotes.ts';
import { sweepAxes } from './sweepAxes.ts';
import { arrangeEnds, drawEnds, gutterWidth, type LineEnd } from './sweepEnds.ts';
import { arrangeNotes, noNotes, type SweepNotes } from './sweepNotes.ts';
import {
	linesOf,
	type PointedSize,
	type SweepLine,
	type SweepPicture,
	type SweepRequest
} from './sweepPicture.ts';
import { drawChosen, drawChosenLine, drawHovered, drawUnit } from './sweepPointer.ts';

export interface SweepLayout {
	ends: LineEnd[];
	notes: SweepNotes;
}

export type SweepPlot = Plot<SweepRequest, SweepPicture, SweepLayout, PointedSize>;

export const sweepKind: ChartKind<SweepRequest, SweepPicture, SweepLayout, PointedSize> = {
	nothing: {
		points: [],
		axis: 'width',
		range: [1, 1000],
		scale: 'linear',
		floor: null,
		rule: null,
		best: null,
		fitted: null,
		start: 1,
		show: []
	},
	styles: { x: 'numbers', y: 'hairlines' },
	pictureOf: (request, look) => ({ ...request, ...look, lines: linesOf(request, look) }),
	axesOf: sweepAxes,
	paddingOf: (picture) => ({
		top: headroom(picture),
		right: gutterWidth(picture),
		bottom: 1.3 * picture.size
	}),
	datasetsOf: ({ lines }) => lines.flatMap(datasetsOf),
	arrange(chart, picture, { chosen }, before) {
		const ends = arrangeEnds(chart, picture);
		return { ends, notes: arrangeNotes(chart, picture, ends, chosen, before?.notes ?? noNotes) };
	},
	isRearranged: (before, { chosen }) => chosen !== before.chosen,
	drawUnder({ chart, picture, layout: { notes }, pointed }) {
		drawUnder(chart, picture, notes);
		drawChosenLine(chart, picture, pointed);
	},
	drawOver({ chart, picture, layout: { ends, notes }, pointed }) {
		drawUnit(chart, picture);
		drawOver(chart, picture, notes);
		drawChosen(chart, picture, pointed);
		const hovered = drawHovered(chart, picture, pointed);
		drawEnds(chart, ends, picture, hovered);
	}
};

/** The medians of a line; under them its single seeds, faint. */
function datasetsOf({ name, color, points }: SweepLine): Dataset[] {
	const isMain = name === 'validation';
	const medians: Dataset = {
		data: points.map(({ x, y }) => ({ x, y })),
		borderColor: color,
		backgroundColor: color,
		borderWidth: isMain ? 2.5 : 1.5,
		borderDash: name === 'training' ? [4, 3] : [],
		borderJoinStyle: 'round',
		pointRadius: isMain ? 3 : 2,
		pointBorderWidth: 0,
		clip: 4
	};
	if (name === 'bestValidation') return [medians];
	const faint = translucent(color, isMain ? 32 : 22);
	const seeds: Dataset = {
		data: points.flatMap(({ x, each }) => each.filter(Number.isFinite).map((y) => ({ x, y }))),
		showLine: false,
		borderColor: faint,
		backgroundColor: isMain ? faint : 'transparent',
		pointRadius: 2,
		pointBorderWidth: isMain ? 0 : 1,
		clip: 0
	};
	return [medians, seeds];
}
