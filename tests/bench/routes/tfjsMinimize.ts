import * as tf from '@tensorflow/tfjs-core';
import { deviceDone } from '../../../src/lib/engine/device/fences.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { adam } from '../../../src/lib/network/hyperparameters.ts';
import { denseLayersOf, isDenseStack } from '../../../src/lib/network/spec.ts';
import type { Run } from '../route.ts';
import { layeredOne } from './tfjsLayered.ts';
import { batchesOf, flatOf, lossOf, tensorsOf } from './tfjsParts.ts';

/** `optimizer.minimize` on tfjs-core, on the backend of the moment. */
export function minimizeOne(member: Member): Run {
	if (!isDenseStack(member.network)) return layeredOne(member);
	const layers = denseLayersOf(member.network);
	const start = member.parameters ?? initialParameters(member.network, member.seeds.weights);
	const variables = tensorsOf(start, layers).map((value) => tf.variable(value));
	const batches = batchesOf(member);
	const { learningRate } = member.training;
	const optimizer = tf.train.adam(learningRate, adam.beta1, adam.beta2, adam.epsilon);
	let step = 0;
	return {
		async train(steps) {
			for (let i = 0; i < steps; i++) {
				const { x, y } = batches[step++ % batches.length];
				optimizer.minimize(() => {
					let h: tf.Tensor2D = x;
					for (const { index, activation } of layers) {
						const product = tf.matMul(h, variables[2 * index] as unknown as tf.Tensor2D);
						h = tf.add(product, variables[2 * index + 1]);
						if (activation === 'tanh') h = tf.tanh(h);
						if (activation === 'relu') h = tf.relu(h);
					}
					return lossOf(member, h, y);
				});
			}
			await deviceDone();
		},
		parameters: async () => [await flatOf(variables)],
		async setParameters(values) {
			tensorsOf(values, layers).forEach((value, i) => {
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
