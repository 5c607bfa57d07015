/** What is written into the sweep's plot: noise floor, rule of thumb, power law, the best size, the first
 * that fits. */
import type { ChartPoint } from '$lib/analysis/curve.ts';
import { valueAt } from '$lib/analysis/powerLaw.ts';
import { formatSlope } from '$lib/analysis/powerLawSentence.ts';
import { formatCount } from '$lib/analysis/results.ts';
import type { SweepPoint } from '$lib/analysis/sweepPoints.ts';
import type { Chart } from 'chart.js';
import { fontOf, translucent } from '../chart/lossPicture.ts';
import { Occupancy, type Box } from '../chart/occupancy.ts';
import { xOf, type SweepPicture } from './sweepPicture.ts';

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
	floor: (Note & { y: number }) | null;
	rule: (Note & { x: number }) | null;
	law: (Note & { ends: readonly [ChartPoint, ChartPoint] }) | null;
	marks: Mark[];
}

export const noNotes: SweepNotes = { floor: null, rule: null, law: null, marks: [] };

function inkOf({ chartArea, scales }: Chart, picture: SweepPicture): Occupancy {
	const { left, top, width, height } = chartArea;
	const ink = new Occupancy({ left, top, width, height });
	for (const { points } of picture.lines) {
		for (const [i, point] of points.entries()) {
			const [x, y] = [scales.x.getPixelForValue(point.x), scales.y.getPixelForValue(point.y)];
			ink.addText({ left: x - 3, top: y - 3, width: 6, height: 6 });
			if (i === 0) continue;
			const before = points[i - 1];
			ink.addLine(scales.x.getPixelForValue(before.x), scales.y.getPixelForValue(before.y), x, y);
		}
	}
	return ink;
}

/** Places for a text near a point: below and above, straight and to both sides, ever further off. */
function around(x: number, y: number, width: number, height: number): Box[] {
	return [1, 1.8, 2.8, 4, 5.5].flatMap((far) =>
		[1, -1].flatMap((side) =>
			[-width / 2, 6, -width - 6].map((dx) => ({
				left: x + dx,
				top: y + side * far * height - height / 2,
				width,
				height
			}))
		)
	);
}

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

export function arrangeNotes(chart: Chart, picture: SweepPicture): SweepNotes {
	const { ctx, chartArea, scales } = chart;
	const { palette, size, axis, floor, rule } = picture;
	const height = 1.3 * size;
	const ink = inkOf(chart, picture);
	const place = (text: string, weight: number, places: (width: number) => Box[]) => {
		ctx.font = fontOf(picture, weight);
		const spot = ink.freest(places(ctx.measureText(text).width + 4));
		if (spot) ink.addText(spot.box);
		return spot?.box ?? null;
	};

	/** A logarithmic axis has no place for 0. */
	const isOnAxis = floor !== null && (floor > 0 || picture.scale === 'linear');
	const floorY = !isOnAxis ? NaN : scales.y.getPixelForValue(floor);
	const hasFloor = floorY >= chartArea.top && floorY <= chartArea.bottom;
	if (hasFloor) ink.addLine(chartArea.left, floorY, chartArea.right, floorY);
	const ruleX = rule === null ? NaN : scales.x.getPixelForValue(rule);
	const hasRule = ruleX >= chartArea.left && ruleX <= chartArea.right;
	if (hasRule) ink.addLine(ruleX, chartArea.top, ruleX, chartArea.bottom);

	const markOf = (kind: Mark['kind'], point: SweepPoint | null, text: string): Mark[] => {
		if (point === null) return [];
		const loss = kind === 'best' ? point.validation.median : point.training.median;
		const x = scales.x.getPixelForValue(xOf(point, axis));
		const y = scales.y.getPixelForValue(loss);
		if (!(y >= chartArea.top - 2 && y <= chartArea.bottom + 2)) return [];
		ink.addText({ left: x - 6, top: y - 6, width: 12, height: 12 });
		return [{ kind, x, y, text, color: palette.ink, weight: 600, box: null }];
	};
	const unit = axis === 'training' ? 'points' : 'parameters';
	const named = (point: SweepPoint | null) =>
		point === null ? '' : `${formatCount(xOf(point, axis))} ${unit}`;
	const marks = [
		...markOf('best', picture.best, `best: ${named(picture.best)}`),
		...markOf('fitted', picture.fitted, `${named(picture.fitted)} fit every training point`)
	].map((mark) => ({
		...mark,
		box: place(mark.text, mark.weight, (width) => around(mark.x, mark.y, width, height))
	}));

	const lawEnds = lawEndsOf(chart, picture);
	if (lawEnds) ink.addLine(lawEnds[0].x, lawEnds[0].y, lawEnds[1].x, lawEnds[1].y);

	const ruleText = 'parameters = training points';
	const floorText = 'noise floor';
	const lawText = picture.law ? `slope ${formatSlope(picture.law.slope)}` : '';
	const quiet = { color: palette.muted, weight: 400 };
	return {
		marks,
		law: lawEnds && {
			...quiet,
			ends: lawEnds,
			text: lawText,
			box: place(lawText, 400, (width) => {
				const [from, to] = lawEnds;
				return around((from.x + to.x) / 2, (from.y + to.y) / 2, width, height);
			})
		},
		rule: hasRule
			? {
					...quiet,
					x: ruleX,
					text: ruleText,
					box: place(ruleText, 400, (width) =>
						[0, 1, 2, 3, 4].flatMap((row) =>
							[ruleX + 6, ruleX - 6 - width].map((left) => ({
								left,
								top: chartArea.top + 2 + row * height,
								width,
								height
							}))
						)
					)
				}
			: null,
		floor: hasFloor
			? {
					...quiet,
					y: floorY,
					text: floorText,
					box: place(floorText, 400, (width) =>
						[0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share) =>
							[floorY + 3, floorY - height - 3].map((top) => ({
								left: chartArea.right - 4 - width - share * (chartArea.width - 8 - width),
								top,
								width,
								height
							}))
						)
					)
				}
			: null
	};
}

/** Bands and guides, under the lines. */
export function drawUnder(chart: Chart, picture: SweepPicture, { floor, rule, law }: SweepNotes) {
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
	if (floor) line(floor.color, left, floor.y, right, floor.y);
	if (rule) line(rule.color, rule.x, top, rule.x, bottom);
	if (law) line(law.color, law.ends[0].x, law.ends[0].y, law.ends[1].x, law.ends[1].y);
	ctx.restore();
}

/** Marks and words, over the lines. */
export function drawOver({ ctx }: Chart, picture: SweepPicture, notes: SweepNotes) {
	const { palette, size } = picture;
	ctx.save();
	ctx.textAlign = 'left';
	ctx.textBaseline = 'middle';
	ctx.lineJoin = 'round';
	for (const { kind, x, y } of notes.marks) {
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
	ctx.lineWidth = 3;
	ctx.strokeStyle = palette.card;
	for (const note of [notes.rule, notes.floor, notes.law, ...notes.marks]) {
		if (!note?.box) continue;
		ctx.font = fontOf(picture, note.weight);
		ctx.fillStyle = note.color;
		const [x, y] = [note.box.left + 2, note.box.top + note.box.height / 2];
		ctx.strokeText(note.text, x, y);
		ctx.fillText(note.text, x, y);
	}
	ctx.restore();
}
