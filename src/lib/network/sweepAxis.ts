import type { BitWidth } from './compression/quantize.ts';

/** What a sweep varies: width at fixed depth, depth at fixed width, or the number of training points of
 * a fixed network; of a network whose layers are of their own kinds the filters of every convolution,
 * or how often its repeated layer stands; after training how much of a network is pruned, in percent, the
 * bits of its weights, the rank of a LoRA update, or the number of points of its new task. */
export const sweepAxes = [
	'width',
	'depth',
	'training',
	'channels',
	'layers',
	'pruned',
	'bits',
	'rank'
] as const;
export type SweepAxis = (typeof sweepAxes)[number];

/** Those of networks that start from a pretrained one, beside the number of points. */
export const axesAfterTraining: readonly SweepAxis[] = ['pruned', 'bits', 'rank'];

/** As the title of a column or a row. */
export const axisNames: Readonly<Record<SweepAxis, string>> = {
	width: 'Width',
	depth: 'Depth',
	training: 'Training points',
	channels: 'Channels',
	layers: 'Repeated layers',
	pruned: 'Share pruned',
	bits: 'Bits',
	rank: 'Rank'
};

/** One value of the axis, and several, within a sentence. */
export const axisWords: Readonly<Record<SweepAxis, { one: string; many: string }>> = {
	width: { one: 'width', many: 'widths' },
	depth: { one: 'depth', many: 'depths' },
	training: { one: 'number of training points', many: 'numbers of training points' },
	channels: { one: 'number of channels', many: 'numbers of channels' },
	layers: { one: 'number of repeated layers', many: 'numbers of repeated layers' },
	pruned: { one: 'share pruned', many: 'shares pruned' },
	bits: { one: 'number of bits', many: 'numbers of bits' },
	rank: { one: 'rank', many: 'ranks' }
};

/** Which number stands for each kind of rounding: its bits. A ternary weight carries log₂ 3 of them. */
const bitWidthsByValue: readonly (readonly [value: number, bits: BitWidth])[] = [
	[1, 'binary'],
	[1.58, 'ternary'],
	[2, 2],
	[3, 3],
	[4, 4],
	[5, 5],
	[6, 6],
	[8, 8]
];

/** The values that the axis of bits may have, rising. */
export const bitValues: readonly number[] = bitWidthsByValue.map(([value]) => value);

/** Throws a `RangeError` where there is no such rounding. */
export function bitWidthOf(value: number): BitWidth {
	const found = bitWidthsByValue.find(([known]) => known === value);
	if (!found) throw new RangeError(`Nothing is rounded to ${value} bits.`);
	return found[1];
}

/** The value of the axis that stands for this rounding. */
export const valueOfBits = (bits: BitWidth): number =>
	bitWidthsByValue.find(([, known]) => known === bits)![0];
