/** What is written into the sweep's plot: rule of thumb, power law, the best size, the first that fits. */
import type { ChartPoint } from '$lib/analysis/curve.ts';
import { valueAt } from '$lib/analysis/sweep/powerLaw.ts';
import { counted, formatFixed } from '$lib/format.ts';
import type { SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import type { Chart } from 'chart.js';
import type { Anchor } from '../../chart/labelPlace.ts';
import { noteArea, noteHeight, placed, type Note } from '../../chart/notes.ts';
import { Occupancy } from '../../chart/occupancy.ts';
import { endHeight, floorHeight, type LineEnd } from './sweepEnds.ts';
import { xOf, type SweepPicture } from './sweepPicture.ts';
import { placeOf } from './sweepPointer.ts';

/** A mark on a line, with its words. */
export interface Mark extends Note {
	kind: 'best' | 'fitted';
	x: number;
	y: number;
}

export interface SweepNotes {
	rule: (Note & { x: number }) | null;
	law: (Note & { ends: readonly [ChartPoint, ChartPoint] }) | null;
	marks: Mark[];
}

export const noNotes: SweepNotes = { rule: null, law: null, marks: [] };

function inkOf(
	chart: Chart,
	picture: SweepPicture,
	ends: readonly LineEnd[],
	chosen: number | null
): Occupancy {
	const { chartArea, scales } = chart;
	const { left, right, bottom } = chartArea;
	const ink = new Occupancy(noteArea(chart, picture));
	for (const { left, centre } of ends) {
		const height = endHeight(picture);
		ink.addText({ left, top: centre - height / 2, width: chart.width - left, height });
	}
	const floor = floorHeight(chart, picture);
	if (floor !== null) ink.addLine({ x0: left, y0: floor, x1: right, y1: floor });
	const looked = placeOf(chart, picture, chosen);
	if (looked) {
		ink.addLine({ x0: looked.pixel, y0: chartArea.top, x1: looked.pixel, y1: bottom });
	}
	for (const { name, points } of picture.lines) {
		for (const [i, { x, y, each }] of points.entries()) {
			const at = { x: scales.x.getPixelForValue(x), y: scales.y.getPixelForValue(y) };
			const dot = (y: number) => {
				if (y < chartArea.top || y > bottom) return; // The chart draws none there.
				ink.addDot({ left: at.x - 3, top: y - 3, width: 6, height: 6 });
			};
			dot(at.y);
			if (name !== 'bestValidation') {
				for (const loss of each.filter(Number.isFinite)) dot(scales.y.getPixelForValue(loss));
			}
			if (i === 0) continue;
			const before = points[i - 1];
			ink.addLine({
				x0: scales.x.getPixelForValue(before.x),
				y0: scales.y.getPixelForValue(before.y),
				x1: at.x,
				y1: at.y
			});
		}
	}
	return ink;
}

/** Places for a text near a point: above and below, straight and to both sides, ever further off. */
function around({ x, y }: Anchor, width: number, height: number): Anchor[] {
	return [1.2, 1.8, 2.8, 4, 5.5].flatMap((far) =>
		[-1, 1].flatMap((side) =>
			[-width / 2, 7, -width - 7].map((dx) => ({
				x: x + dx,
				y: y + side * far * height - height / 2
			}))
		)
	);
}

/** Left edges of the rule's name over its line, in widths of the name. */
const shifts = [0, -1, -0.5];

/** A power law is straight on two logarithmic axes alone. */
function lawEndsOf(
	{ scales }: Chart,
	{ law, range, scale }: SweepPicture
): readonly [ChartPoint, ChartPoint] | null {
	if (!law || scale !== 'log') return null;
	const at = (x: number) => ({
		x: scales.x.getPixelForValue(x),
		y: scales.y.getPixelForValue(valueAt(law, x))
	});
	return [at(range[0]), at(range[1])];
}

/** The marks on the lines; those out of the plot have none. */
function marksOf({ chartArea, scales }: Chart, picture: SweepPicture): Omit<Mark, 'box'>[] {
	const { best, fitted, axis, palette } = picture;
	const named = (point: SweepPoint) =>
		counted(xOf(point, axis), axis === 'training' ? 'point' : 'parameter');
	const mark = (kind: Mark['kind'], point: SweepPoint, loss: number, text: string) => ({
		kind,
		x: scales.x.getPixelForValue(xOf(point, axis)),
		y: scales.y.getPixelForValue(loss),
		text,
		color: palette.ink,
		weight: 600
	});
	return [
		best && mark('best', best, best.validation.median, `best: ${named(best)}`),
		fitted &&
			mark('fitted', fitted, fitted.training.median, `${named(fitted)} fit every training point`)
	]
		.filter((one) => one !== null)
		.filter(({ y }) => y >= chartArea.top - 2 && y <= chartArea.bottom + 2);
}

/**
 * `chosen` is the size that is looked at, which has a line of its own; `before` are the notes of the
 * picture before, whose places are kept where they are still free.
 */
export function arrangeNotes(
	chart: Chart,
	picture: SweepPicture,
	ends: readonly LineEnd[],
	chosen: number | null,
	before: SweepNotes
): SweepNotes {
	const { left, right, top, bottom } = chart.chartArea;
	const { palette, size } = picture;
	const height = noteHeight(picture);
	const quiet = { color: palette.muted, weight: 400 };
	const ink = inkOf(chart, picture, ends, chosen);

	const ruleX = picture.rule === null ? NaN : chart.scales.x.getPixelForValue(picture.rule);
	const hasRule = ruleX >= left && ruleX <= right;
	if (hasRule) ink.addLine({ x0: ruleX, y0: top, x1: ruleX, y1: bottom });
	const lawEnds = lawEndsOf(chart, picture);
	if (lawEnds) {
		const [from, to] = lawEnds;
		ink.addLine({ x0: from.x, y0: from.y, x1: to.x, y1: to.y });
	}

	/** The rule comes first, for it has the fewest places. */
	const rows = [0, 1, 2, 3].map((row) => ink.area.top + row * height);
	const ruleNote = { ...quiet, text: 'parameters = training points', x: ruleX };
	const rule = hasRule
		? placed(ink, ruleNote, picture, before.rule?.box ?? null, (width) => ({
				anchor: { x: ruleX, y: top },
				places: rows.flatMap((y) => shifts.map((shift) => ({ x: ruleX + shift * width, y }))),
				reach: { x: 8, y: Infinity },
				mayRoam: true
			}))
		: null;

	const marking = marksOf(chart, picture);
	const half = 0.6 * size;
	for (const { x, y } of marking) {
		ink.addText({ left: x - half, top: y - half, width: 2 * half, height: 2 * half });
	}
	const marks = marking.map((mark) => {
		const boxBefore = before.marks.find(({ kind }) => kind === mark.kind)?.box ?? null;
		return placed(ink, mark, picture, boxBefore, (width) => ({
			anchor: mark,
			places: around(mark, width, height),
			reach: { x: 8 * size, y: 8 * size },
			mayRoam: true
		}));
	});

	const text = picture.law ? `slope ${formatFixed(picture.law.slope, 2)}` : '';
	const law =
		lawEnds &&
		placed(ink, { ...quiet, text, ends: lawEnds }, picture, before.law?.box ?? null, (width) => {
			const [from, to] = lawEnds;
			const at = (share: number) => ({
				x: from.x + share * (to.x - from.x),
				y: from.y + share * (to.y - from.y)
			});
			return {
				anchor: at(0.5),
				places: [0.5, 0.3, 0.7, 0.1, 0.9].flatMap((share) => around(at(share), width, height)),
				reach: { x: Infinity, y: 6 * size }
			};
		});

	return { rule, law, marks };
}
