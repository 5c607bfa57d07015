import { letters } from '$lib/experiment/experiment.ts';
import type { Distribution } from '$lib/claims/class/classDistribution.ts';
import type { Chart } from 'chart.js';
import type { ChartKind, Pixel } from '../chart/chartKind.ts';
import { fontOf } from '../chart/look.ts';
import { dotAxes, type DotPicture } from './dotAxes.ts';

/** Where the dots of one network stand, in px. */
export interface PlacedRow {
	/** The line on which its dots stand. */
	floor: number;
	dots: Pixel[];
	/** Null where none is a number. */
	median: number | null;
}

export interface DotLayout {
	rowHeight: number;
	radius: number;
	rows: PlacedRow[];
}

const axisNames: Record<Distribution['measure'], string> = {
	wrong: 'new points on the wrong side',
	wrongTraining: 'training points on the wrong side',
	validation: 'validation loss',
	training: 'training loss'
};

const largestRadius = 7; // px
/** Share of a row's height that dots may fill. */
const fill = 0.8;

/** A class's dots: a row for each network, a dot for each student. */
export const dotKind: ChartKind<Distribution, DotPicture, DotLayout, null> = {
	nothing: {
		measure: 'wrong',
		rows: [],
		range: [0, 1],
		scale: 'linear',
		bins: 1,
		tallest: 1
	},
	styles: { x: 'hairlines', y: 'nothing' },
	pictureOf: (distribution, look) => ({ distribution, ...look }),
	axesOf: dotAxes,
	paddingOf: ({ size }) => ({ left: 2 * size, right: size, bottom: 1.4 * size }),
	datasetsOf: () => [],
	arrange: arrangeDots,
	drawUnder({ chart, picture, layout }) {
		drawRows(chart, picture, layout);
	},
	drawOver({ chart, picture, layout }) {
		drawDots(chart, picture, layout);
	}
};

function arrangeDots({ chartArea, scales }: Chart, { distribution }: DotPicture): DotLayout {
	const { rows, bins, tallest } = distribution;
	const rowHeight = chartArea.height / Math.max(1, rows.length);
	const room = Math.min(chartArea.width / bins, (fill * rowHeight) / tallest);
	const radius = Math.min(largestRadius, room / 2);
	const placed = rows.map(({ dots, median }, row) => {
		const floor = chartArea.top + (row + 1) * rowHeight;
		return {
			floor,
			dots: dots.map(({ x, under }) => ({
				x: scales.x.getPixelForValue(x),
				y: floor - 2 - radius * (2 * under + 1)
			})),
			median: median === null ? null : scales.x.getPixelForValue(median)
		};
	});
	return { rowHeight, radius, rows: placed };
}

function drawRows(chart: Chart, picture: DotPicture, { rowHeight, rows }: DotLayout) {
	const { ctx, chartArea, height: bottom } = chart;
	const { palette, size, distribution } = picture;
	ctx.save();
	ctx.textBaseline = 'middle';
	rows.forEach(({ floor }, row) => {
		const y = Math.round(floor) - 0.5;
		ctx.strokeStyle = palette.hairline;
		ctx.beginPath();
		ctx.moveTo(chartArea.left, y);
		ctx.lineTo(chartArea.right, y);
		ctx.stroke();
		ctx.font = fontOf(picture, 600);
		ctx.fillStyle = palette.networks[letters[row]];
		ctx.textAlign = 'left';
		ctx.fillText(letters[row], chartArea.left - 1.7 * size, y - rowHeight / 2);
	});
	ctx.font = fontOf(picture);
	ctx.fillStyle = palette.muted;
	ctx.textAlign = 'right';
	ctx.textBaseline = 'bottom';
	ctx.fillText(axisNames[distribution.measure], chartArea.right, bottom - 2);
	ctx.restore();
}

function drawDots({ ctx }: Chart, { palette }: DotPicture, { rowHeight, radius, rows }: DotLayout) {
	ctx.save();
	rows.forEach(({ floor, dots, median }, row) => {
		ctx.fillStyle = palette.networks[letters[row]];
		for (const { x, y } of dots) {
			ctx.beginPath();
			ctx.arc(x, y, 0.92 * radius, 0, 2 * Math.PI);
			ctx.fill();
		}
		if (median !== null) drawMedian(ctx, palette.ink, median, floor, rowHeight);
	});
	ctx.restore();
}

function drawMedian(
	ctx: CanvasRenderingContext2D,
	color: string,
	median: number,
	floor: number,
	rowHeight: number
) {
	const x = Math.round(median) + 0.5;
	ctx.strokeStyle = color;
	ctx.lineWidth = 1.5;
	ctx.setLineDash([4, 3]);
	ctx.beginPath();
	ctx.moveTo(x, floor);
	ctx.lineTo(x, floor - 0.92 * rowHeight);
	ctx.stroke();
	ctx.setLineDash([]);
}
