import { formatCount, formatExact } from '../../format.ts';
import type { ChartDataset, ChartOptions, Scale } from 'chart.js';
import type { ChartPoint } from '$lib/analysis/curve.ts';
import { decimate } from './decimate.ts';
import { headroom, type LossLine, type LossPicture } from './lossPicture.ts';
import { logTicks, tickText, ticksUpTo, wholeTicksUpTo } from '../chart/ticks.ts';

function setTicks(scale: Scale, values: readonly number[]) {
	scale.ticks = values.map((value) => ({ value }));
}

function yParts(height: number, size: number): number {
	return Math.max(2, Math.min(6, Math.round(height / (6 * size))));
}

/** Options that read the present picture whenever Chart.js lays the chart out. */
export function lossOptions(
	picture: () => LossPicture,
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
			padding: ({ chart }) => ({ top: headroom(picture()), right: gutter(chart.width) })
		},
		scales: {
			x: {
				type: 'linear',
				min: 0,
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
					const { end, size } = picture();
					const room = scale.chart.width - gutter(scale.chart.width) - 3 * size;
					const widest = formatCount(end).length * 0.6 * size + 1.6 * size;
					const parts = Math.max(1, Math.min(6, Math.floor(room / widest)));
					setTicks(scale, wholeTicksUpTo(end, parts));
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
					const parts = yParts(scale.chart.height, size);
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

export function datasetOf(
	line: LossLine,
	stepsPerPixel: number
): ChartDataset<'line', ChartPoint[]> {
	const isValidation = line.part === 'validation';
	const isAlone = line.points.length === 1;
	return {
		data: decimate(line.points, stepsPerPixel),
		borderColor: line.color,
		backgroundColor: line.color,
		borderWidth: (isValidation ? 2.5 : 1.5) * (line.faded ? 0.7 : 1),
		borderDash: isValidation ? [] : [4, 3],
		borderJoinStyle: 'round',
		pointRadius: isAlone ? (isValidation ? 3 : 2) : 0,
		pointBorderWidth: 0,
		clip: 2
	};
}
