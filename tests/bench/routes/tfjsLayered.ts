/** `optimizer.minimize` on tfjs-core for other layers than dense ones: its own operations for each. */
import * as tf from '@tensorflow/tfjs-core';
import { deviceDone } from '../../../src/lib/engine/device/fences.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { adam } from '../../../src/lib/network/hyperparameters.ts';
import { placesOf, type Convolution1dSpec } from '../../../src/lib/network/layers/convolution1d.ts';
import { layersOf, type Layer } from '../../../src/lib/network/spec.ts';
import type { Run } from '../route.ts';
import { batchesOf, flatOf, lossOf } from './tfjsParts.ts';

/**
 * What every place of a valid convolution sees, one after another, by slices: tfjs's WebAssembly has no
 * gradient for the kernel of a convolution, and has those of slices and products.
 */
function patchesOf(x: tf.Tensor3D, { kernel, stride = 1 }: Convolution1dSpec, places: number) {
	const [rows, , channels] = x.shape;
	const long = tf.pad(x, [
		[0, 0],
		[0, stride - 1],
		[0, 0]
	]);
	const taps = Array.from({ length: kernel }, (_, tap) => {
		const seen = tf.slice(long, [0, tap, 0], [rows, places * stride, channels]);
		const stepped = tf.reshape(seen, [rows, places, stride * channels]);
		return tf.slice(stepped, [0, 0, 0], [rows, places, channels]);
	});
	return tf.reshape(tf.concat(taps, 2), [rows * places, kernel * channels]);
}

function convolved(spec: Convolution1dSpec, x: tf.Tensor3D, kernel: tf.Tensor): tf.Tensor {
	const { stride = 1, padding } = spec;
	if (tf.getBackend() !== 'wasm') return tf.conv1d(x, kernel as tf.Tensor3D, stride, padding);
	const { places } = placesOf(spec, x.shape[1]);
	const [taps, channels, filters] = kernel.shape;
	const flat = tf.reshape(kernel, [taps * channels, filters]) as tf.Tensor2D;
	const sums = tf.matMul(patchesOf(x, spec, places) as tf.Tensor2D, flat);
	return tf.reshape(sums, [x.shape[0], places, filters]);
}

/** Kernel and bias are the layer's own. */
function outputsOf({ spec }: Layer, x: tf.Tensor, [kernel, bias]: tf.Tensor[]): tf.Tensor {
	switch (spec.kind) {
		case 'globalMaxPooling':
			return tf.max(x, 1);
		case 'convolution1d':
			return tf.relu(tf.add(convolved(spec, x as tf.Tensor3D, kernel), bias));
		case 'dense':
			return tf.add(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias);
		default:
			throw new RangeError(`The benchmark has no “${spec.kind}”.`);
	}
}

export function layeredOne(member: Member): Run {
	const { network, seeds, training } = member;
	const layers = layersOf(network);
	const placed = layers.flatMap(({ arrays }) => arrays);
	const tensorsOf = (flat: Float32Array) =>
		placed.map(({ array, start, end }) => tf.tensor(flat.slice(start, end), [...array.shape]));
	const variables = tensorsOf(initialParameters(network, seeds.weights)).map((value) =>
		tf.variable(value)
	);
	const batches = batchesOf(member).map(({ x, y }) => {
		const shaped = tf.reshape(x, [x.shape[0], ...network.input]);
		x.dispose();
		return { x: shaped, y };
	});
	const { beta1, beta2, epsilon } = adam;
	const optimizer = tf.train.adam(training.learningRate, beta1, beta2, epsilon);
	let step = 0;
	return {
		async train(steps) {
			for (let i = 0; i < steps; i++) {
				const { x, y } = batches[step++ % batches.length];
				optimizer.minimize(() => {
					let h: tf.Tensor = x;
					let first = 0;
					for (const layer of layers) {
						const own = variables.slice(first, (first += layer.arrays.length));
						h = outputsOf(layer, h, own as unknown as tf.Tensor[]);
					}
					return lossOf(member, h as tf.Tensor2D, y);
				});
			}
			await deviceDone();
		},
		parameters: async () => [await flatOf(variables as unknown as tf.Tensor[])],
		async setParameters(values) {
			tensorsOf(values).forEach((value, i) => {
				variables[i].assign(value);
				value.dispose();
			});
		},
		dispose() {
			optimizer.dispose();
			tf.dispose(variables);
			for (const { x, y } of batches) tf.dispose([x, y]);
		}
	};
}
