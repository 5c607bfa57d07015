import { zerosBefore, type Padding } from '../../network/layers/slidingWindow.ts';
import type { Layer } from '../../network/spec.ts';

/** Zeros before the first position and behind the last. */
export function padsOf(
	{ input: [positions], output: [places] }: Layer,
	size: number,
	stride: number,
	padding: Padding
): [before: number, behind: number] {
	if (padding === 'valid') return [0, 0];
	const before = zerosBefore(positions, size, stride, padding);
	return [before, Math.max(0, (places - 1) * stride + size - positions) - before];
}
