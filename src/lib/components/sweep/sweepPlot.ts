import type { ChartPoint } from '$lib/analysis/curve.ts';
import { Chart } from '../chart/register.ts';
import type { Look } from '../loss/lossPicture.ts';
import { context2d } from '../drawing/context2d.ts';
import { paletteOf } from '../palette.ts';
import { arrangeEnds, drawEnds, gutterWidth, type LineEnd } from './sweepEnds.ts';
import { arrangeNotes, drawOver, drawUnder, noNotes, type SweepNotes } from './sweepNotes.ts';
import { datasetsOf, sweepOptions } from './sweepOptions.ts';
import {
	linesOf,
	xOf,
	type PointedSize,
	type SweepPicture,
	type SweepRequest
} from './sweepPicture.ts';
import { drawChosen, drawChosenLine, drawHovered, drawUnit } from './sweepPointer.ts';
import { lossRange, sizeRange } from './sweepRange.ts';

const nothing: SweepRequest = {
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
};

/** The sweep's chart on its canvas: Chart.js draws lines, dots and axes, the plugin below the rest. */
export class SweepPlot {
	readonly #canvas: HTMLCanvasElement;
	readonly #chart: Chart<'line', ChartPoint[]>;
	#look: Look;
	#picture: SweepPicture;
	#pointed: PointedSize = { hover: null, chosen: null, loss: null };
	#ends: LineEnd[] = [];
	#notes: SweepNotes = noNotes;
	#frame = 0;

	constructor(canvas: HTMLCanvasElement) {
		this.#canvas = canvas;
		this.#look = this.#readLook();
		this.#picture = { ...nothing, ...this.#look, lines: [] };
		const context = context2d(canvas); // Before Chart.js asks for one.
		this.#chart = new Chart(canvas, {
			type: 'line',
			data: { datasets: [] },
			options: sweepOptions(
				() => this.#picture,
				() => gutterWidth(context, this.#picture)
			),
			plugins: [
				{
					id: 'sweep',
					afterUpdate: (chart) => {
						this.#ends = arrangeEnds(chart, this.#picture);
						this.#arrangeNotes(chart);
					},
					beforeDatasetsDraw: (chart) => {
						drawUnder(chart, this.#picture, this.#notes);
						drawChosenLine(chart, this.#picture, this.#pointed);
					},
					afterDatasetsDraw: (chart) => {
						drawUnit(chart, this.#picture);
						drawOver(chart, this.#picture, this.#notes);
						drawChosen(chart, this.#picture, this.#pointed);
						const hovered = drawHovered(chart, this.#picture, this.#pointed);
						drawEnds(chart, this.#ends, this.#picture, hovered);
					}
				}
			]
		});
	}

	show(request: SweepRequest) {
		this.#picture = { ...request, ...this.#look, lines: linesOf(request, this.#look) };
		const { lines, range, scale } = this.#picture;
		const { data, options } = this.#chart;
		const size = sizeRange(range);
		const loss = lossRange(lines, request);
		Object.assign(options.scales!.x!, { min: size.low, max: size.high });
		Object.assign(options.scales!.y!, {
			type: scale === 'log' ? 'logarithmic' : 'linear',
			min: loss.low,
			max: loss.high
		});
		lines.flatMap(datasetsOf).forEach((dataset, i) => {
			// Chart.js keeps the point style of a data set for good: another colour, another data set.
			const isSame = data.datasets[i]?.borderColor === dataset.borderColor;
			data.datasets[i] = isSame ? Object.assign(data.datasets[i], dataset) : dataset;
		});
		this.#chart.update('none');
	}

	/** Reads colours and text size anew. */
	restyle() {
		this.#look = this.#readLook();
		this.#notes = noNotes;
		this.show(this.#picture);
	}

	point(pointed: PointedSize) {
		const isMoved = pointed.chosen !== this.#pointed.chosen;
		this.#pointed = pointed;
		if (isMoved) this.#arrangeNotes(this.#chart);
		cancelAnimationFrame(this.#frame);
		this.#frame = requestAnimationFrame(() => this.#chart.draw());
	}

	/** The size nearest to a place in the window, and of its seeds the one nearest in loss. */
	pointAt(clientX: number, clientY: number): { value: number; seed: number } | null {
		const { left, top } = this.#canvas.getBoundingClientRect();
		const { x, y } = this.#chart.scales;
		const { points, axis } = this.#picture;
		const distance = (pixel: number, wanted: number) =>
			Number.isFinite(pixel) ? Math.abs(pixel - wanted) : Infinity;
		const nearest = <Item>(items: readonly Item[], far: (item: Item) => number) =>
			items.reduce<Item | null>(
				(best, item) => (best === null || far(item) < far(best) ? item : best),
				null
			);
		const point = nearest(points, (candidate) =>
			distance(x.getPixelForValue(xOf(candidate, axis)), clientX - left)
		);
		if (point === null) return null;
		const seeds = point.validation.each.map((loss, seed) => ({ loss, seed }));
		const seed = nearest(seeds, ({ loss }) => distance(y.getPixelForValue(loss), clientY - top));
		return { value: point.value, seed: seed?.seed ?? 0 };
	}

	destroy() {
		cancelAnimationFrame(this.#frame);
		this.#chart.destroy();
	}

	#arrangeNotes(chart: Chart) {
		const { chosen } = this.#pointed;
		this.#notes = arrangeNotes(chart, this.#picture, this.#ends, chosen, this.#notes);
	}

	#readLook(): Look {
		return {
			palette: paletteOf(this.#canvas),
			size: parseFloat(getComputedStyle(this.#canvas).fontSize)
		};
	}
}
