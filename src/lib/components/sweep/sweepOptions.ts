import { formatExact } from '../../format.ts';
import type { ChartDataset, ChartOptions, Scale } from 'chart.js';
import type { ChartPoint } from '$lib/analysis/curve.ts';
import { headroom, translucent } from '../loss/lossPicture.ts';
import { logTicks, tickText, ticksUpTo } from '../chart/ticks.ts';
import type { SweepLine, SweepPicture } from './sweepPicture.ts';

function setTicks(scale: Scale, values: readonly number[]) {
	scale.ticks = values.map((value) => ({ value }));
}

/** Options that read the present picture whenever Chart.js lays the chart out. */
export function sweepOptions(
	picture: () => SweepPicture,
	gutter: (width: number) => number
): ChartOptions<'line'> {
	const font = () => ({ family: picture().palette.sans, size: picture().size });
	const color = () => picture().palette.muted;
	return {
		animation: false,
		responsive: true,
		maintainAspectRatio: false,
		events: [],
		parsing: false,
		normalized: true,
		layout: {
			padding: ({ chart }) => ({
				top: headroom(picture()),
				right: gutter(chart.width),
				bottom: 1.3 * picture().size
			})
		},
		scales: {
			x: {
				type: 'logarithmic',
				border: { display: false },
				grid: { display: false, drawTicks: false },
				ticks: {
					font,
					color,
					autoSkip: false,
					maxRotation: 0,
					padding: 6,
					callback: (value) => formatExact(Number(value))
				},
				afterBuildTicks(scale) {
					const { size } = picture();
					const parts = Math.max(2, Math.floor(scale.chart.width / (6 * size)));
					setTicks(scale, logTicks(scale.min, scale.max, parts));
				}
			},
			y: {
				type: picture().scale === 'log' ? 'logarithmic' : 'linear',
				border: { display: false },
				grid: { color: () => picture().palette.hairline, drawTicks: false },
				ticks: {
					font,
					color,
					autoSkip: false,
					crossAlign: 'far',
					padding: 6,
					callback: (value, _, ticks) =>
						tickText(
							Number(value),
							picture().scale === 'log' ? null : (ticks[1]?.value ?? 1) - ticks[0].value
						)
				},
				afterBuildTicks(scale) {
					const { size } = picture();
					const parts = Math.max(2, Math.min(7, Math.round(scale.chart.height / (5 * size))));
					const isLog = picture().scale === 'log';
					setTicks(
						scale,
						isLog ? logTicks(scale.min, scale.max, parts) : ticksUpTo(scale.max, parts)
					);
				}
			}
		}
	};
}

/** The medians of a line; under them its single seeds, faint. */
export function datasetsOf({
	name,
	color,
	points
}: SweepLine): ChartDataset<'line', ChartPoint[]>[] {
	const isMain = name === 'validation';
	const medians: ChartDataset<'line', ChartPoint[]> = {
		data: points.map(({ x, y }) => ({ x, y })),
		borderColor: color,
		backgroundColor: color,
		borderWidth: isMain ? 2.5 : 1.5,
		borderDash: name === 'training' ? [4, 3] : [],
		borderJoinStyle: 'round',
		pointRadius: isMain ? 3 : 2,
		pointBorderWidth: 0,
		clip: 4
	};
	if (name === 'bestValidation') return [medians];
	const faint = translucent(color, isMain ? 32 : 22);
	const seeds: ChartDataset<'line', ChartPoint[]> = {
		data: points.flatMap(({ x, each }) => each.filter(Number.isFinite).map((y) => ({ x, y }))),
		showLine: false,
		borderColor: faint,
		backgroundColor: isMain ? faint : 'transparent',
		pointRadius: 2,
		pointBorderWidth: isMain ? 0 : 1,
		clip: 0
	};
	return [medians, seeds];
}
