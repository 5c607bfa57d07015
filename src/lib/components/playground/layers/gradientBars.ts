/** How large the gradient is in each layer, as bars on a logarithmic scale. */
import { formatParameter } from '$lib/format.ts';

export interface GradientBar {
	/** Of the layer's gradient: the root of its mean square. */
	size: number;
	/** Of the room, 0–1. */
	share: number;
}

/** Powers of ten that the room holds below the largest. */
const powers = 14;
/** Below this share of the largest a layer hears next to nothing. */
const unheard = 1e-4;

const isSize = (size: number) => Number.isFinite(size);

export function gradientBars(sizes: readonly number[]): GradientBar[] {
	const largest = Math.max(...sizes.filter(isSize), 0);
	return sizes.map((size) => {
		if (!isSize(size) || size === 0 || largest === 0) return { size, share: 0 };
		return { size, share: Math.max(0.02, 1 + Math.log10(size / largest) / powers) };
	});
}

/** What the first layer hears beside the one that hears most, in a sentence. */
export function gradientSentence(sizes: readonly number[]): string {
	if (!sizes.every(isSize)) return 'Its gradients are no finite numbers any more.';
	const [first] = sizes;
	const largest = Math.max(...sizes);
	const end = `${formatParameter(first)} in the first layer, ${formatParameter(largest)} in the one that hears most`;
	if (largest === 0) return 'No layer has a gradient at these parameters.';
	if (first < unheard * largest) {
		return `Next to nothing reaches the first layer: ${end}.`;
	}
	return `The gradient reaches the first layer: ${end}.`;
}
