import type { ChartOptions } from 'chart.js';
import type { Distribution } from '$lib/claims/classDistribution.ts';
import type { Look } from '../loss/lossPicture.ts';
import { logTicks, tickText, ticksUpTo, wholeTicksUpTo } from '../chart/ticks.ts';

export interface DotPicture extends Look {
	distribution: Distribution;
}

function ticksOf({ range: [low, high], scale, measure }: Distribution, parts: number): number[] {
	if (scale === 'log') return logTicks(low, high, parts);
	return measure === 'wrong' ? wholeTicksUpTo(high, parts) : ticksUpTo(high, parts);
}

/** Options that read the present picture whenever Chart.js lays the chart out. */
export function dotOptions(picture: () => DotPicture): ChartOptions<'line'> {
	return {
		animation: false,
		responsive: true,
		maintainAspectRatio: false,
		events: [],
		layout: {
			padding: () => ({
				left: 2 * picture().size,
				right: picture().size,
				bottom: 1.4 * picture().size
			})
		},
		scales: {
			x: {
				type: 'linear',
				border: { display: false },
				grid: { color: () => picture().palette.hairline, drawTicks: false },
				ticks: {
					font: () => ({ family: picture().palette.sans, size: picture().size }),
					color: () => picture().palette.muted,
					autoSkip: false,
					maxRotation: 0,
					padding: 6,
					callback(value, _, ticks) {
						const isLog = picture().distribution.scale === 'log';
						return tickText(
							Number(value),
							isLog ? null : (ticks[1]?.value ?? 1) - (ticks[0]?.value ?? 0)
						);
					}
				},
				afterBuildTicks(scale) {
					const { distribution, size } = picture();
					const parts = Math.max(2, Math.floor(scale.chart.width / (7 * size)));
					scale.ticks = ticksOf(distribution, parts).map((value) => ({ value }));
				}
			},
			y: { type: 'linear', display: false, min: 0, max: 1 }
		}
	};
}
