/** What a sweep varies: width at fixed depth, depth at fixed width, or the number of training points of
 * a fixed network; of a network whose layers are of their own kinds the filters of every convolution,
 * or how often its repeated layer stands. */
export const sweepAxes = ['width', 'depth', 'training', 'channels', 'layers'] as const;
export type SweepAxis = (typeof sweepAxes)[number];

/** As the title of a column or a row. */
export const axisNames: Readonly<Record<SweepAxis, string>> = {
	width: 'Width',
	depth: 'Depth',
	training: 'Training points',
	channels: 'Channels',
	layers: 'Repeated layers'
};

/** One value of the axis, and several, within a sentence. */
export const axisWords: Readonly<Record<SweepAxis, { one: string; many: string }>> = {
	width: { one: 'width', many: 'widths' },
	depth: { one: 'depth', many: 'depths' },
	training: { one: 'number of training points', many: 'numbers of training points' },
	channels: { one: 'number of channels', many: 'numbers of channels' },
	layers: { one: 'number of repeated layers', many: 'numbers of repeated layers' }
};
