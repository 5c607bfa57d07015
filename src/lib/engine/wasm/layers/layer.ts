import type { Activation } from '../../../network/activation.ts';
import type { Shape } from '../../../network/shape.ts';

/** In the order of their numbers in `kernels/network.ts`. */
export const kernelKinds = [
	'dense',
	'residual',
	'convolution',
	'maxPooling',
	'flatten',
	'meanPooling'
] as const;

/** How the kernels compute a layer. */
export interface LayerPlan {
	kind: (typeof kernelKinds)[number];
	activation: Activation;
	/** Of the outputs; 1 where they have no positions. */
	places: number;
	/** Of each place. */
	units: number;
	/** Rows of its kernel of weights; 0 where it has none. */
	depth: number;
	/** Of a window: positions that a place sees, from one place to the next, and zeros before all. */
	taps: number;
	step: number;
	before: number;
}

export type WasmLayer<Spec> = (spec: Spec, input: Shape) => LayerPlan;

/** What layers without a window have for one. */
export const noWindow = { taps: 0, step: 0, before: 0 } as const;

/** Positions × channels of what comes in; a row of numbers is one position. */
export function sidesOf(input: Shape): { positions: number; channels: number } {
	const [positions, channels] = input.length === 2 ? input : [1, input[0]];
	return { positions, channels };
}
