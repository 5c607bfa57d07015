/** What is timed: W1–W6 and the networks of the first screen. Adam throughout. */
import '../../src/lib/experiment/parts/layersPart.ts';
import { onShift } from '../../src/lib/claims/convolution.ts';
import { membersOf } from '../../src/lib/members/experimentMembers.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import { defaultHyperparameters } from '../../src/lib/network/hyperparameters.ts';
import type { Loss } from '../../src/lib/network/loss.ts';
import { denseNetwork, type DenseStack } from '../../src/lib/network/spec.ts';
import type { RouteName } from './route.ts';

export interface Workload {
	name: string;
	members: Member[];
	/** Where they train one after another, the members to time: all would take too long. */
	sample: number[];
	/** Those that know its layers, where not all do. */
	routes?: readonly RouteName[];
}

function member(stack: DenseStack, loss: Loss, batchSize: number | 'all', rows: number): Member {
	const { inputs: width, hidden, outputs } = stack;
	const random = randomStream(7, 'bench', hidden[0]);
	const table = (rows: number) => {
		const targets = new Float32Array(rows * outputs);
		for (let row = 0; row < rows; row++) {
			if (loss === 'softmaxCrossEntropy') {
				targets[row * outputs + Math.floor(random.uniform() * outputs)] = 1;
			} else targets[row] = Number(random.uniform() < 0.5);
		}
		const inputs = Float32Array.from({ length: rows * width }, random.normal);
		return { rows, inputs, targets };
	};
	const training = { ...defaultHyperparameters, learningRate: 0.003, batchSize };
	const data = { training: table(rows), validation: table(32) };
	return {
		network: denseNetwork(stack),
		loss,
		training,
		data,
		seeds: { weights: 1, batches: 2, dropout: 3 }
	};
}

function tanhNetwork(inputs: number, width: number): DenseStack {
	return { inputs, hidden: [width, width], outputs: 1, activation: 'tanh' };
}

/** 412 parameters on patterns that may lie anywhere. */
function convolutions(): Member {
	const { experiment } = onShift('two', 1);
	const data = drawData({ ...experiment.data, validation: 32 });
	return { ...membersOf(experiment, data)[0], seeds: { weights: 1, batches: 2, dropout: 3 } };
}

function alone(name: string, member: Member): Workload {
	return { name, members: [member], sample: [0] };
}

export function populationOf(count: number, widthOf: (index: number) => number): Member[] {
	return Array.from({ length: count }, (_, i) =>
		member(tanhNetwork(2, widthOf(i)), 'meanSquaredError', 32, 256)
	);
}

const relu = (inputs: number, width: number, outputs: number): DenseStack => ({
	inputs,
	hidden: [width, width],
	outputs,
	activation: 'relu'
});

export const workloads: Workload[] = [
	alone('W1 2-8-8-1', member(tanhNetwork(2, 8), 'meanSquaredError', 32, 256)),
	alone('W2 1-64-64-1', member(tanhNetwork(1, 64), 'meanSquaredError', 'all', 64)),
	alone('W3 2-256-256-1', member(relu(2, 256, 1), 'meanSquaredError', 128, 512)),
	alone('W4 64-512-512-10', member(relu(64, 512, 10), 'softmaxCrossEntropy', 128, 512)),
	{
		name: 'W5 64 networks',
		members: populationOf(64, (i) => i + 1),
		sample: [3, 11, 19, 27, 35, 43, 51, 59]
	},
	{
		...alone('W6 two convolutions', convolutions()),
		routes: ['tfjs-minimize-webgl', 'tfjs-minimize-wasm', 'wiggle-wasm']
	},
	{
		name: 'first screen',
		members: [3, 64].map((width) =>
			member(tanhNetwork(2, width), 'binaryCrossEntropy', 'all', 150)
		),
		sample: [0, 1]
	}
];
