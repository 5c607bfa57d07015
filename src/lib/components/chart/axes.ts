import type { ChartOptions, Scale } from 'chart.js';
import type { Look } from './look.ts';
import { logTicks, tickText, ticksUpTo } from './ticks.ts';

type ScaleOptions = NonNullable<ChartOptions<'line'>['scales']>[string];

/** The range of an axis, and the numbers along it. */
export interface Axis {
	scale: 'linear' | 'log';
	min: number;
	max: number;
	/** Where numbers stand, rising, in a chart of this size in px. */
	ticks(width: number, height: number): readonly number[];
	/** A number as it is written; `step` lies between two of them and is null on a logarithmic axis. */
	text(value: number, step: number | null): string;
}

export interface Axes {
	x: Axis;
	y: Axis;
}

/** What is drawn of an axis: its numbers, hairlines at them across the plot too, or nothing. */
export type AxisStyle = 'numbers' | 'hairlines' | 'nothing';

/** An axis of values, which begins at 0 where it is linear, with about so many parts. */
export function valueAxis(
	{ scale, min, max }: Pick<Axis, 'scale' | 'min' | 'max'>,
	parts: (width: number, height: number) => number,
	linearTicks = ticksUpTo
): Axis {
	return {
		scale,
		min,
		max,
		ticks: (width, height) =>
			scale === 'log'
				? logTicks(min, max, parts(width, height))
				: linearTicks(max, parts(width, height)),
		text: tickText
	};
}

/** What changes with the picture; the rest of an axis' options reads the present one. */
export function rangeOptions({ scale, min, max }: Axis): object {
	return { type: scale === 'log' ? 'logarithmic' : 'linear', min, max };
}

/** Chart.js's options for an axis, read from the present picture whenever the chart is laid out. */
export function axisOptions(
	side: keyof Axes,
	style: AxisStyle,
	axis: () => Axis,
	look: () => Look
): ScaleOptions {
	return {
		...rangeOptions(axis()),
		display: style !== 'nothing',
		border: { display: false },
		grid: {
			display: style === 'hairlines',
			color: () => look().palette.hairline,
			drawTicks: false
		},
		ticks: {
			font: () => ({ family: look().palette.sans, size: look().size }),
			color: () => look().palette.muted,
			autoSkip: false,
			maxRotation: 0,
			crossAlign: side === 'y' ? 'far' : 'near',
			padding: 6,
			callback: (value, _, ticks) => axis().text(Number(value), stepOf(axis(), ticks))
		},
		afterBuildTicks(scale: Scale) {
			const { width, height } = scale.chart;
			scale.ticks = axis()
				.ticks(width, height)
				.map((value) => ({ value }));
		}
	};
}

function stepOf({ scale }: Axis, [first, second]: readonly { value: number }[]): number | null {
	return scale === 'log' ? null : (second?.value ?? 1) - (first?.value ?? 0);
}
