import type { Loss } from '$lib/network/loss.ts';

/** What the outputs stand for: probabilities, of each class where they are logits, else the answers. */
export function sharesOf(loss: Loss, outputs: readonly number[]): number[] {
	switch (loss) {
		case 'meanSquaredError':
			return [...outputs];
		case 'binaryCrossEntropy':
			return outputs.map((z) => 1 / (1 + Math.exp(-z)));
		case 'softmaxCrossEntropy':
			return outputs.map((z) => 1 / outputs.reduce((sum, other) => sum + Math.exp(other - z), 0));
	}
}
