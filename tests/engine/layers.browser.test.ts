import { memory } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, test } from 'vitest';
import { openTrainer } from '../../src/lib/engine/createTrainer.ts';
import type { Member, Trainer } from '../../src/lib/engine/trainer.ts';
import { passes } from '../../src/lib/network/forward.ts';
import { gradientOf } from '../../src/lib/network/gradient.ts';
import { defaultHyperparameters } from '../../src/lib/network/hyperparameters.ts';
import { losses, type Loss } from '../../src/lib/network/loss.ts';
import { outputsOf, type NetworkSpec } from '../../src/lib/network/spec.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';
import { relativeDistance } from '../support/float64Network.ts';

const open: Trainer[] = [];
afterEach(() => {
	for (const trainer of open.splice(0)) trainer.dispose();
	expect(memory().numTensors).toBe(0);
});

/** Each with other kinds of layers, of 12 inputs and three outputs. */
const networks: Record<string, NetworkSpec> = {
	'convolution, pooled': {
		input: [12, 1],
		layers: [
			{ kind: 'convolution1d', filters: 4, kernel: 3, padding: 'valid', activation: 'tanh' },
			{ kind: 'globalMaxPooling' },
			{ kind: 'dense', units: 3, activation: 'linear' }
		]
	},
	'two convolutions with strides': {
		input: [12, 1],
		layers: [
			{
				kind: 'convolution1d',
				filters: 4,
				kernel: 5,
				stride: 2,
				padding: 'same',
				activation: 'tanh'
			},
			{
				kind: 'convolution1d',
				filters: 3,
				kernel: 2,
				stride: 2,
				padding: 'valid',
				activation: 'sigmoid'
			},
			{ kind: 'flatten' },
			{ kind: 'dense', units: 3, activation: 'linear' }
		]
	},
	'max and mean pooling': {
		input: [12, 1],
		layers: [
			{ kind: 'convolution1d', filters: 4, kernel: 3, padding: 'valid', activation: 'tanh' },
			{ kind: 'pooling', of: 'max', size: 2, stride: 1 },
			{ kind: 'pooling', of: 'average', size: 3, stride: 2, padding: 'same' },
			{ kind: 'flatten' },
			{ kind: 'dense', units: 3, activation: 'linear' }
		]
	},
	'residual layers': {
		input: [12],
		layers: [
			{ kind: 'dense', units: 5, activation: 'tanh' },
			{ kind: 'residual', units: 5, activation: 'gelu' },
			{ kind: 'residual', units: 5, activation: 'sigmoid' },
			{ kind: 'residual', units: 5, activation: 'sin' },
			{ kind: 'dense', units: 3, activation: 'linear' }
		]
	},
	'dense layers of different activations': {
		input: [12],
		layers: [
			{ kind: 'dense', units: 5, activation: 'tanh' },
			{ kind: 'dense', units: 4, activation: 'sigmoid' },
			{ kind: 'dense', units: 3, activation: 'linear' }
		]
	}
};

const rows = 9;

function memberOf(network: NetworkSpec, loss: Loss): Member {
	const { normal } = randomStream(3, 'layers', loss);
	const table = () => ({
		rows,
		inputs: Float32Array.from({ length: rows * 12 }, normal),
		targets: Float32Array.from({ length: rows * outputsOf(network) }, (_, i) => Number(i % 3 === 1))
	});
	return {
		network,
		loss,
		training: { ...defaultHyperparameters, optimizer: 'sgd', learningRate: 0.1 },
		data: { training: table(), validation: table() },
		seeds: { weights: 1, batches: 1, dropout: 1 }
	};
}

const cases = Object.entries(networks).flatMap(([name, network]) =>
	losses.flatMap((loss) =>
		(['reference', 'wasm'] as const).map((executor) => {
			return { name, loss, executor, member: memberOf(network, loss) };
		})
	)
);

describe('openTrainer(members)', () => {
	test.each(cases)(
		'has values, gradients and steps of the plain network: $name, $loss, $executor',
		async ({ member, executor }) => {
			const { network, loss, data } = member;
			const { inputs, targets } = data.training;
			const { trainer, status } = await openTrainer([member], { backend: 'webgl', executor });
			expect(status.executor).toBe(executor);
			open.push(trainer);

			let parameters = Float64Array.from(await trainer.parameters(0));
			const layers = await trainer.activations(0, inputs);
			const expected = passes(network, parameters, inputs);
			for (const [i, layer] of layers.entries()) {
				expect(relativeDistance(layer, expected[i].outputs), `layer ${i + 1}`).toBeLessThan(2e-6);
			}
			const gradient = () => gradientOf(network, loss, parameters, inputs, targets);
			expect(relativeDistance(await trainer.gradients(0), gradient())).toBeLessThan(1e-5);

			await trainer.train(15);
			for (let step = 0; step < 15; step++) {
				const by = gradient();
				parameters = parameters.map((value, i) => value - 0.1 * by[i]);
			}
			expect(relativeDistance(await trainer.parameters(0), parameters)).toBeLessThan(1e-5);
		}
	);

	test('trains by WebAssembly what the WebGL programs lack, and says so', async () => {
		const lacking = await openTrainer(
			[memberOf(networks['convolution, pooled'], 'meanSquaredError')],
			{ executor: 'webgl' }
		);
		open.push(lacking.trainer);
		expect(lacking.status.executor).toBe('wasm');
		expect(lacking.status.reason).toBe(
			'WebGL does not train convolutions on this page. The processor trains by WebAssembly instead, and nothing is lost.'
		);
		const dense = memberOf(networks['dense layers of different activations'], 'meanSquaredError');
		const fast = await openTrainer([dense]);
		open.push(fast.trainer);
		expect(fast.status.executor).not.toBe('reference');
	});
});
