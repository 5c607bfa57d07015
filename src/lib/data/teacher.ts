/**
 * A teacher is a network with random weights that no student sees: what it answers is the truth of
 * its data set. Kernels are Glorot uniform times `gain`, hidden biases `bias · N(0, 1)`, the output
 * is shifted and scaled to mean 0 and variance 1 over x ~ N(0, I) (Saad & Solla 1995,
 * https://doi.org/10.1103/PhysRevLett.74.4337, call it that).
 */
import { forward } from '../network/forward.ts';
import { activate, type Activation } from '../network/activation.ts';
import { denseLayersOf, inputsOf, type NetworkSpec } from '../network/spec.ts';
import { randomStream } from '../random/randomStream.ts';
import { square, squashAll } from '../math/elementary.ts';

export interface TeacherSettings {
	/** Of one output. */
	network: NetworkSpec;
	/** Factor on every kernel. */
	gain: number;
	/** Standard deviation of the hidden biases. */
	bias: number;
	/** Which teacher. */
	seed: number;
}

/** Inputs over which the output's mean and variance are taken. */
const samples = 4096;

export type Teacher = (inputs: ArrayLike<number>) => number;

/** What the teacher answers to one input row. */
export function teacherOf(settings: TeacherSettings): Teacher {
	const { network, seed } = settings;
	const parameters = drawParameters(settings);
	const stream = randomStream(seed, 'teacher', 'standardisation');
	const inputs = Float64Array.from({ length: samples * inputsOf(network) }, () => stream.normal());
	const outputs = forward(network, parameters, inputs); // [samples, 1]
	const mean = outputs.reduce((sum, output) => sum + output / samples, 0);
	const variance = outputs.reduce((sum, output) => sum + square(output - mean) / samples, 0);
	const deviation = Math.sqrt(variance) || 1; // a relu teacher may be silent everywhere
	const answer = rowByRow(network, parameters);
	return (row) => (answer(row) - mean) / deviation;
}

/**
 * The forward pass of one output for one row after another: a teacher that makes up new points for
 * every step of training is asked a hundred thousand times a second. Sums in the order of `forward`,
 * four inputs at a time.
 */
function rowByRow(network: NetworkSpec, parameters: Float64Array): Teacher {
	const layers = denseLayersOf(network).map((layer) => ({
		...layer,
		kernel: parameters.slice(layer.kernelStart, layer.biasStart),
		biases: parameters.slice(layer.biasStart, layer.end),
		units: new Float64Array(layer.outputs)
	}));
	const first = new Float64Array(inputsOf(network));
	const { units: result } = layers[layers.length - 1];
	return (row) => {
		for (let i = 0; i < first.length; i++) first[i] = row[i];
		let values = first;
		for (const { kernel, biases, units, activation } of layers) {
			units.set(biases);
			addProducts(values, kernel, units);
			activateAll(activation, units);
			values = units;
		}
		return result[0];
	};
}

function activateAll(activation: Activation, units: Float64Array): void {
	if (activation !== 'tanh') {
		for (let i = 0; i < units.length; i++) units[i] = activate(activation, units[i]);
		return;
	}
	squashAll(units);
}

/** `sums += values · kernel` */
function addProducts(values: Float64Array, kernel: Float64Array, sums: Float64Array): void {
	const width = sums.length;
	const inFours = values.length - (values.length % 4);
	for (let from = 0; from < inFours; from += 4) {
		const a = values[from];
		const b = values[from + 1];
		const c = values[from + 2];
		const d = values[from + 3];
		const start = from * width;
		for (let to = 0; to < width; to++) {
			const at = start + to;
			sums[to] =
				sums[to] +
				a * kernel[at] +
				b * kernel[at + width] +
				c * kernel[at + 2 * width] +
				d * kernel[at + 3 * width];
		}
	}
	for (let from = inFours; from < values.length; from++) {
		for (let to = 0; to < width; to++) sums[to] += values[from] * kernel[from * width + to];
	}
}

function drawParameters({ network, gain, bias, seed }: TeacherSettings): Float64Array {
	const layers = denseLayersOf(network);
	const parameters = new Float64Array(layers[layers.length - 1].end);
	for (const layer of layers) {
		const limit = gain * Math.sqrt(6 / (layer.inputs + layer.outputs));
		const kernel = randomStream(seed, 'teacher', 'kernel', layer.index);
		const biases = randomStream(seed, 'teacher', 'bias', layer.index);
		for (let i = layer.kernelStart; i < layer.biasStart; i++) {
			parameters[i] = limit * (2 * kernel.uniform() - 1);
		}
		if (layer === layers[layers.length - 1]) continue;
		for (let i = layer.biasStart; i < layer.end; i++) parameters[i] = bias * biases.normal();
	}
	return parameters;
}
