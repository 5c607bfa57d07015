/** Activation functions, each with its slope. */
import { cos, exp, sin, tanh } from '../math/elementary.ts';

export const activations = [
	'tanh',
	'relu',
	'sigmoid',
	'linear',
	'leakyRelu',
	'gelu',
	'sin'
] as const;
export type Activation = (typeof activations)[number];

/** How readers see them. */
export const activationWords: Readonly<Record<Activation, string>> = {
	tanh: 'tanh',
	relu: 'relu',
	sigmoid: 'sigmoid',
	linear: 'linear',
	leakyRelu: 'leaky relu',
	gelu: 'gelu',
	sin: 'sin'
};

/** The slope of leaky relu below zero (Maas et al. 2013). */
export const leak = 0.01;

/**
 * gelu(z) = z · σ(2c (z + a z³)), which is ½z (1 + tanh(c (z + a z³))): the form with tanh
 * (https://arxiv.org/abs/1606.08415).
 */
export const gelu = { twiceC: 2 * Math.sqrt(2 / Math.PI), a: 0.044715 } as const;

const sigmoid = (z: number) => 1 / (1 + exp(-z));
const geluShare = (z: number) => sigmoid(gelu.twiceC * (z + gelu.a * z * z * z));

export function activate(activation: Activation, z: number): number {
	switch (activation) {
		case 'tanh':
			return tanh(z);
		case 'relu':
			return Math.max(z, 0);
		case 'sigmoid':
			return sigmoid(z);
		case 'linear':
			return z;
		case 'leakyRelu':
			return z > 0 ? z : leak * z;
		case 'gelu': {
			const share = geluShare(z);
			return share === 0 ? 0 : z * share;
		}
		case 'sin':
			return sin(z);
	}
}

/** Those whose slope follows from what they make of z. Of `gelu` and `sin`, two z have one value. */
export type Invertible = Exclude<Activation, 'gelu' | 'sin'>;

export function slopeFollows(activation: Activation): activation is Invertible {
	return activation !== 'gelu' && activation !== 'sin';
}

/** `φ′(z)`, from `h = φ(z)`. */
export function slopeAt(activation: Invertible, h: number): number {
	switch (activation) {
		case 'tanh':
			return 1 - h * h;
		case 'relu':
			return h > 0 ? 1 : 0;
		case 'sigmoid':
			return h * (1 - h);
		case 'linear':
			return 1;
		case 'leakyRelu':
			return h > 0 ? 1 : leak;
	}
}

/** `φ′(z)`. `h = φ(z)` is given where it is known. */
export function slopeOf(activation: Activation, z: number, h = activate(activation, z)): number {
	if (slopeFollows(activation)) return slopeAt(activation, h);
	if (activation === 'sin') return cos(z);
	const share = geluShare(z);
	if (share === 0 || share === 1) return share;
	return share + z * share * (1 - share) * gelu.twiceC * (1 + 3 * gelu.a * z * z);
}

/** `φ(z)` of every number, in place. */
export function activateAll(activation: Activation, values: Float64Array): Float64Array {
	for (let i = 0; i < values.length; i++) values[i] = activate(activation, values[i]);
	return values;
}

/** `∂loss/∂z = ∂loss/∂h · φ′(z)`, a new array. `sums` are asked for the z where h does not say. */
export function backThrough(
	activation: Activation,
	outputs: ArrayLike<number>,
	gradient: ArrayLike<number>,
	sums: () => ArrayLike<number>
): Float64Array {
	const z = slopeFollows(activation) ? outputs : sums();
	return Float64Array.from(gradient, (value, i) => value * slopeOf(activation, z[i], outputs[i]));
}
