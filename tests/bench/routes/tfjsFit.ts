import * as tf from '@tensorflow/tfjs-core';
import { deviceDone } from '../../../src/lib/engine/device/fences.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { adam } from '../../../src/lib/network/hyperparameters.ts';
import { denseLayersOf } from '../../../src/lib/network/spec.ts';
import type { Run } from '../route.ts';
import { batchesOf, flatOf, lossOf, tensorsOf } from './tfjsParts.ts';

/** `model.fit` of tfjs-layers, on the backend of the moment. */
export async function fitOne(member: Member): Promise<Run> {
	const { layers: kinds, sequential, train } = await import('@tensorflow/tfjs');
	const model = sequential();
	const layers = denseLayersOf(member.network);
	for (const { index, inputs, outputs, activation } of layers) {
		model.add(
			kinds.dense({
				units: outputs,
				activation: activation as 'tanh' | 'relu' | 'linear',
				...(index === 0 ? { inputShape: [inputs] } : {})
			})
		);
	}
	const start = member.parameters ?? initialParameters(member.network, member.seeds.weights);
	const set = (flat: Float32Array) => {
		const weights = tensorsOf(flat, layers);
		model.setWeights(weights);
		tf.dispose(weights);
	};
	set(start);
	const { learningRate, batchSize } = member.training;
	model.compile({
		optimizer: train.adam(learningRate, adam.beta1, adam.beta2, adam.epsilon),
		loss: (y: tf.Tensor, z: tf.Tensor) => lossOf(member, z as tf.Tensor2D, y as tf.Tensor2D)
	});
	const batches = batchesOf(member);
	let step = 0;
	return {
		async train(steps) {
			const options = { shuffle: false, verbose: 0, yieldEvery: 'never' } as const;
			if (batchSize === 'all') {
				const [{ x, y }] = batches;
				await model.fit(x, y, { ...options, epochs: steps, batchSize: x.shape[0] });
			} else {
				const chosen = Array.from({ length: steps }, () => batches[step++ % batches.length]);
				const x = tf.concat(chosen.map((batch) => batch.x));
				const y = tf.concat(chosen.map((batch) => batch.y));
				await model.fit(x, y, { ...options, epochs: 1, batchSize });
				tf.dispose([x, y]);
			}
			await deviceDone();
		},
		parameters: async () => [await flatOf(model.getWeights())],
		setParameters: async (values) => set(values),
		dispose() {
			model.optimizer.dispose();
			model.dispose();
			for (const { x, y } of batches) tf.dispose([x, y]);
		}
	};
}
