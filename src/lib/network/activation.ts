/** Activation functions, each with its slope. */
import { exp, tanh } from '../math/elementary.ts';
export const activations = ['tanh', 'relu', 'sigmoid', 'linear'] as const;
export type Activation = (typeof activations)[number];

export function activate(activation: Activation, z: number): number {
	switch (activation) {
		case 'tanh':
			return tanh(z);
		case 'relu':
			return Math.max(z, 0);
		case 'sigmoid':
			return 1 / (1 + exp(-z));
		case 'linear':
			return z;
	}
}

/** `φ′(z)`, from what the activation made of z: `h = φ(z)`. */
export function slopeAt(activation: Activation, h: number): number {
	switch (activation) {
		case 'tanh':
			return 1 - h * h;
		case 'relu':
			return h > 0 ? 1 : 0;
		case 'sigmoid':
			return h * (1 - h);
		case 'linear':
			return 1;
	}
}

/** `φ(z)` of every number, in place. */
export function activateAll(activation: Activation, values: Float64Array): Float64Array {
	for (let i = 0; i < values.length; i++) values[i] = activate(activation, values[i]);
	return values;
}

/** `∂loss/∂z = ∂loss/∂h · φ′(z)`, a new array. */
export function backThrough(
	activation: Activation,
	outputs: ArrayLike<number>,
	gradient: ArrayLike<number>
): Float64Array {
	return Float64Array.from(gradient, (value, i) => value * slopeAt(activation, outputs[i]));
}
