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
	untrainedPlace,
	type Ghost,
	type LinePoint,
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
	datasetsOf: ({ lines, ghosts = [], palette, ...picture }) => [
		...lines.flatMap((line) =>
			datasetsOf(line, picture.hasUntrained ? untrainedPlace(picture) : null, palette.card)
		),
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

/** The medians of a line; under them its single seeds, faint. That of networks without training points stands at
 * the place `none`, hollow and on dots. */
function datasetsOf(
	{ name, color, points }: SweepLine,
	none: number | null,
	ground: string
): Dataset[] {
	const isMain = name === 'validation';
	const trained = points.filter(({ x }) => x !== none);
	const medians: Dataset = {
		data: trained.map(({ x, y }) => ({ x, y })),
		borderColor: color,
		backgroundColor: color,
		borderWidth: isMain ? 2.5 : 1.5,
		borderDash: name === 'training' ? [4, 3] : [],
		borderJoinStyle: 'round',
		pointRadius: isMain ? 3 : 2,
		pointBorderWidth: 0,
		clip: 4
	};
	const untrained = trained.length < points.length ? [untrainedDataset(points, color, ground)] : [];
	if (name === 'bestValidation') return [medians, ...untrained];
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
	return [medians, ...untrained, seeds];
}

/** From the first point, which is that without training points, to the next. */
function untrainedDataset(points: readonly LinePoint[], color: string, ground: string): Dataset {
	return {
		data: points.slice(0, 2).map(({ x, y }) => ({ x, y })),
		borderColor: color,
		backgroundColor: color,
		borderWidth: 1.5,
		borderDash: [2, 4],
		pointRadius: [4, 0],
		pointBackgroundColor: ground,
		pointBorderColor: color,
		pointBorderWidth: 2,
		clip: 6
	};
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
