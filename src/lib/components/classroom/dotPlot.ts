import type { Chart as AnyChart } from 'chart.js';
import { letters } from '$lib/experiment/experiment.ts';
import type { Distribution, DotRow } from '$lib/claims/classDistribution.ts';
import { fontOf, type Look } from '../loss/lossPicture.ts';
import { Chart } from '../chart/register.ts';
import { context2d } from '../drawing/context2d.ts';
import { paletteOf } from '../palette.ts';
import { dotOptions, type DotPicture } from './dotOptions.ts';

const nothing: Distribution = {
	measure: 'wrong',
	rows: [],
	range: [0, 1],
	scale: 'linear',
	bins: 1,
	tallest: 1
};

const axisNames: Record<Distribution['measure'], string> = {
	wrong: 'new points on the wrong side',
	validation: 'validation loss'
};

const largestRadius = 7; // px
/** Share of a row's height that dots may fill. */
const fill = 0.8;

/** A class's dots on a canvas: a row for each network, a dot for each student. */
export class DotPlot {
	readonly #canvas: HTMLCanvasElement;
	readonly #chart: Chart<'line', { x: number; y: number }[]>;
	#picture: DotPicture;

	constructor(canvas: HTMLCanvasElement) {
		this.#canvas = canvas;
		this.#picture = { distribution: nothing, ...this.#readLook() };
		context2d(canvas); // Before Chart.js asks for one.
		this.#chart = new Chart(canvas, {
			type: 'line',
			data: { datasets: [] },
			options: dotOptions(() => this.#picture),
			plugins: [
				{
					id: 'dots',
					beforeDatasetsDraw: (chart) => drawRows(chart, this.#picture),
					afterDatasetsDraw: (chart) => drawDots(chart, this.#picture)
				}
			]
		});
	}

	show(distribution: Distribution) {
		this.#picture = { ...this.#picture, distribution };
		const [min, max] = distribution.range;
		const type = distribution.scale === 'log' ? 'logarithmic' : 'linear';
		Object.assign(this.#chart.options.scales!.x!, { type, min, max });
		this.#chart.update('none');
	}

	/** Reads colours and text size anew. */
	restyle() {
		this.#picture = { ...this.#picture, ...this.#readLook() };
		this.#chart.update('none');
	}

	destroy() {
		this.#chart.destroy();
	}

	#readLook(): Look {
		return {
			palette: paletteOf(this.#canvas),
			size: parseFloat(getComputedStyle(this.#canvas).fontSize)
		};
	}
}

/** Where the row's dots stand, and how much room each row has. */
function placesOf({ chartArea }: AnyChart, { distribution }: DotPicture) {
	const { rows, bins, tallest } = distribution;
	const height = chartArea.height / Math.max(1, rows.length);
	const room = Math.min(chartArea.width / bins, (fill * height) / tallest);
	const radius = Math.min(largestRadius, room / 2);
	return { height, radius, floorOf: (row: number) => chartArea.top + (row + 1) * height };
}

function drawRows(chart: AnyChart, picture: DotPicture) {
	const { ctx, chartArea, height: bottom } = chart;
	const { palette, size, distribution } = picture;
	const { height, floorOf } = placesOf(chart, picture);
	ctx.save();
	ctx.textBaseline = 'middle';
	distribution.rows.forEach((_, row) => {
		const y = Math.round(floorOf(row)) - 0.5;
		ctx.strokeStyle = palette.hairline;
		ctx.beginPath();
		ctx.moveTo(chartArea.left, y);
		ctx.lineTo(chartArea.right, y);
		ctx.stroke();
		ctx.font = fontOf(picture, 600);
		ctx.fillStyle = palette.networks[letters[row]];
		ctx.textAlign = 'left';
		ctx.fillText(letters[row], chartArea.left - 1.7 * size, y - height / 2);
	});
	ctx.font = fontOf(picture, 400);
	ctx.fillStyle = palette.muted;
	ctx.textAlign = 'right';
	ctx.textBaseline = 'bottom';
	ctx.fillText(axisNames[distribution.measure], chartArea.right, bottom - 2);
	ctx.restore();
}

function drawDots(chart: AnyChart, picture: DotPicture) {
	const { ctx, scales } = chart;
	const { palette, distribution } = picture;
	const { height, radius, floorOf } = placesOf(chart, picture);
	ctx.save();
	distribution.rows.forEach((row, at) => {
		ctx.fillStyle = palette.networks[letters[at]];
		for (const { x, under } of row.dots) {
			ctx.beginPath();
			const y = floorOf(at) - 2 - radius * (2 * under + 1);
			ctx.arc(scales.x.getPixelForValue(x), y, 0.92 * radius, 0, 2 * Math.PI);
			ctx.fill();
		}
		drawMedian(chart, picture, row, floorOf(at), height);
	});
	ctx.restore();
}

function drawMedian(
	{ ctx, scales }: AnyChart,
	{ palette }: DotPicture,
	{ median }: DotRow,
	floor: number,
	height: number
) {
	if (median === null) return;
	const x = Math.round(scales.x.getPixelForValue(median)) + 0.5;
	ctx.strokeStyle = palette.ink;
	ctx.lineWidth = 1.5;
	ctx.setLineDash([4, 3]);
	ctx.beginPath();
	ctx.moveTo(x, floor);
	ctx.lineTo(x, floor - 0.92 * height);
	ctx.stroke();
	ctx.setLineDash([]);
}
