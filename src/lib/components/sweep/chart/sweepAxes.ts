import { formatExact } from '$lib/format.ts';
import { valueAxis, type Axes } from '../../chart/axes.ts';
import { logTicks } from '../../chart/ticks.ts';
import type { SweepPicture } from './sweepPicture.ts';
import { lossRange, sizeRange } from './sweepRange.ts';

/** Sizes on a logarithmic axis, and losses. */
export function sweepAxes(picture: SweepPicture): Axes {
	const { lines, range, scale, size } = picture;
	const sizes = sizeRange(range);
	const losses = lossRange(lines, picture);
	return {
		x: {
			scale: 'log',
			min: sizes.low,
			max: sizes.high,
			ticks: (width) =>
				logTicks(sizes.low, sizes.high, Math.max(2, Math.floor(width / (6 * size)))),
			text: (value) => formatExact(value)
		},
		y: valueAxis({ scale, min: losses.low, max: losses.high }, (_, height) =>
			Math.max(2, Math.min(7, Math.round(height / (5 * size))))
		)
	};
}
