import type { ChartKind, Dataset } from '../../chart/chartKind.ts';
import { translucent } from '../../chart/look.ts';
import type { Plot } from '../../chart/plot.ts';
import { drawTitles, titlePadding } from '../../chart/titles.ts';
import { drawOver, drawUnder } from './drawNotes.ts';
import { sweepAxes } from './sweepAxes.ts';
import {
	arrangeLabels,
	drawLabels,
	inkOf,
	marginOf,
	namesIn,
	type SweepLabel
} from './sweepLabels.ts';
import { addMarkInk, arrangeNotes, noNotes, noteAnchors, type SweepNotes } from './sweepNotes.ts';
import {
	linesOf,
	unitOf,
	type Ghost,
	type PointedSize,
	type SweepLine,
	type SweepPicture,
	type SweepRequest
} from './sweepPicture.ts';
import { drawChosen, drawChosenLine, drawHovered } from './sweepPointer.ts';

export interface SweepLayout {
	labels: SweepLabel[];
	/** Whether a line has no name for want of room. */
	lacksName: boolean;
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
	paddingOf: (picture, width) => titlePadding(picture, marginOf(picture, width)),
	namesIn,
	lacksName: (layout) => layout.lacksName,
	datasetsOf: ({ lines, ghosts = [], palette }) => [
		...lines.flatMap(datasetsOf),
		...ghosts.map((ghost) => ghostDataset(ghost, translucent(palette.networks.A, 55)))
	],
	arrange(chart, picture, { chosen }, before) {
		const anchors = noteAnchors(chart, picture);
		const ink = inkOf(chart, picture, chosen);
		addMarkInk(ink, anchors, picture);
		const notes = arrangeNotes(ink, chart, anchors, picture, before?.notes ?? noNotes);
		return { ...arrangeLabels(chart, picture, ink, before?.labels ?? []), notes };
	},
	isRearranged: (before, { chosen }) => chosen !== before.chosen,
	drawUnder({ chart, picture, layout: { notes }, pointed }) {
		drawUnder(chart, picture, notes);
		drawChosenLine(chart, picture, pointed);
	},
	drawOver({ chart, picture, layout: { labels, notes }, pointed }) {
		drawTitles(chart, picture, { x: unitOf(picture), y: picture.quantity ?? 'loss' });
		drawOver(chart, picture, notes);
		drawChosen(chart, picture, pointed);
		const hovered = drawHovered(chart, picture, pointed);
		drawLabels(chart, labels, picture, hovered);
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

function ghostDataset({ points }: Ghost, color: string): Dataset {
	return {
		data: [...points],
		borderColor: color,
		backgroundColor: color,
		borderWidth: 2,
		borderDash: [8, 4],
		borderJoinStyle: 'round',
		pointRadius: 2,
		pointBorderWidth: 0,
		clip: 4
	};
}
