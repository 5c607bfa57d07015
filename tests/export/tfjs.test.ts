import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { tfjsLack, weightsFile, writeTfjs } from '../../src/lib/export/tfjs.ts';
import { activations } from '../../src/lib/network/activation.ts';
import { forward } from '../../src/lib/network/forward.ts';
import { inputsOf, type NetworkSpec } from '../../src/lib/network/spec.ts';
import { stackForm } from '../../src/lib/experiment/layers/stackForm.ts';
import { stackNetwork } from '../../src/lib/experiment/layers/stackNetwork.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';
import { facts, gridOf, largestDifference, networkOf, someParameters } from './networks.ts';

const lacking = ['gelu', 'sin'] as const;
const written = activations.filter((name) => !lacking.some((one) => one === name));

/** What tfjs reads and says of rows `[rows, inputs]`. */
async function predictionsOf(network: NetworkSpec, parameters: Float32Array, rows: Float32Array) {
	await tf.setBackend('cpu');
	const { json, weights } = writeTfjs(network, parameters, facts);
	const { modelTopology, weightsManifest, userDefinedMetadata } = JSON.parse(json);
	expect(weightsManifest[0].paths).toEqual([weightsFile]);
	expect(userDefinedMetadata).toEqual(facts);
	const model = await tf.loadLayersModel({
		load: async () => ({
			modelTopology,
			weightSpecs: weightsManifest[0].weights,
			weightData: weights.buffer
		})
	});
	const width = inputsOf(network);
	const predicted = model.predict(tf.tensor2d(rows, [rows.length / width, width])) as tf.Tensor;
	const result = { shape: predicted.shape, values: await predicted.data() };
	model.dispose();
	return result;
}

const cases = written.flatMap((activation) =>
	[[], [3], [7, 5, 4]].flatMap((hidden) =>
		[1, 3].map((outputs) => [activation, hidden, outputs] as const)
	)
);

describe('writeTfjs(network, parameters, facts)', () => {
	it.each(cases)(
		'is a Layers model that says the same: %s, hidden %j, %i outputs',
		async (activation, hidden, outputs) => {
			const network = networkOf(hidden, activation, { outputs });
			const parameters = someParameters(network);
			const rows = gridOf(2);
			const { shape, values } = await predictionsOf(network, parameters, rows);
			expect(shape).toEqual([rows.length / 2, outputs]);
			expect(largestDifference(forward(network, parameters, rows), values)).toBeLessThan(1e-5);
		}
	);

	it.each([
		['conv8.k5.s2.relu,conv8.k5.s2.relu.max', 'Sequential'],
		['conv3.k4.s3.same.linear.pool2,conv5.k2.tanh,dense6.leakyRelu', 'Sequential'],
		['conv2.k7.same.sigmoid.max,dense2.tanh.residual', 'Functional'],
		['conv6.k3.s2.leakyRelu.pool3.every2,dense9.relu.x2', 'Sequential'],
		['dense6.relu,dense6.leakyRelu.residual.x3', 'Functional']
	])('is one of layers of their own kinds too: %s', async (text, kind) => {
		const network = stackNetwork(stackForm.read(text)!, { inputs: 40, outputs: 4 });
		const parameters = someParameters(network);
		const random = randomStream(3, 'rows');
		const rows = Float32Array.from({ length: 40 * 25 }, () => random.normal());
		const { shape, values } = await predictionsOf(network, parameters, rows);
		expect(shape).toEqual([25, 4]);
		expect(largestDifference(forward(network, parameters, rows), values)).toBeLessThan(1e-5);
		const { modelTopology } = JSON.parse(writeTfjs(network, parameters, facts).json);
		expect(modelTopology.class_name).toBe(kind);
	});

	it.each([
		{ kind: 'pooling', of: 'max', size: 3, stride: 2, padding: 'same' },
		{ kind: 'pooling', of: 'average', size: 4, padding: 'same' }
	] as const)('pools in a window as the network does: %o', async (pooling) => {
		const network: NetworkSpec = {
			input: [10, 2],
			layers: [pooling, { kind: 'flatten' }, { kind: 'dense', units: 2, activation: 'linear' }]
		};
		const parameters = someParameters(network);
		const random = randomStream(4, 'rows');
		const rows = Float32Array.from({ length: 20 * 9 }, () => random.normal());
		const { values } = await predictionsOf(network, parameters, rows);
		expect(largestDifference(forward(network, parameters, rows), values)).toBeLessThan(1e-5);
	});

	it.each(lacking)('says why there is none with %s', (activation) => {
		const network = networkOf([3], activation);
		const sentence = `A model.json of TensorFlow.js cannot name the activation “${activation}”, so there is none.`;
		expect(tfjsLack(network)).toBe(sentence);
		expect(() => writeTfjs(network, someParameters(network), facts)).toThrow(sentence);
		expect(tfjsLack(networkOf([], activation))).toBeNull();
	});
});
