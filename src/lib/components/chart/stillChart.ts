import type { ChartKind } from './chartKind.ts';
import { configurationOf } from './configuration.ts';
import { crowd } from './labelColumn.ts';
import type { Look } from './look.ts';
import { Chart } from './register.ts';

export interface StillChart<Request, Picture extends Look, Layout, Pointed> {
	kind: ChartKind<Request, Picture, Layout, Pointed>;
	request: Request;
	pointed: Pointed;
	look: Look;
	/** In CSS pixels. */
	width: number;
	height: number;
	/** Pixels of the canvas for each. */
	ratio: number;
}

/** Draws a chart once on a canvas that is on no page, as `Plot` draws it on a page. */
export function drawStill<Request, Picture extends Look, Layout, Pointed>(
	canvas: HTMLCanvasElement,
	still: StillChart<Request, Picture, Layout, Pointed>
) {
	const { kind, request, pointed, look, width, height, ratio } = still;
	canvas.width = width;
	canvas.height = height;
	let picture = kind.pictureOf(request, look);
	const names = kind.namesIn?.(picture) ?? 0;
	if (names >= crowd) picture = { ...picture, hasMargin: true };
	const axes = kind.axesOf(picture);
	let layout: Layout | null = null;
	const { options, ...configuration } = configurationOf(kind, {
		look: () => look,
		picture: () => picture,
		axes: () => axes,
		arrange: (chart) => (layout = kind.arrange(chart, picture, pointed, layout)),
		scene: (chart) => ({ chart, picture, layout: layout!, pointed })
	});
	const datasets = kind.datasetsOf(picture, width).map((dataset) => ({
		...dataset,
		// Styled by segment, lines are drawn point by point in the context, and not as a `Path2D`.
		segment: {}
	}));
	const chart = new Chart(canvas, {
		...configuration,
		data: { datasets },
		options: { ...options, responsive: false, devicePixelRatio: ratio }
	});
	if (!picture.hasMargin && kind.lacksName?.(layout!)) {
		picture = { ...picture, hasMargin: true };
		layout = null;
		chart.update('none');
	}
	chart.stop();
}
