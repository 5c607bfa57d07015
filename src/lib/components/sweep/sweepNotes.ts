/** What is written into the sweep's plot: rule of thumb, power law, the best size, the first that fits. */
import type { ChartPoint } from '$lib/analysis/curve.ts';
import { valueAt } from '$lib/analysis/sweep/powerLaw.ts';
import { counted, formatFixed } from '$lib/format.ts';
import type { SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import type { Chart } from 'chart.js';
import { drawLeader } from '../loss/drawNotes.ts';
import { placeLabel, type Anchor, type LabelWish } from '../chart/labelPlace.ts';
import { fontOf, headroom, translucent } from '../loss/lossPicture.ts';
import { Occupancy, type Box } from '../chart/occupancy.ts';
import { endHeight, floorHeight, type LineEnd } from './sweepEnds.ts';
import { xOf, type SweepPicture } from './sweepPicture.ts';
import { placeOf } from './sweepPointer.ts';

interface Note {
	text: string;
	color: string;
	weight: number;
	box: Box | null;
}

/** A mark on a line, with its words. */
interface Mark extends Note {
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
	const top = chartArea.top - headroom(picture);
	const ink = new Occupancy({ left, top, width: chart.width - left, height: bottom - top });
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

/** `chosen` is the size that is looked at, which has a line of its own; `before` are the notes of the picture before, whose places are kept where they are still free. */
export function arrangeNotes(
	chart: Chart,
	picture: SweepPicture,
	ends: readonly LineEnd[],
	chosen: number | null,
	before: SweepNotes
): SweepNotes {
	const { ctx, chartArea, scales } = chart;
	const { left, right, top, bottom } = chartArea;
	const { palette, size, axis, rule } = picture;
	const height = 1.3 * size;
	const ink = inkOf(chart, picture, ends, chosen);
	const place = (
		{ text, weight }: Omit<Note, 'box'>,
		wish: (width: number) => Omit<LabelWish, 'width' | 'height'>,
		boxBefore: Box | null = null
	) => {
		ctx.font = fontOf(picture, weight);
		const width = ctx.measureText(text).width + 4;
		return placeLabel(ink, { width, height, ...wish(width) }, boxBefore);
	};

	const ruleX = rule === null ? NaN : scales.x.getPixelForValue(rule);
	const hasRule = ruleX >= left && ruleX <= right;
	if (hasRule) ink.addLine({ x0: ruleX, y0: top, x1: ruleX, y1: bottom });
	const lawEnds = lawEndsOf(chart, picture);
	if (lawEnds) {
		const [from, to] = lawEnds;
		ink.addLine({ x0: from.x, y0: from.y, x1: to.x, y1: to.y });
	}

	const quiet = { color: palette.muted, weight: 400 };
	const ruleNote = { ...quiet, text: 'parameters = training points' };
	const rows = [0, 1, 2, 3].map((row) => top - headroom(picture) + row * height);
	/** First, for it has the fewest places. */
	const placedRule = hasRule
		? {
				...ruleNote,
				x: ruleX,
				box: place(
					ruleNote,
					(width) => ({
						anchor: { x: ruleX, y: top },
						places: rows.flatMap((y) => shifts.map((shift) => ({ x: ruleX + shift * width, y }))),
						reach: { x: 8, y: Infinity },
						mayRoam: true
					}),
					before.rule?.box
				)
			}
		: null;

	const markOf = (kind: Mark['kind'], point: SweepPoint | null, text: string): Mark[] => {
		if (point === null) return [];
		const loss = kind === 'best' ? point.validation.median : point.training.median;
		const x = scales.x.getPixelForValue(xOf(point, axis));
		const y = scales.y.getPixelForValue(loss);
		if (!(y >= top - 2 && y <= bottom + 2)) return [];
		const half = 0.6 * size;
		ink.addText({ left: x - half, top: y - half, width: 2 * half, height: 2 * half });
		return [{ kind, x, y, text, color: palette.ink, weight: 600, box: null }];
	};
	const unit = axis === 'training' ? 'point' : 'parameter';
	const named = (point: SweepPoint | null) =>
		point === null ? '' : counted(xOf(point, axis), unit);
	const marks = [
		...markOf('best', picture.best, `best: ${named(picture.best)}`),
		...markOf('fitted', picture.fitted, `${named(picture.fitted)} fit every training point`)
	].map((mark) => ({
		...mark,
		box: place(
			mark,
			(width) => ({
				anchor: mark,
				places: around(mark, width, height),
				reach: { x: 8 * size, y: 8 * size },
				mayRoam: true
			}),
			before.marks.find(({ kind }) => kind === mark.kind)?.box
		)
	}));

	const lawNote = {
		...quiet,
		text: picture.law ? `slope ${formatFixed(picture.law.slope, 2)}` : ''
	};
	return {
		marks,
		law: lawEnds && {
			...lawNote,
			ends: lawEnds,
			box: place(
				lawNote,
				(width) => {
					const at = (share: number) => ({
						x: lawEnds[0].x + share * (lawEnds[1].x - lawEnds[0].x),
						y: lawEnds[0].y + share * (lawEnds[1].y - lawEnds[0].y)
					});
					return {
						anchor: at(0.5),
						places: [0.5, 0.3, 0.7, 0.1, 0.9].flatMap((share) => around(at(share), width, height)),
						reach: { x: Infinity, y: 6 * size }
					};
				},
				before.law?.box
			)
		},
		rule: placedRule
	};
}

/** Bands and guides, under the lines. */
export function drawUnder(chart: Chart, picture: SweepPicture, { rule, law }: SweepNotes) {
	const { ctx, chartArea, scales } = chart;
	const { left, top, width, height, right, bottom } = chartArea;
	ctx.save();
	ctx.beginPath();
	ctx.rect(left, top, width, height);
	ctx.clip();
	for (const { name, color, points } of picture.lines) {
		if (name === 'bestValidation' || points.length < 2) continue;
		const ceiling = 10 * scales.y.max;
		const edge = (loss: number) => scales.y.getPixelForValue(Math.min(loss, ceiling));
		ctx.beginPath();
		for (const { x, high } of points) ctx.lineTo(scales.x.getPixelForValue(x), edge(high));
		for (const { x, low } of points.toReversed()) {
			ctx.lineTo(scales.x.getPixelForValue(x), edge(low));
		}
		ctx.fillStyle = translucent(color, name === 'validation' ? 14 : 7);
		ctx.fill();
	}
	ctx.restore();

	ctx.save();
	ctx.lineWidth = 1.5;
	ctx.lineCap = 'round';
	ctx.setLineDash([0.5, 5]);
	const line = (color: string, ...[x0, y0, x1, y1]: [number, number, number, number]) => {
		ctx.strokeStyle = color;
		ctx.beginPath();
		ctx.moveTo(x0, y0);
		ctx.lineTo(x1, y1);
		ctx.stroke();
	};
	const floor = floorHeight(chart, picture);
	if (floor !== null) line(picture.palette.muted, left, floor, right, floor);
	if (rule) line(rule.color, rule.x, top, rule.x, bottom);
	if (law) line(law.color, law.ends[0].x, law.ends[0].y, law.ends[1].x, law.ends[1].y);
	ctx.restore();
}

/** Marks and words, over the lines. */
export function drawOver({ ctx, chartArea }: Chart, picture: SweepPicture, notes: SweepNotes) {
	const { palette, size } = picture;
	ctx.save();
	ctx.textAlign = 'left';
	ctx.textBaseline = 'middle';
	ctx.lineJoin = 'round';
	for (const mark of notes.marks) {
		const { kind, x, y } = mark;
		drawLeader(ctx, mark, 1.2 * size);
		ctx.beginPath();
		if (kind === 'best') ctx.arc(x, y, 0.55 * size, 0, 2 * Math.PI);
		else {
			ctx.moveTo(x, y - 0.5 * size);
			ctx.lineTo(x + 0.5 * size, y);
			ctx.lineTo(x, y + 0.5 * size);
			ctx.lineTo(x - 0.5 * size, y);
			ctx.closePath();
		}
		ctx.lineWidth = 2;
		ctx.strokeStyle = palette.ink;
		ctx.stroke();
	}
	if (notes.rule) drawLeader(ctx, { ...notes.rule, y: chartArea.top }, 1.2 * size);
	ctx.lineWidth = 3;
	ctx.strokeStyle = palette.card;
	for (const note of [notes.rule, notes.law, ...notes.marks]) {
		if (!note?.box) continue;
		ctx.font = fontOf(picture, note.weight);
		ctx.fillStyle = note.color;
		const [x, y] = [note.box.left + 2, note.box.top + note.box.height / 2];
		ctx.strokeText(note.text, x, y);
		ctx.fillText(note.text, x, y);
	}
	ctx.restore();
}
