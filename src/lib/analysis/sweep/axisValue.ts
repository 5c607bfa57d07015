import { counted, formatCount } from '../../format.ts';
import { bitValues, bitWidthOf, type SweepAxis } from '../../network/sweepAxis.ts';

/** What is still seen of another axis is a number. */
const bitsOf = (value: number) => (bitValues.includes(value) ? bitWidthOf(value) : value);

/** A value of the axis as it stands on the axis or in a column that says what it is: "90 %", "ternary", "8". */
export function axisValue(value: number, axis: SweepAxis): string {
	if (axis === 'pruned') return `${formatCount(value)}\u00a0%`;
	const bits = axis === 'bits' ? bitsOf(value) : value;
	return typeof bits === 'number' ? formatCount(bits) : bits;
}

/** The same within a sentence: "90 % pruned", "3 bits", "rank 2". */
export function axisValueInWords(value: number, axis: SweepAxis): string {
	switch (axis) {
		case 'pruned':
			return `${axisValue(value, axis)} pruned`;
		case 'bits': {
			const bits = bitsOf(value);
			return typeof bits === 'number' ? counted(bits, 'bit') : `${bits} weights`;
		}
		case 'training':
			return counted(value, 'training point');
		case 'channels':
			return counted(value, 'channel');
		case 'layers':
			return counted(value, 'repeated layer');
		default:
			return `${axis} ${formatCount(value)}`;
	}
}
