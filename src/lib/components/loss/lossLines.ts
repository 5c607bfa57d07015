import { chartPoints, judgedIn, type Judged } from '$lib/analysis/curve.ts';
import { translucent, type Look } from '../chart/look.ts';
import type { LossSeries } from './lossChart.ts';
import type { LossLine } from './lossPicture.ts';

/** New points, then training, then the source task, of every network from the step `begin` on; present runs
 * before earlier ones, which have no line of the source task. */
export function linesOf(
	series: readonly LossSeries[],
	smoothing: number,
	{ palette }: Look,
	begin = 0
): LossLine[] {
	const inOrder = series.toSorted((a, b) => Number(a.faded ?? false) - Number(b.faded ?? false));
	return inOrder.flatMap((one) => {
		const { letter, label = letter, name, history, faded = false } = one;
		const color = palette.networks[letter];
		const parts = judgedIn(history).filter((part) => !faded || part !== 'sourceTask');
		return parts.map((part) => ({
			letter,
			label,
			name,
			part,
			faded,
			color: faded ? translucent(color, 38) : color,
			history,
			points: chartPoints(partOf(one, part, begin), part, smoothing)
		}));
	});
}

/** A network's curve on other points than those of now is no part of its lines on these. */
function partOf({ history, since = 0 }: LossSeries, part: Judged, begin: number) {
	const first = Math.max(begin, part === 'sourceTask' ? 0 : since);
	return first === 0 ? history : history.filter(({ step }) => step >= first);
}
