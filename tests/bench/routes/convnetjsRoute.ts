/**
 * ConvNetJS, one example at a time, as it trains. What npm has of it knows no Adam, so Adam here is
 * ours, over its gradients; it is given the gradient of cross-entropy as that of a regression.
 */
import convnetjs, { type Net } from 'convnetjs';
import { createBatches } from '../../../src/lib/data/batchOrder.ts';
import { biasCorrection } from '../../../src/lib/engine/step/biasCorrection.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { adam } from '../../../src/lib/network/hyperparameters.ts';
import { denseLayersOf, inputsOf, outputsOf } from '../../../src/lib/network/spec.ts';
import type { Route, Run } from '../route.ts';

function netOf({ network, loss }: Member): Net {
	const net = new convnetjs.Net();
	net.makeLayers([
		{ type: 'input', out_sx: 1, out_sy: 1, out_depth: inputsOf(network) },
		...denseLayersOf(network)
			.slice(0, -1)
			.map(({ outputs, activation }) => ({ type: 'fc', num_neurons: outputs, activation })),
		loss === 'softmaxCrossEntropy'
			? { type: 'softmax', num_classes: outputsOf(network) }
			: { type: 'regression', num_neurons: outputsOf(network) }
	]);
	return net;
}

/** Copies parameters from or to the flat form. */
function transfer(net: Net, { network }: Member, flat: Float32Array, direction: 'in' | 'out') {
	const dense = net.layers.filter(({ layer_type }) => layer_type === 'fc');
	for (const { index, inputs, outputs, kernelStart, biasStart } of denseLayersOf(network)) {
		const copy = (own: Float64Array, i: number, place: number) => {
			if (direction === 'in') own[i] = flat[place];
			else flat[place] = own[i];
		};
		for (let to = 0; to < outputs; to++) {
			const { w } = dense[index].filters[to];
			for (let from = 0; from < inputs; from++) copy(w, from, kernelStart + from * outputs + to);
			copy(dense[index].biases.w, to, biasStart + to);
		}
	}
}

/** Gradients are sums over the batch; they are scaled, used and set to zero. */
function adamOver(net: Net, learningRate: number) {
	const states = net.getParamsAndGrads().map(({ params, grads }) => ({
		params,
		grads,
		first: new Float64Array(params.length),
		second: new Float64Array(params.length)
	}));
	let steps = 0;
	return (scale: number) => {
		steps++;
		const correction1 = biasCorrection(adam.beta1, steps);
		const correction2 = biasCorrection(adam.beta2, steps);
		for (const { params, grads, first, second } of states) {
			for (let i = 0; i < params.length; i++) {
				const g = grads[i] * scale;
				const m = (first[i] = adam.beta1 * first[i] + (1 - adam.beta1) * g);
				const v = (second[i] = adam.beta2 * second[i] + (1 - adam.beta2) * g * g);
				params[i] -=
					(learningRate * (m / correction1)) / (Math.sqrt(v / correction2) + adam.epsilon);
				grads[i] = 0;
			}
		}
	};
}

function createOne(member: Member): Run {
	const { network, training, data, seeds, loss } = member;
	const net = netOf(member);
	const start = initialParameters(network, seeds.weights);
	transfer(net, member, start, 'in');
	const update = adamOver(net, training.learningRate);
	const batches = createBatches(data.training.rows, training.batchSize, seeds.batches);
	const all = Int32Array.from({ length: data.training.rows }, (_, row) => row);
	const input = new convnetjs.Vol(1, 1, inputsOf(network), 0);
	const { inputs, targets } = data.training;
	const width = outputsOf(network);
	const wanted = Array<number>(width).fill(0);
	const lossScale =
		loss === 'softmaxCrossEntropy' ? 1 : (loss === 'meanSquaredError' ? 2 : 1) / width;

	function addGradient(row: number): void {
		for (let i = 0; i < inputsOf(network); i++) input.w[i] = inputs[row * inputsOf(network) + i];
		const { w: outputs } = net.forward(input, true);
		for (let j = 0; j < width; j++) {
			const y = targets[row * width + j];
			const z = outputs[j];
			wanted[j] = loss === 'binaryCrossEntropy' ? z - 1 / (1 + Math.exp(-z)) + y : y;
		}
		net.backward(loss === 'softmaxCrossEntropy' ? wanted.indexOf(1) : wanted);
	}

	let step = 0;
	return {
		async train(steps) {
			for (let i = 0; i < steps; i++) {
				const rows = batches.rowsOf(step++) ?? all;
				for (const row of rows) addGradient(row);
				update(lossScale / rows.length);
			}
		},
		async parameters() {
			const flat = new Float32Array(start.length);
			transfer(net, member, flat, 'out');
			return [flat];
		},
		setParameters: async (values) => transfer(net, member, values, 'in'),
		dispose() {}
	};
}

export const convnetjsRoute: Route = {
	name: 'convnetjs',
	isLockstep: false,
	create: async ([member]) => createOne(member)
};
