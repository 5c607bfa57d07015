import type { Chart, ChartConfiguration } from 'chart.js';
import type { ChartPoint } from '$lib/analysis/curve.ts';
import { axisOptions, type Axes } from './axes.ts';
import type { ChartKind, Scene } from './chartKind.ts';
import type { Look } from './look.ts';

/** What a chart shows at present. */
export interface PresentChart<Picture, Layout, Pointed> {
	look(): Look;
	picture(): Picture;
	axes(): Axes;
	/** Whether Chart.js may lay it out, and whether it may draw it, now. */
	isUpdated?(): boolean;
	isDrawn?(): boolean;
	/** Lays out what is drawn by hand, once the axes stand. */
	arrange(chart: Chart): void;
	scene(chart: Chart): Scene<Picture, Layout, Pointed>;
}

/** What Chart.js is made from, for a chart of this kind that follows its canvas. */
export function configurationOf<Request, Picture extends Look, Layout, Pointed>(
	kind: ChartKind<Request, Picture, Layout, Pointed>,
	present: PresentChart<Picture, Layout, Pointed>
): ChartConfiguration<'line', ChartPoint[]> {
	const optionsOf = (side: keyof Axes) =>
		axisOptions(
			side,
			kind.styles[side],
			() => present.axes()[side],
			() => present.look()
		);
	return {
		type: 'line',
		data: { datasets: [] },
		options: {
			animation: false,
			responsive: true,
			maintainAspectRatio: false,
			events: [],
			parsing: false,
			normalized: true,
			layout: { padding: ({ chart }) => kind.paddingOf(present.picture(), chart.width) },
			scales: { x: optionsOf('x'), y: optionsOf('y') }
		},
		plugins: [
			{
				id: 'kind',
				beforeUpdate: () => present.isUpdated?.() ?? true,
				beforeRender: () => present.isDrawn?.() ?? true,
				afterUpdate: (chart) => present.arrange(chart),
				beforeDatasetsDraw: (chart) => kind.drawUnder(present.scene(chart)),
				afterDatasetsDraw: (chart) => kind.drawOver(present.scene(chart))
			}
		]
	};
}
