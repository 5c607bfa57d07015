import { paddedRange } from '$lib/analysis/curve.ts';
import { formatCount, formatExact } from '$lib/format.ts';
import { valueAxis, type Axes } from '../chart/axes.ts';
import { wholeTicksUpTo, wholeTicksWithin } from '../chart/ticks.ts';
import { marginOf } from './lossLabels.ts';
import { hasDiverged, type LossLine, type LossPicture } from './lossPicture.ts';

/** Steps from `begin` to the end; losses that hold every line, but for those that diverged if others did not. */
export function lossAxes(picture: LossPicture): Axes {
	const { begin = 0, end, size, scale, floor, lines } = picture;
	const sound = lines.filter((line) => !hasDiverged(line));
	const shown = sound.length > 0 ? sound : lines;
	const most = begin > 0 && scale === 'linear' ? settledHeight(picture, shown) : Infinity;
	const { low, high } = paddedRange(shown, floor, scale, most);
	return {
		x: {
			scale: 'linear',
			min: begin,
			max: end,
			ticks(width) {
				const room = width - 4 * size - (picture.hasMargin ? marginOf(picture, width) : 0);
				const widest = formatCount(end).length * 0.6 * size + 1.6 * size;
				const most = Math.max(1, Math.min(6, Math.floor(room / widest)));
				return begin === 0 ? wholeTicksUpTo(end, most) : wholeTicksWithin(begin, end, most);
			},
			text: formatExact
		},
		y: valueAxis({ scale, min: low, max: high }, (_, height) =>
			Math.max(2, Math.min(6, Math.round(height / (6 * size))))
		)
	};
}

/**
 * Sure of the old answers, a network may begin a new task with a loss a hundred times the one that it comes to.
 * The highest loss of the later half of what was trained on it, and all that is forgotten meanwhile; a network
 * at rest counts for nothing.
 */
function settledHeight({ series }: LossPicture, lines: readonly LossLine[]): number {
	const since = Math.max(0, ...series.map((one) => one.since ?? 0));
	const heights = lines.flatMap(({ part, points }) => {
		const own = points.filter(({ x }) => x >= since);
		const last = own.at(-1);
		if (last === undefined || own.every(({ y }) => y === last.y)) return [];
		const from = part === 'sourceTask' ? since : (since + last.x) / 2;
		return own.filter(({ x }) => x >= from).map(({ y }) => y);
	});
	return heights.length === 0 ? Infinity : Math.max(...heights);
}
