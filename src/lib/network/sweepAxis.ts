/** What a sweep varies: width at fixed depth, depth at fixed width, or the number of training points of
 * a fixed network. */
export const sweepAxes = ['width', 'depth', 'training'] as const;
export type SweepAxis = (typeof sweepAxes)[number];

/** As the title of a column or a row. */
export const axisNames: Readonly<Record<SweepAxis, string>> = {
	width: 'Width',
	depth: 'Depth',
	training: 'Training points'
};

/** One value of the axis, and several, within a sentence. */
export const axisWords: Readonly<Record<SweepAxis, { one: string; many: string }>> = {
	width: { one: 'width', many: 'widths' },
	depth: { one: 'depth', many: 'depths' },
	training: { one: 'number of training points', many: 'numbers of training points' }
};
