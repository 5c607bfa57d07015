import type { Chart as AnyChart } from 'chart.js';
import type { ChartPoint } from '$lib/analysis/curve.ts';
import { context2d } from '../drawing/context2d.ts';
import { later } from '../later.ts';
import { rangeOptions, type Axes } from './axes.ts';
import type { ChartKind, Dataset, Pixel, Scene } from './chartKind.ts';
import { configurationOf } from './configuration.ts';
import { crowd } from './labelColumn.ts';
import { lookOf, type Look } from './look.ts';
import { Chart } from './register.ts';

/** A chart on its canvas. Chart.js draws axes and data sets; the kind of chart draws under and over them. */
export class Plot<Request, Picture extends Look, Layout, Pointed> {
	readonly #canvas: HTMLCanvasElement;
	readonly #kind: ChartKind<Request, Picture, Layout, Pointed>;
	readonly #chart: Chart<'line', ChartPoint[]>;
	#look: Look;
	#request: Request;
	#picture: Picture;
	#axes: Axes;
	#pointed: Pointed;
	#layout: Layout | null = null;
	/** As many names and more have a margin. */
	#crowd = crowd;
	#drawing = 0;
	#showing = 0;
	/** Until then nothing is laid out: Chart.js would do it for the empty chart as well. */
	#isShown = false;
	#isInParts = false;
	#withdraw = () => {};

	constructor(
		canvas: HTMLCanvasElement,
		kind: ChartKind<Request, Picture, Layout, Pointed>,
		pointed: Pointed
	) {
		context2d(canvas); // Before Chart.js asks for one.
		this.#canvas = canvas;
		this.#kind = kind;
		this.#pointed = pointed;
		this.#request = kind.nothing;
		this.#look = lookOf(canvas);
		this.#picture = kind.pictureOf(this.#request, this.#look);
		this.#axes = kind.axesOf(this.#picture);
		this.#chart = new Chart(
			canvas,
			configurationOf(kind, {
				look: () => this.#look,
				picture: () => this.#picture,
				axes: () => this.#axes,
				isUpdated: () => this.#isShown,
				isDrawn: () => !this.#isInParts,
				arrange: (chart) => this.#arrange(chart),
				scene: (chart) => this.#sceneOf(chart)
			})
		);
	}

	show(request: Request) {
		this.#cancel();
		this.#isShown = true;
		this.#request = request;
		const picture = this.#kind.pictureOf(request, this.#look);
		const names = this.#kind.namesIn?.(picture) ?? 0;
		this.#draw({ ...picture, hasMargin: names >= this.#crowd });
		if (names >= this.#crowd || !this.#kind.lacksName?.(this.#layout!)) return;
		this.#crowd = names;
		this.#draw({ ...picture, hasMargin: true });
	}

	#draw(picture: Picture) {
		if (picture.hasMargin !== this.#picture.hasMargin) this.#layout = null;
		this.#picture = picture;
		this.#axes = this.#kind.axesOf(picture);
		const { data, options, chartArea, width } = this.#chart;
		Object.assign(options.scales!.x!, rangeOptions(this.#axes.x));
		Object.assign(options.scales!.y!, rangeOptions(this.#axes.y));
		const datasets = this.#kind.datasetsOf(this.#picture, chartArea?.width ?? width);
		data.datasets = datasets.map((dataset, at) => renewed(data.datasets[at], dataset));
		this.#chart.update('none');
	}

	/** Shows the request in a frame of its own, after all that the page draws now. */
	showNext(request: Request) {
		this.#cancel();
		this.#request = request;
		this.#showing = requestAnimationFrame(() => {
			this.#showing = requestAnimationFrame(() => this.show(request));
		});
	}

	/** Lays the request out in one task and draws it in another, then calls `whenDrawn`. */
	showInParts(request: Request, whenDrawn: () => void = () => {}) {
		if (request === this.#request) return;
		this.#cancel();
		this.#request = request;
		this.#withdraw = later(() => {
			this.#isInParts = true;
			this.show(request);
			this.#isInParts = false;
			this.#withdraw = later(() => {
				this.#chart.draw();
				whenDrawn();
			});
		});
	}

	/** Reads colours and text size anew. */
	restyle() {
		this.#look = lookOf(this.#canvas);
		this.#layout = null;
		this.#crowd = crowd;
		this.show(this.#request);
	}

	point(pointed: Pointed) {
		if (pointed === this.#pointed) return;
		const isRearranged = this.#kind.isRearranged?.(this.#pointed, pointed) ?? false;
		this.#pointed = pointed;
		if (isRearranged) this.#arrange(this.#chart);
		cancelAnimationFrame(this.#drawing);
		this.#drawing = requestAnimationFrame(() => this.#chart.draw());
	}

	/** What `find` makes of a place in the window. */
	at<Found>(
		clientX: number,
		clientY: number,
		find: (scene: Scene<Picture, Layout, Pointed>, pixel: Pixel) => Found
	): Found {
		const { left, top } = this.#canvas.getBoundingClientRect();
		return find(this.#sceneOf(this.#chart), { x: clientX - left, y: clientY - top });
	}

	/** The chart on the ground of its card, for a file. */
	image(): Promise<Blob | null> {
		const { width, height } = this.#canvas;
		const copy = document.createElement('canvas');
		Object.assign(copy, { width, height });
		const context = copy.getContext('2d')!;
		context.fillStyle = this.#look.palette.card;
		context.fillRect(0, 0, width, height);
		context.drawImage(this.#canvas, 0, 0);
		return new Promise((resolve) => copy.toBlob(resolve));
	}

	destroy() {
		this.#cancel();
		cancelAnimationFrame(this.#drawing);
		this.#chart.destroy();
	}

	/** What was asked for and is not shown yet. */
	#cancel() {
		cancelAnimationFrame(this.#showing);
		this.#withdraw();
	}

	#arrange(chart: AnyChart) {
		this.#layout = this.#kind.arrange(chart, this.#picture, this.#pointed, this.#layout);
	}

	#sceneOf(chart: AnyChart): Scene<Picture, Layout, Pointed> {
		const layout = this.#layout!; // Every update arranges before it draws.
		return { chart, picture: this.#picture, layout, pointed: this.#pointed };
	}
}

/** Chart.js keeps the point style of a data set for good: another style, another data set. */
function renewed(before: Dataset | undefined, dataset: Dataset): Dataset {
	const isSame =
		before?.borderColor === dataset.borderColor && before?.pointRadius === dataset.pointRadius;
	return before && isSame ? Object.assign(before, dataset) : dataset;
}
