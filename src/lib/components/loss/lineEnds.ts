import { formatLoss } from '$lib/format.ts';
import type { Chart } from 'chart.js';
import { fontOf } from '../chart/look.ts';
import type { Box } from '../chart/occupancy.ts';
import { spread } from '../chart/spread.ts';
import { writeRimmed } from '../chart/strokes.ts';
import { evaluationAt } from './lossChart.ts';
import { hasDiverged, type LossLine, type LossPicture } from './lossPicture.ts';

export interface LineEnd {
	/** Null for the noise floor. */
	line: LossLine | null;
	text: string;
	/** Box of the text; its width is that of the column. */
	box: Box;
}

const gap = 8; // px between a line's end and its label

function weightOf(line: LossLine): number {
	return line.faded ? 400 : 600;
}

function isNarrow({ size }: LossPicture, width: number): boolean {
	return width < 27 * size;
}

function isWide({ size }: LossPicture, width: number): boolean {
	return width > 46 * size;
}

function wordsOf(line: LossLine, isShort: boolean): string {
	if (line.part === 'validation') return isShort ? 'new' : 'new points';
	return isShort ? 'train' : 'training';
}

function restingText(line: LossLine, isShort: boolean): string {
	if (line.faded) return line.name;
	return `${line.label} ${hasDiverged(line) ? 'diverged' : wordsOf(line, isShort)}`.trim();
}

function floorText(isShort: boolean): string {
	return isShort ? 'floor' : 'noise floor';
}

function hasFloor({ scales }: Chart, { floor }: LossPicture): boolean {
	return floor !== null && floor >= scales.y.min && floor <= scales.y.max;
}

function sampleWidth({ size }: LossPicture): number {
	return size * 1.1;
}

/** Width to keep free at the right for labels, at rest and with values. */
export function gutterWidth(picture: LossPicture, width: number): number {
	const { size } = picture;
	const widthOf = (words: string) => picture.widthOf(words, 600);
	const value = widthOf('0.00004');
	const widths = picture.lines.map((line) => {
		const rest = widthOf(restingText(line, isNarrow(picture, width)));
		const name = isWide(picture, width)
			? widthOf(`${line.label} ${wordsOf(line, false)}`.trim()) + size
			: widthOf(line.label) + sampleWidth(picture) + 0.7 * size;
		return Math.max(line.faded ? Math.min(rest, 8 * size) : rest, name + value);
	});
	const floor = picture.floor === null ? 0 : widthOf(floorText(isNarrow(picture, width)));
	return Math.ceil(gap + Math.max(4 * size, floor, ...widths));
}

/** Labels at the ends of the lines, moved apart so that none covers another. */
export function arrangeEnds(chart: Chart, picture: LossPicture): LineEnd[] {
	const { chartArea, scales } = chart;
	const { size, floor } = picture;
	const height = 1.25 * size;
	const width = gutterWidth(picture, chart.width) - gap;
	const isShort = isNarrow(picture, chart.width);

	const room = Math.floor((chart.height - 1.5 * size) / height);
	const labelled = picture.lines
		.filter((line) => line.part === 'validation' || !(line.faded || hasDiverged(line)))
		.map((line) => ({ line, end: line.points.at(-1) }))
		.filter(({ end }) => end !== undefined)
		.slice(0, room - 1);

	const x = Math.max(
		chartArea.left,
		...labelled.map(({ end }) => scales.x.getPixelForValue(end!.x))
	);
	const edge = chartArea.right;
	const ends: (LineEnd & { wanted: number })[] = labelled.map(({ line, end }) => ({
		line,
		text:
			end!.y > scales.y.max && !hasDiverged(line)
				? `${restingText(line, true)} ↑`
				: restingText(line, isShort),
		wanted: scales.y.getPixelForValue(end!.y),
		box: { left: x + gap, top: 0, width, height }
	}));
	if (floor !== null && hasFloor(chart, picture)) {
		ends.push({
			line: null,
			text: floorText(isShort),
			wanted: scales.y.getPixelForValue(floor),
			box: { left: edge + gap, top: 0, width, height }
		});
	}
	// The floor's name stands at the edge of the plot: until the lines' names come there, it is alone.
	const meet = x + gap + width > edge;
	const columns = meet
		? [ends]
		: [ends.filter(({ line }) => line), ends.filter(({ line }) => !line)];
	const within = (y: number) => Math.max(chartArea.top, Math.min(chartArea.bottom, y));
	return columns.flatMap((column) => {
		const wanted = column.map((end) => within(end.wanted));
		const centres = spread(wanted, height, chartArea.top, chartArea.bottom);
		return column.map(({ line, text, box }, i) => ({
			line,
			text,
			box: { ...box, top: centres[i] - height / 2 }
		}));
	});
}

function valueAt({ history, part }: LossLine, step: number): string {
	const loss = evaluationAt(history, step)?.[part].loss;
	return loss !== undefined && Number.isFinite(loss) ? formatLoss(loss) : '–';
}

function drawSample(
	ctx: CanvasRenderingContext2D,
	line: LossLine,
	from: number,
	y: number,
	length: number
) {
	ctx.strokeStyle = line.color;
	ctx.lineWidth = (line.part === 'validation' ? 2.5 : 1.5) * (line.faded ? 0.7 : 1);
	ctx.setLineDash(line.part === 'validation' ? [] : [4, 3]);
	ctx.beginPath();
	ctx.moveTo(from, y);
	ctx.lineTo(from + length, y);
	ctx.stroke();
	ctx.setLineDash([]);
}

/** Names at rest; with a step, what each line is worth there. */
export function drawEnds(
	{ ctx, width }: Chart,
	ends: readonly LineEnd[],
	picture: LossPicture,
	step: number | null
) {
	const { palette, size, floor } = picture;
	ctx.textBaseline = 'middle';
	for (const { line, text, box } of ends) {
		const y = box.top + box.height / 2;
		const right = box.left + box.width;
		const write = (words: string, x: number, align: CanvasTextAlign, most?: number) => {
			ctx.textAlign = align;
			writeRimmed(ctx, words, { x, y }, picture, { rim: 4, most });
		};
		ctx.font = fontOf(picture, line ? weightOf(line) : 400);
		ctx.fillStyle = !line || line.faded ? palette.muted : line.color;
		if (step === null) {
			write(text, box.left, 'left', box.width);
			continue;
		}
		const value = line ? valueAt(line, step) : formatLoss(floor);
		if (line && !isWide(picture, width)) {
			write(line.label, box.left, 'left');
			const from = box.left + picture.widthOf(line.label, weightOf(line)) + 0.3 * size;
			drawSample(ctx, line, from, y, sampleWidth(picture));
		} else {
			const name =
				line === null
					? floorText(!isWide(picture, width))
					: line.faded
						? line.name
						: `${line.label} ${wordsOf(line, false)}`.trim();
			const room = box.width - picture.widthOf(value, line ? weightOf(line) : 400) - 4;
			write(name, box.left, 'left', room);
		}
		write(value, right, 'right');
	}
}
