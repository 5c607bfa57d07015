import type { ChartPoint } from '$lib/analysis/curve.ts';
import type { Chart } from 'chart.js';
import { translucent } from '../chart/look.ts';
import { clipped, fillBetween } from '../chart/strokes.ts';
import type { LossPicture } from './lossPicture.ts';

/** A faint wash between the two lines of each network: its generalization gap. */
export function drawGaps(chart: Chart, { lines }: LossPicture) {
	const { x, y } = chart.scales;
	const pixelOf = (point: ChartPoint) => ({
		x: x.getPixelForValue(point.x),
		y: y.getPixelForValue(point.y)
	});
	const present = lines.filter(({ faded }) => !faded);
	clipped(chart, () => {
		for (const validation of present.filter(({ part }) => part === 'validation')) {
			const training = present.find(
				({ part, letter }) => part === 'training' && letter === validation.letter
			);
			if (!training) continue;
			const color = translucent(validation.color, 10);
			fillBetween(chart.ctx, validation.points.map(pixelOf), training.points.map(pixelOf), color);
		}
	});
}
