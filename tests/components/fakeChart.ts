import type { Chart } from 'chart.js';
import type { Pixel } from '../../src/lib/components/chart/chartKind.ts';
import type { Look } from '../../src/lib/components/chart/look.ts';
import type { Palette } from '../../src/lib/components/palette.ts';
import { FakeContext } from './fakeContext.ts';

export interface Axes {
	x: { min: number; max: number; isLog?: boolean };
	y: { min: number; max: number; isLog?: boolean };
}

export const plotArea = { left: 40, top: 8, right: 280, bottom: 258, width: 240, height: 250 };

/** As much of a chart as decides where text stands: linear or logarithmic axes over a plot of 240 × 250
 * px. */
export function fakeChart(
	{ x, y }: Axes,
	drawn: readonly Pixel[][] = [],
	ctx = new FakeContext()
): Chart {
	const share = (value: number, { min, max, isLog = false }: Axes['x']) =>
		isLog ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
	return {
		ctx,
		width: 384,
		height: 290,
		chartArea: plotArea,
		scales: {
			x: {
				...x,
				getPixelForValue: (value: number) => plotArea.left + plotArea.width * share(value, x)
			},
			y: {
				...y,
				getPixelForValue: (value: number) => plotArea.bottom - plotArea.height * share(value, y)
			}
		},
		getDatasetMeta: (dataset: number) => ({ data: drawn[dataset] })
	} as unknown as Chart;
}

const palette = {
	networks: { A: 'blue', B: 'red', C: 'ink', D: 'gold' },
	muted: 'grey',
	ink: 'ink',
	card: 'white',
	sans: 'sans-serif'
} as Palette;

/** Letters six px wide. */
export const look: Look = { palette, size: 12, widthOf: (words) => 6 * words.length };

/** Whether a segment comes within `margin` px of a box, by its points a tenth of a px apart. */
export function touches(from: Pixel, to: Pixel, box: Box, margin = 0): boolean {
	const steps = Math.ceil(10 * Math.hypot(to.x - from.x, to.y - from.y)) + 1;
	return Array.from({ length: steps + 1 }, (_, i) => i / steps).some((share) => {
		const x = from.x + share * (to.x - from.x);
		const y = from.y + share * (to.y - from.y);
		return (
			x >= box.left - margin &&
			x <= box.left + box.width + margin &&
			y >= box.top - margin &&
			y <= box.top + box.height + margin
		);
	});
}

interface Box {
	left: number;
	top: number;
	width: number;
	height: number;
}
