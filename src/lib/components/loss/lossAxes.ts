import { paddedRange } from '$lib/analysis/curve.ts';
import { formatCount, formatExact } from '$lib/format.ts';
import { valueAxis, type Axes } from '../chart/axes.ts';
import { wholeTicksUpTo } from '../chart/ticks.ts';
import { hasDiverged, type LossPicture } from './lossPicture.ts';

/** Steps from 0 to the end; losses that hold every line, but for those that diverged if others did not. */
export function lossAxes(picture: LossPicture): Axes {
	const { end, size, scale, floor, lines } = picture;
	const sound = lines.filter((line) => !hasDiverged(line));
	const { low, high } = paddedRange(sound.length > 0 ? sound : lines, floor, scale);
	return {
		x: {
			scale: 'linear',
			min: 0,
			max: end,
			ticks(width) {
				const room = width - 4 * size;
				const widest = formatCount(end).length * 0.6 * size + 1.6 * size;
				return wholeTicksUpTo(end, Math.max(1, Math.min(6, Math.floor(room / widest))));
			},
			text: formatExact
		},
		y: valueAxis({ scale, min: low, max: high }, (_, height) =>
			Math.max(2, Math.min(6, Math.round(height / (6 * size))))
		)
	};
}
