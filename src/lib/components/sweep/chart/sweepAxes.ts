import { formatExact } from '$lib/format.ts';
import { axisValue } from '$lib/analysis/sweep/axisValue.ts';
import { bitValues } from '$lib/network/sweepAxis.ts';
import { valueAxis, type Axes, type Axis } from '../../chart/axes.ts';
import { logTicks } from '../../chart/ticks.ts';
import { marginOf } from './sweepLabels.ts';
import { untrainedPlace, type SweepPicture } from './sweepPicture.ts';
import { lossRange, sizeRange } from './sweepRange.ts';

/** Sizes on a logarithmic axis, shares and bits on a linear one. */
function sizeAxis(picture: SweepPicture): Axis {
	const { axis, range, size, hasMargin, hasUntrained = false } = picture;
	const most = (width: number) => {
		const room = width - (hasMargin ? marginOf(picture, width) : 0);
		return Math.max(2, Math.floor(room / (6 * size)));
	};
	if (axis === 'pruned' || axis === 'bits') {
		const { low, high } = sizeRange(range, 'linear');
		const shown = axis === 'bits' ? bitValues : percents;
		return {
			scale: 'linear',
			min: low,
			max: high,
			ticks: () => shown.filter((value) => value >= low && value <= high),
			text: (value) => axisValue(value, axis)
		};
	}
	const sizes = sizeRange(range);
	const none = hasUntrained ? untrainedPlace({ range }) : null;
	return {
		scale: 'log',
		min: none === null ? sizes.low : sizeRange([none, range[1]]).low,
		max: sizes.high,
		ticks: (width) => [
			...(none === null ? [] : [none]),
			...logTicks(sizes.low, sizes.high, most(width))
		],
		text: (value) => formatExact(value === none ? 0 : value)
	};
}

const percents = [0, 25, 50, 75, 90, 99];

export function sweepAxes(picture: SweepPicture): Axes {
	const { lines, scale, size, most = Infinity } = picture;
	const losses = lossRange(lines, picture);
	return {
		x: sizeAxis(picture),
		y: valueAxis({ scale, min: losses.low, max: Math.min(most, losses.high) }, (_, height) =>
			Math.max(2, Math.min(7, Math.round(height / (5 * size))))
		)
	};
}
