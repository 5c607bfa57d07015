import { valueOf, type Control, type Options, type PointStreams } from './dataset.ts';

/** The slider that data sets in the plane have in common. */
export function positionNoise(defaultNoise: number, maximum: number, step = 0.01): Control {
	return {
		key: 'noise',
		label: 'Position noise',
		description: 'How far each point is pushed off its place at random (standard deviation).',
		minimum: 0,
		maximum,
		step,
		default: defaultNoise
	};
}

/** The place, moved by `noise · N(0, I)`. */
export function scatter(
	[x, y]: readonly [number, number],
	noise: Control,
	streams: PointStreams,
	options: Options
): number[] {
	const deviation = valueOf(noise, options);
	return [x + deviation * streams.noise.normal(), y + deviation * streams.noise.normal()];
}
