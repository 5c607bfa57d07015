import { isCount, type Distribution } from '$lib/claims/class/classDistribution.ts';
import { valueAxis, type Axes } from '../chart/axes.ts';
import type { Look } from '../chart/look.ts';
import { ticksUpTo, wholeTicksUpTo } from '../chart/ticks.ts';

export interface DotPicture extends Look {
	distribution: Distribution;
}

/** What was measured; upright there is nothing to read. */
export function dotAxes({ distribution, size }: DotPicture): Axes {
	const { range, scale, measure } = distribution;
	const [min, max] = range;
	return {
		x: valueAxis(
			{ scale, min, max },
			(width) => Math.max(2, Math.floor(width / (7 * size))),
			isCount(measure) ? wholeTicksUpTo : ticksUpTo
		),
		y: valueAxis({ scale: 'linear', min: 0, max: 1 }, () => 1)
	};
}
