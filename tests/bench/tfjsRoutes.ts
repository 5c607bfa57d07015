/**
 * tfjs as one would use it: `model.fit`, and `optimizer.minimize` on tfjs-core. At its best: batches
 * are on the device before the clock starts, nothing is read back but what `fit` reads itself.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import { createBatches } from '../../src/lib/engine/batches.ts';
import { openBackend } from '../../src/lib/engine/backends.ts';
import { deviceDone } from '../../src/lib/engine/deviceDone.ts';
import { initialParameters } from '../../src/lib/engine/initialParameters.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import { adam } from '../../src/lib/network/hyperparameters.ts';
import { layersOf } from '../../src/lib/network/spec.ts';
import type { Route, RouteName, Run } from './route.ts';

/** Distinct batches kept on the device; enough for the steps that agreement is checked after. */
const keptBatches = 50;

interface Batch {
	x: tf.Tensor2D;
	y: tf.Tensor2D;
}

function rowsOf({ data, network }: Member, rows: Int32Array | null): Batch {
	const { training } = data;
	const pick = (values: Float32Array, width: number) => {
		if (!rows) return values.slice();
		const picked = new Float32Array(rows.length * width);
		rows.forEach((row, i) =>
			picked.set(values.subarray(row * width, (row + 1) * width), i * width)
		);
		return picked;
	};
	const count = rows?.length ?? training.rows;
	return {
		x: tf.tensor2d(pick(training.inputs, network.inputs), [count, network.inputs]),
		y: tf.tensor2d(pick(training.targets, network.outputs), [count, network.outputs])
	};
}

function batchesOf(member: Member): Batch[] {
	const { data, training, seeds } = member;
	const batches = createBatches(data.training.rows, training.batchSize, seeds.batches);
	const count = training.batchSize === 'all' ? 1 : keptBatches;
	return Array.from({ length: count }, (_, step) => rowsOf(member, batches.rowsOf(step)));
}

function lossOf(member: Member, z: tf.Tensor2D, y: tf.Tensor2D): tf.Scalar {
	switch (member.loss) {
		case 'meanSquaredError':
			return tf.losses.meanSquaredError(y, z) as tf.Scalar;
		case 'binaryCrossEntropy':
			return tf.losses.sigmoidCrossEntropy(y, z) as tf.Scalar;
		case 'softmaxCrossEntropy':
			return tf.losses.softmaxCrossEntropy(y, z) as tf.Scalar;
	}
}

function minimizeOne(member: Member): Run {
	const layers = layersOf(member.network);
	const start = member.parameters ?? initialParameters(member.network, member.seeds.weights);
	const pieces = (flat: Float32Array) =>
		layers.flatMap(({ inputs, outputs, kernelStart, biasStart, end }) => [
			tf.tensor2d(flat.slice(kernelStart, biasStart), [inputs, outputs]) as tf.Tensor,
			tf.tensor1d(flat.slice(biasStart, end)) as tf.Tensor
		]);
	const variables = pieces(start).map((value) => tf.variable(value));
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
		async parameters() {
			const flat = new Float32Array(start.length);
			let offset = 0;
			for (const variable of variables) {
				flat.set(await variable.data(), offset);
				offset += variable.size;
			}
			return [flat];
		},
		async setParameters(values) {
			pieces(values).forEach((value, i) => {
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

async function fitOne(member: Member): Promise<Run> {
	const { layers: kinds, sequential, train } = await import('@tensorflow/tfjs');
	const model = sequential();
	const layers = layersOf(member.network);
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
		const weights = layers.flatMap(({ inputs, outputs, kernelStart, biasStart, end }) => [
			tf.tensor2d(flat.slice(kernelStart, biasStart), [inputs, outputs]) as tf.Tensor,
			tf.tensor1d(flat.slice(biasStart, end)) as tf.Tensor
		]);
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
		async parameters() {
			const flat = new Float32Array(start.length);
			let offset = 0;
			for (const weight of model.getWeights()) {
				flat.set(await weight.data(), offset);
				offset += weight.size;
			}
			return [flat];
		},
		setParameters: async (values) => set(values),
		dispose() {
			model.optimizer.dispose();
			model.dispose();
			for (const { x, y } of batches) tf.dispose([x, y]);
		}
	};
}

function tfjsRoute(
	name: RouteName,
	backend: 'webgl' | 'wasm',
	one: (member: Member) => Run | Promise<Run>
): Route {
	return {
		name,
		isLockstep: false,
		async create(members) {
			await openBackend(backend);
			if (backend === 'webgl') tf.env().set('WEBGL_PACK', true);
			const runs: Run[] = [];
			for (const member of members) runs.push(await one(member));
			return {
				async train(steps) {
					await tf.setBackend(backend);
					for (const run of runs) await run.train(steps);
				},
				async parameters() {
					await tf.setBackend(backend);
					return (await Promise.all(runs.map((run) => run.parameters()))).flat();
				},
				async setParameters(values) {
					await tf.setBackend(backend);
					await runs[0].setParameters!(values);
				},
				dispose: () => runs.forEach((run) => run.dispose())
			};
		}
	};
}

export const tfjsRoutes: Route[] = [
	tfjsRoute('tfjs-fit-webgl', 'webgl', fitOne),
	tfjsRoute('tfjs-minimize-webgl', 'webgl', minimizeOne),
	tfjsRoute('tfjs-minimize-wasm', 'wasm', minimizeOne)
];
