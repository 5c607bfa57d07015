import type { Chart } from 'chart.js';
import { translucent, type LossPicture } from './lossPicture.ts';

/** A faint wash between the two lines of each network: its generalization gap. */
export function drawGaps({ ctx, chartArea, scales: { x, y } }: Chart, picture: LossPicture) {
	const { left, top, width, height } = chartArea;
	ctx.save();
	ctx.beginPath();
	ctx.rect(left, top, width, height);
	ctx.clip();
	for (const validation of picture.lines) {
		if (validation.faded || validation.part !== 'validation') continue;
		const training = picture.lines.find(
			(line) => !line.faded && line.part === 'training' && line.letter === validation.letter
		);
		if (!training) continue;
		ctx.beginPath();
		for (const point of validation.points)
			ctx.lineTo(x.getPixelForValue(point.x), y.getPixelForValue(point.y));
		for (const point of training.points.toReversed()) {
			ctx.lineTo(x.getPixelForValue(point.x), y.getPixelForValue(point.y));
		}
		ctx.fillStyle = translucent(validation.color, 10);
		ctx.fill();
	}
	ctx.restore();
}
