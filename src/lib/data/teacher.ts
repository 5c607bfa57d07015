/**
 * A teacher is a network with random weights that no student sees: what it answers is the truth of
 * its data set. Kernels are Glorot uniform times `gain`, hidden biases `bias · N(0, 1)`, the output
 * is shifted and scaled to mean 0 and variance 1 over x ~ N(0, I) (Saad & Solla 1995,
 * https://doi.org/10.1103/PhysRevLett.74.4337, call it that).
 */
import { forward } from '../network/forward.ts';
import { layersOf, type NetworkSpec } from '../network/spec.ts';
import { randomStream } from './random.ts';

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

/** What the teacher answers to one input row. */
export function teacherOf(settings: TeacherSettings): (inputs: ArrayLike<number>) => number {
	const { network, seed } = settings;
	const parameters = drawParameters(settings);
	const stream = randomStream(seed, 'teacher', 'standardisation');
	const inputs = Float64Array.from({ length: samples * network.inputs }, () => stream.normal());
	const outputs = forward(network, parameters, inputs); // [samples, 1]
	const mean = outputs.reduce((sum, output) => sum + output / samples, 0);
	const variance = outputs.reduce((sum, output) => sum + (output - mean) ** 2 / samples, 0);
	const deviation = Math.sqrt(variance) || 1; // a relu teacher may be silent everywhere
	return (row) => (forward(network, parameters, row)[0] - mean) / deviation;
}

function drawParameters({ network, gain, bias, seed }: TeacherSettings): Float64Array {
	const layers = layersOf(network);
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
