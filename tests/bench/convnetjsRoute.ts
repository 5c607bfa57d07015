/**
 * ConvNetJS, one example at a time. Its Adam multiplies by the bias correction where others divide,
 * so its speed can be compared but not its parameters; binary cross-entropy is trained as regression.
 */
import convnetjs from 'convnetjs';
import { createBatches } from '../../src/lib/engine/batches.ts';
import { initialParameters } from '../../src/lib/engine/initialParameters.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import { adam } from '../../src/lib/network/hyperparameters.ts';
import { layersOf } from '../../src/lib/network/spec.ts';
import type { Route } from './route.ts';

function createOne(member: Member) {
	const { network, training, data, seeds, loss } = member;
	const isSoftmax = loss === 'softmaxCrossEntropy';
	const net = new convnetjs.Net();
	net.makeLayers([
		{ type: 'input', out_sx: 1, out_sy: 1, out_depth: network.inputs },
		...network.hidden.map((units) => ({
			type: 'fc',
			num_neurons: units,
			activation: network.activation
		})),
		isSoftmax
			? { type: 'softmax', num_classes: network.outputs }
			: { type: 'regression', num_neurons: network.outputs }
	]);
	const dense = net.layers.filter(({ layer_type }) => layer_type === 'fc');
	const start = initialParameters(network, seeds.weights);
	for (const { index, inputs, outputs, kernelStart, biasStart } of layersOf(network)) {
		for (let to = 0; to < outputs; to++) {
			for (let from = 0; from < inputs; from++) {
				dense[index].filters[to].w[from] = start[kernelStart + from * outputs + to];
			}
			dense[index].biases.w[to] = start[biasStart + to];
		}
	}
	const { batchSize, learningRate } = training;
	const trainer = new convnetjs.Trainer(net, {
		method: 'adam',
		learning_rate: learningRate,
		batch_size: batchSize === 'all' ? data.training.rows : batchSize,
		beta1: adam.beta1,
		beta2: adam.beta2,
		eps: adam.epsilon,
		l2_decay: 0
	});
	const batches = createBatches(data.training.rows, batchSize, seeds.batches);
	const all = Int32Array.from({ length: data.training.rows }, (_, row) => row);
	const input = new convnetjs.Vol(1, 1, network.inputs, 0);
	let step = 0;
	return () => {
		const { inputs, targets } = data.training;
		for (const row of batches.rowsOf(step++) ?? all) {
			for (let i = 0; i < network.inputs; i++) input.w[i] = inputs[row * network.inputs + i];
			const target = Array.from(
				targets.subarray(row * network.outputs, (row + 1) * network.outputs)
			);
			trainer.train(input, isSoftmax ? target.indexOf(1) : target);
		}
	};
}

export const convnetjsRoute: Route = {
	name: 'convnetjs',
	isLockstep: false,
	async create(members) {
		const steps = members.map(createOne);
		return {
			async train(count) {
				for (let i = 0; i < count; i++) for (const step of steps) step();
			},
			parameters: async () => [],
			dispose() {}
		};
	}
};
