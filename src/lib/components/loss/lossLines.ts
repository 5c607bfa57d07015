import { chartPoints } from '$lib/analysis/curve.ts';
import { translucent, type Look } from '../chart/look.ts';
import type { LossSeries } from './lossChart.ts';
import type { LossLine } from './lossPicture.ts';

/** New points, then training, of every network; present runs before earlier ones. */
export function linesOf(
	series: readonly LossSeries[],
	smoothing: number,
	{ palette }: Look
): LossLine[] {
	const inOrder = series.toSorted((a, b) => Number(a.faded ?? false) - Number(b.faded ?? false));
	return inOrder.flatMap(({ letter, label = letter, name, history, faded = false }) =>
		(['validation', 'training'] as const).map((part) => {
			const color = palette.networks[letter];
			return {
				letter,
				label,
				name,
				part,
				faded,
				color: faded ? translucent(color, 38) : color,
				history,
				points: chartPoints(history, part, smoothing)
			};
		})
	);
}
