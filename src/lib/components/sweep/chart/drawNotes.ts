import type { Chart } from 'chart.js';
import { translucent } from '../../chart/look.ts';
import { drawLeader, writeNote } from '../../chart/notes.ts';
import { clipped, drawDotted, fillBetween } from '../../chart/strokes.ts';
import { floorHeight } from './sweepLabels.ts';
import type { Mark, SweepNotes } from './sweepNotes.ts';
import { untrainedPlace, type SweepPicture } from './sweepPicture.ts';

/** Where the seeds of each size lie, but for the outermost. */
function drawBands(chart: Chart, { lines }: SweepPicture) {
	const { x: sizes, y: losses } = chart.scales;
	const ceiling = 10 * losses.max;
	const pixelOf = (x: number, loss: number) => ({
		x: sizes.getPixelForValue(x),
		y: losses.getPixelForValue(Math.min(loss, ceiling))
	});
	clipped(chart, () => {
		for (const { name, color, points } of lines) {
			if (name === 'bestValidation' || points.length < 2) continue;
			const highs = points.map(({ x, high }) => pixelOf(x, high));
			const lows = points.map(({ x, low }) => pixelOf(x, low));
			fillBetween(chart.ctx, highs, lows, translucent(color, name === 'validation' ? 14 : 7));
		}
	});
}

/** Two strokes across the axis, between no training points and the fewest. */
function drawBreak({ ctx, chartArea, scales }: Chart, picture: SweepPicture) {
	const { palette, size, range } = picture;
	const [from, to] = [untrainedPlace(picture), range[0]].map((x) => scales.x.getPixelForValue(x));
	const half = 0.4 * size;
	ctx.save();
	ctx.strokeStyle = palette.muted;
	ctx.lineWidth = 1.5;
	ctx.beginPath();
	for (const x of [(from + to) / 2 - 2, (from + to) / 2 + 3]) {
		ctx.moveTo(x - half / 2, chartArea.bottom + half);
		ctx.lineTo(x + half / 2, chartArea.bottom - half);
	}
	ctx.stroke();
	ctx.restore();
}

/** Bands and guides, under the lines. */
export function drawUnder(chart: Chart, picture: SweepPicture, { rule, law }: SweepNotes) {
	const { ctx, chartArea } = chart;
	const { left, right, top, bottom } = chartArea;
	drawBands(chart, picture);
	if (picture.hasUntrained) drawBreak(chart, picture);
	const floor = floorHeight(chart, picture);
	if (floor !== null) {
		drawDotted(ctx, picture.palette.muted, [
			[
				{ x: left, y: floor },
				{ x: right, y: floor }
			]
		]);
	}
	if (rule) {
		drawDotted(ctx, rule.color, [
			[
				{ x: rule.x, y: top },
				{ x: rule.x, y: bottom }
			]
		]);
	}
	if (law) drawDotted(ctx, law.color, [law.ends]);
}

function drawMark(ctx: CanvasRenderingContext2D, { kind, x, y }: Mark, size: number, ink: string) {
	ctx.beginPath();
	if (kind !== 'fitted') ctx.arc(x, y, 0.55 * size, 0, 2 * Math.PI);
	else {
		const half = 0.5 * size;
		ctx.moveTo(x, y - half);
		ctx.lineTo(x + half, y);
		ctx.lineTo(x, y + half);
		ctx.lineTo(x - half, y);
		ctx.closePath();
	}
	ctx.lineJoin = 'round';
	ctx.lineWidth = 2;
	ctx.strokeStyle = ink;
	if (kind === 'predicted') ctx.setLineDash([3, 3]);
	ctx.stroke();
	ctx.setLineDash([]);
}

/** Marks and words, over the lines. */
export function drawOver({ ctx, chartArea }: Chart, picture: SweepPicture, notes: SweepNotes) {
	const { palette, size } = picture;
	const { rule, law, marks } = notes;
	ctx.save();
	for (const mark of marks) {
		drawLeader(ctx, mark, mark, 1.2 * size);
		if (mark.kind !== 'untrained') drawMark(ctx, mark, size, palette.ink);
	}
	if (rule) drawLeader(ctx, { x: rule.x, y: chartArea.top }, rule, 1.2 * size);
	for (const note of [rule, law, ...marks]) if (note) writeNote(ctx, note, picture);
	ctx.restore();
}
