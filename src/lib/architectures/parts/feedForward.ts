/** What follows attention in a block: two dense layers, three with a gate, or many side by side. */
import type { Line } from '../block.ts';
import { dense } from '../layer.ts';

const line = (name: string, layer: Line['layer'], copies = 1, used = copies): Line => ({
	name,
	purpose: 'feed-forward',
	layer,
	copies,
	used
});

export function plainFeedForward(width: number, wide: number, hasBias = true): Line[] {
	return [
		line('Feed-forward, wider', dense(width, wide, hasBias)),
		line('Feed-forward, back', dense(wide, width, hasBias))
	];
}

/** SwiGLU, GEGLU: one dense layer opens and closes what the other one lets through. */
export function gatedFeedForward(width: number, wide: number, hasBias = false): Line[] {
	return [
		line('Feed-forward: gate and values', dense(width, wide, hasBias), 2),
		line('Feed-forward, back', dense(wide, width, hasBias))
	];
}

export interface MixtureShape {
	width: number;
	experts: number;
	/** Experts that the router chooses for one token. */
	used: number;
	/** Feed-forward width of one expert. */
	expertWidth: number;
	/** Feed-forward width of what every token goes through beside them. Default: 0, none. */
	sharedWidth?: number;
	/** Whether a gate of one number weighs the shared one. Default: false. */
	hasSharedGate?: boolean;
	/** On router and experts. Default: false. */
	hasBias?: boolean;
}

/** Gated feed-forwards side by side, of which a router chooses a few for each token. */
export function mixtureLines(shape: MixtureShape): Line[] {
	const { width, experts, expertWidth, sharedWidth = 0, hasSharedGate, hasBias = false } = shape;
	const used = Math.min(shape.used, experts);
	return [
		line('Router', dense(width, experts, hasBias)),
		line('Experts: gate and values', dense(width, expertWidth, hasBias), 2 * experts, 2 * used),
		line('Experts: back', dense(expertWidth, width, hasBias), experts, used),
		...(sharedWidth > 0
			? [
					line('Shared expert: gate and values', dense(width, sharedWidth, false), 2),
					line('Shared expert: back', dense(sharedWidth, width, false))
				]
			: []),
		...(sharedWidth > 0 && hasSharedGate
			? [line('Weight of the shared expert', dense(width, 1, false))]
			: [])
	];
}
