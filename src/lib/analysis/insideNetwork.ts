/** What there is to read of a network's units and layers, at given parameters and points. */
import { slopeAt, slopeFollows, type Activation, type Invertible } from '../network/activation.ts';
import { gradientOf } from '../network/gradient.ts';
import type { Loss } from '../network/loss.ts';
import { denseLayersOf, layersOf, type DenseLayer, type NetworkSpec } from '../network/spec.ts';

/** The steepest slope of each activation. */
const steepest: Record<Invertible, number> = {
	tanh: 1,
	relu: 1,
	sigmoid: 0.25,
	linear: 1,
	leakyRelu: 1
};

/** Of its steepest slope: where a unit's slope is less, its point hardly moves the weights behind it. */
const flat = 0.02;

/**
 * The share of a unit's outputs, 0–1, at which its activation is flat: a relu unit is silent there, tanh
 * and sigmoid are saturated (beyond ±0.99 of tanh), and leaky relu leaks. Of gelu and sin, which are flat
 * in passing alone, it is 0.
 */
export function shareFlat(activation: Activation, outputs: ArrayLike<number>): number {
	if (!slopeFollows(activation)) return 0;
	let count = 0;
	for (let i = 0; i < outputs.length; i++) {
		if (slopeAt(activation, outputs[i]) < flat * steepest[activation]) count++;
	}
	return outputs.length === 0 ? 0 : count / outputs.length;
}

/** The numbers of one unit among those of its layer, `[rows, units]`. */
export function unitOf(values: ArrayLike<number>, units: number, unit: number): Float64Array {
	return Float64Array.from(
		{ length: values.length / units },
		(_, row) => values[row * units + unit]
	);
}

/** The weights that lead into a unit, as indices of the flat parameters, from the first input on. */
export function weightsInto({ inputs, outputs, kernelStart }: DenseLayer, unit: number): number[] {
	return Array.from({ length: inputs }, (_, from) => kernelStart + from * outputs + unit);
}

/**
 * How strongly the layer after hears each unit: the Euclidean length of the weights that lead out of it.
 * Null for the last layer.
 */
export function strengthsOut(
	spec: NetworkSpec,
	parameters: ArrayLike<number>,
	layer: number
): number[] | null {
	const next = denseLayersOf(spec).at(layer + 1);
	if (next === undefined) return null;
	return Array.from({ length: next.inputs }, (_, unit) => {
		let sum = 0;
		for (let to = 0; to < next.outputs; to++) {
			sum += parameters[next.kernelStart + unit * next.outputs + to] ** 2;
		}
		return Math.sqrt(sum);
	});
}

/** How many of the values lie in each of equally wide bins from `from` to `to`. */
export interface Histogram {
	from: number;
	to: number;
	counts: number[];
	/** Values that are numbers. */
	total: number;
}

/** The least of 1, 1.5, 2, 3, 5 or 7 × 10ⁿ that is not below a positive number. */
export function roundedUp(value: number): number {
	const power = 10 ** Math.max(-300, Math.floor(Math.log10(value)));
	return [1, 1.5, 2, 3, 5, 7, 10].find((factor) => factor * power >= value * (1 - 1e-9))! * power;
}

/**
 * Zero is always within the range, at its end where no value lies beyond; the ends are round, so that they
 * stay while training moves the values.
 */
export function histogramOf(values: ArrayLike<number>, bins = 24): Histogram {
	let [least, most] = [0, 0];
	for (let i = 0; i < values.length; i++) {
		if (!Number.isFinite(values[i])) continue;
		least = Math.min(least, values[i]);
		most = Math.max(most, values[i]);
	}
	const size = Math.max(-least, most);
	const end = size === 0 ? 1 : roundedUp(size);
	const [from, to] = [least < 0 || size === 0 ? -end : 0, most > 0 || size === 0 ? end : 0];
	const counts = new Array<number>(bins).fill(0);
	let total = 0;
	for (let i = 0; i < values.length; i++) {
		if (!Number.isFinite(values[i])) continue;
		counts[Math.min(bins - 1, Math.floor(((values[i] - from) / (to - from)) * bins))]++;
		total++;
	}
	return { from, to, counts, total };
}

/**
 * The size of each layer's gradient of the mean loss over the points, dropout and penalties apart: the root
 * of the mean square over its parameters; 0 of a layer without any. Where it shrinks by a factor from each layer to the one before,
 * gradients vanish (Glorot & Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html).
 */
export function gradientSizes(
	spec: NetworkSpec,
	loss: Loss,
	parameters: ArrayLike<number>,
	inputs: ArrayLike<number>, // [rows, inputs]
	targets: ArrayLike<number> // [rows, outputs]
): number[] {
	const gradient = gradientOf(spec, loss, parameters, inputs, targets);
	return layersOf(spec).map(({ start, end }) => {
		let sum = 0;
		for (let i = start; i < end; i++) sum += gradient[i] ** 2;
		return Math.sqrt(sum / Math.max(1, end - start));
	});
}
