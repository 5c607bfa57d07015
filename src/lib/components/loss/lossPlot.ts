import { paddedRange, type ChartPoint } from '$lib/analysis/curve.ts';
import { context2d } from '../drawing/context2d.ts';
import { lastStepOf } from './lossChart.ts';
import { paletteOf } from '../palette.ts';
import { drawCrosshair, drawUnit, drawVeil } from './crosshair.ts';
import { drawGuides, drawNotes } from './drawNotes.ts';
import { drawGaps } from './gapShade.ts';
import { arrangeEnds, drawEnds, gutterWidth, type LineEnd } from './lineEnds.ts';
import { linesOf } from './lossLines.ts';
import { datasetOf, lossOptions } from './lossOptions.ts';
import {
	hasDiverged,
	type LossPicture,
	type LossRequest,
	type Look,
	type Pointed
} from './lossPicture.ts';
import { arrangeNotes, noNotes, type Notes } from './notes.ts';
import { Chart } from '../chart/register.ts';

/** Where the plot lies in the canvas, in px. */
export interface PlotArea {
	left: number;
	width: number;
	/** Width up to the last step. */
	played: number;
}

const nothing: LossRequest = {
	series: [],
	floor: null,
	scale: 'linear',
	smoothing: 0,
	marks: [],
	end: 1
};

/** The loss chart on its canvas: Chart.js draws lines and axes, the plugin below the rest. */
export class LossPlot {
	readonly #canvas: HTMLCanvasElement;
	readonly #chart: Chart<'line', ChartPoint[]>;
	#look: Look;
	#picture: LossPicture;
	#pointed: Pointed = { hover: null, cursor: null };
	#ends: LineEnd[] = [];
	#notes: Notes = noNotes;
	#frame = 0;
	#showing = 0;

	/** `onarrange` hears where the plot lies, after each layout. */
	constructor(canvas: HTMLCanvasElement, onarrange: (area: PlotArea) => void) {
		this.#canvas = canvas;
		this.#look = this.#readLook();
		this.#picture = { ...nothing, ...this.#look, lines: [], widths: new Map() };
		const picture = () => this.#picture;
		const context = context2d(canvas); // Before Chart.js asks for one.
		this.#chart = new Chart(canvas, {
			type: 'line',
			data: { datasets: [] },
			options: lossOptions(picture, (width) => gutterWidth(context, this.#picture, width)),
			plugins: [
				{
					id: 'loss',
					afterUpdate: (chart) => {
						this.#ends = arrangeEnds(chart, this.#picture);
						this.#notes = arrangeNotes(chart, this.#picture, this.#ends, this.#notes);
						const { left, width } = chart.chartArea;
						const last = lastStepOf(this.#picture.series);
						const played = chart.scales.x.getPixelForValue(last) - left;
						onarrange({ left, width, played });
					},
					beforeDatasetsDraw: (chart) => {
						drawGaps(chart, this.#picture);
						drawGuides(chart, this.#picture, this.#notes, this.#ends);
					},
					afterDatasetsDraw: (chart) => this.#drawOver(chart)
				}
			]
		});
	}

	show(request: LossRequest) {
		cancelAnimationFrame(this.#showing);
		this.#picture = {
			...request,
			...this.#look,
			lines: linesOf(request.series, request.smoothing, this.#look),
			widths: this.#picture.widths
		};
		this.#update();
	}

	/** In a frame of its own, after all that the page draws now. */
	showNext(request: LossRequest) {
		cancelAnimationFrame(this.#showing);
		this.#showing = requestAnimationFrame(() => {
			this.#showing = requestAnimationFrame(() => this.show(request));
		});
	}

	/** Reads colours and text size anew. */
	restyle() {
		this.#look = this.#readLook();
		this.#picture.widths.clear();
		this.#notes = noNotes;
		this.show(this.#picture);
	}

	point(pointed: Pointed) {
		this.#pointed = pointed;
		cancelAnimationFrame(this.#frame);
		this.#frame = requestAnimationFrame(() => this.#chart.draw());
	}

	/** The step under a horizontal position in the window. */
	stepAt(clientX: number): number {
		return this.#chart.scales.x.getValueForPixel(
			clientX - this.#canvas.getBoundingClientRect().left
		)!;
	}

	destroy() {
		cancelAnimationFrame(this.#showing);
		cancelAnimationFrame(this.#frame);
		this.#chart.destroy();
	}

	#update() {
		const { scale, floor, end, lines } = this.#picture;
		const chart = this.#chart;
		const { data, options } = chart;
		const stepsPerPixel = end / Math.max(100, chart.chartArea?.width ?? chart.width);
		data.datasets.length = lines.length;
		lines.forEach((line, i) => {
			const dataset = datasetOf(line, stepsPerPixel);
			// Chart.js keeps the point style of a data set for good: another style, another data set.
			const isSame = data.datasets[i]?.pointRadius === dataset.pointRadius;
			if (isSame) Object.assign(data.datasets[i], dataset);
			else data.datasets[i] = dataset;
		});
		const sound = lines.filter((line) => !hasDiverged(line));
		const { low, high } = paddedRange(sound.length > 0 ? sound : lines, floor, scale);
		options.scales!.x!.max = end;
		Object.assign(options.scales!.y!, {
			type: scale === 'log' ? 'logarithmic' : 'linear',
			min: low,
			max: high
		});
		chart.update('none');
	}

	#drawOver(chart: Chart) {
		const { hover, cursor } = this.#pointed;
		drawUnit(chart, this.#picture);
		const shown = cursor === null ? Infinity : chart.scales.x.getPixelForValue(cursor);
		drawNotes(chart, this.#notes, this.#picture, shown, Infinity);
		drawVeil(chart, this.#picture, shown);
		drawNotes(chart, this.#notes, this.#picture, -Infinity, shown);
		drawCrosshair(chart, this.#picture, this.#pointed);
		drawEnds(chart.ctx, this.#ends, this.#picture, chart.width, hover ?? cursor);
	}

	#readLook(): Look {
		return {
			palette: paletteOf(this.#canvas),
			size: parseFloat(getComputedStyle(this.#canvas).fontSize)
		};
	}
}
