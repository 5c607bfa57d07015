import type { Chart, ChartDataset } from 'chart.js';
import type { ChartPoint } from '$lib/analysis/curve.ts';
import type { Axes, AxisStyle } from './axes.ts';
import type { Look } from './look.ts';

export type Dataset = ChartDataset<'line', ChartPoint[]>;

/** A place in a canvas, in px. */
export interface Pixel {
	x: number;
	y: number;
}

/** All that a drawing may read. */
export interface Scene<Picture, Layout, Pointed> {
	chart: Chart;
	picture: Picture;
	layout: Layout;
	pointed: Pointed;
}

/** What one kind of chart shows; `Plot` brings it to a canvas. */
export interface ChartKind<Request, Picture extends Look, Layout, Pointed> {
	/** What is shown until something is asked for. */
	nothing: Request;
	styles: Record<keyof Axes, AxisStyle>;
	/** What follows from the request alone, computed once for each. */
	pictureOf(request: Request, look: Look): Picture;
	axesOf(picture: Picture): Axes;
	/** Px that stay free around the plot, in a chart so wide. */
	paddingOf(
		picture: Picture,
		width: number
	): Partial<Record<'top' | 'right' | 'bottom' | 'left', number>>;
	/** How many lines have names. Default: none. */
	namesIn?(picture: Picture): number;
	/** Whether one of them has found no place. */
	lacksName?(layout: Layout): boolean;
	/** What Chart.js draws, in a plot so wide in px. */
	datasetsOf(picture: Picture, width: number): Dataset[];
	/**
	 * Where everything else stands, once the axes do. `before` is the layout of the picture before, whose
	 * labels stay where they can; null after a change of look or size.
	 */
	arrange(chart: Chart, picture: Picture, pointed: Pointed, before: Layout | null): Layout;
	/** Whether pointing elsewhere makes room for other labels. */
	isRearranged?(before: Pointed, pointed: Pointed): boolean;
	drawUnder(scene: Scene<Picture, Layout, Pointed>): void;
	drawOver(scene: Scene<Picture, Layout, Pointed>): void;
}
