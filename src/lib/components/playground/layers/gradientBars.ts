/**
 * How large the gradient is in each layer, as bars on one logarithmic scale for all networks, so that those of two
 * cards compare.
 */
import { formatParameter } from '$lib/format.ts';

export interface GradientBar {
	/** Of the layer's gradient: the root of its mean square. */
	size: number;
	/** Of the room, 0–1. */
	share: number;
}

/** Powers of ten at the foot and at the top. */
const range = { from: -14, to: 1 };
/** What still can be seen. */
const least = 0.02;

export function gradientBars(sizes: readonly number[]): GradientBar[] {
	return sizes.map((size) => {
		if (!Number.isFinite(size) || size === 0) return { size, share: 0 };
		const share = (Math.log10(size) - range.from) / (range.to - range.from);
		return { size, share: Math.min(1, Math.max(least, share)) };
	});
}

/** What the first layer hears, and the one that hears most, in a sentence. */
export function gradientSentence(sizes: readonly number[]): string {
	if (!sizes.every(Number.isFinite)) return 'Its gradients are no finite numbers any more.';
	const [first, largest] = [sizes[0], Math.max(...sizes)];
	if (largest === 0) return 'No layer has a gradient at these parameters.';
	return (
		`The size of the gradient is ${formatParameter(first)} in the first layer, and ` +
		`${formatParameter(largest)} in the one that hears most.`
	);
}
