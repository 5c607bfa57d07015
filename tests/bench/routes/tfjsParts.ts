/** What the routes through tfjs have in common: batches on the device, the loss, flat parameters. */
import * as tf from '@tensorflow/tfjs-core';
import { createBatches } from '../../../src/lib/data/batchOrder.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { type DenseLayer, inputsOf, outputsOf } from '../../../src/lib/network/spec.ts';

/** Distinct batches kept on the device; enough for the steps that agreement is checked after. */
const keptBatches = 50;

export interface Batch {
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
		x: tf.tensor2d(pick(training.inputs, inputsOf(network)), [count, inputsOf(network)]),
		y: tf.tensor2d(pick(training.targets, outputsOf(network)), [count, outputsOf(network)])
	};
}

export function batchesOf(member: Member): Batch[] {
	const { data, training, seeds } = member;
	const batches = createBatches(data.training.rows, training.batchSize, seeds.batches);
	const count = training.batchSize === 'all' ? 1 : keptBatches;
	return Array.from({ length: count }, (_, step) => rowsOf(member, batches.rowsOf(step)));
}

export function lossOf(member: Member, z: tf.Tensor2D, y: tf.Tensor2D): tf.Scalar {
	switch (member.loss) {
		case 'meanSquaredError':
			return tf.losses.meanSquaredError(y, z) as tf.Scalar;
		case 'binaryCrossEntropy':
			return tf.losses.sigmoidCrossEntropy(y, z) as tf.Scalar;
		case 'softmaxCrossEntropy':
			return tf.losses.softmaxCrossEntropy(y, z) as tf.Scalar;
	}
}

/** Kernel and bias of each layer, as tensors. */
export function tensorsOf(flat: Float32Array, layers: readonly DenseLayer[]): tf.Tensor[] {
	return layers.flatMap(({ inputs, outputs, kernelStart, biasStart, end }) => [
		tf.tensor2d(flat.slice(kernelStart, biasStart), [inputs, outputs]) as tf.Tensor,
		tf.tensor1d(flat.slice(biasStart, end)) as tf.Tensor
	]);
}

export async function flatOf(tensors: readonly tf.Tensor[]): Promise<Float32Array> {
	const flat = new Float32Array(tensors.reduce((sum, { size }) => sum + size, 0));
	let offset = 0;
	for (const tensor of tensors) {
		flat.set(await tensor.data(), offset);
		offset += tensor.size;
	}
	return flat;
}
