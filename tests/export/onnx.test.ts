import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { writeOnnx } from '../../src/lib/export/onnx.ts';
import type { OnnxOutput } from '../../src/lib/export/onnxGraph.ts';
import { activations } from '../../src/lib/network/activation.ts';
import { forward } from '../../src/lib/network/forward.ts';
import type { Loss } from '../../src/lib/network/loss.ts';
import type { NetworkSpec } from '../../src/lib/network/spec.ts';
import { stackForm } from '../../src/lib/experiment/layers/stackForm.ts';
import { stackNetwork } from '../../src/lib/experiment/layers/stackNetwork.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';
import { facts, gridOf, largestDifference, networkOf, someParameters } from './networks.ts';

ort.env.wasm.numThreads = 1;

/** Of `[rows, width]` logits. */
function probabilities(logits: Float64Array, loss: Loss, width: number): Float64Array {
	return logits.map((logit, i) => {
		if (loss === 'meanSquaredError') return logit;
		if (loss === 'binaryCrossEntropy') return 1 / (1 + Math.exp(-logit));
		const start = i - (i % width);
		const all = logits.subarray(start, start + width).reduce((sum, z) => sum + Math.exp(z), 0);
		return Math.exp(logit) / all;
	});
}

const cases = activations.flatMap((activation) =>
	(
		[
			['meanSquaredError', 1, 1],
			['binaryCrossEntropy', 2, 1],
			['softmaxCrossEntropy', 2, 3],
			['softmaxCrossEntropy', 4, 10]
		] as const
	).flatMap(([loss, inputs, outputs]) =>
		(['logits', 'probabilities'] as const).map(
			(output) => [activation, loss, inputs, outputs, output] as const
		)
	)
);

async function predictionsOf(model: Uint8Array, rows: Float32Array, inputs: number) {
	const session = await ort.InferenceSession.create(model);
	const input = new ort.Tensor('float32', rows, [rows.length / inputs, inputs]);
	const { output } = await session.run({ input });
	await session.release();
	return output;
}

describe('writeOnnx(model)', () => {
	it.each(cases)(
		'says in ONNX Runtime what the network says: %s, %s, %i inputs, %i outputs, %s',
		async (activation, loss, inputs, outputs, output: OnnxOutput) => {
			const network = networkOf([5, 4], activation, { inputs, outputs });
			const parameters = someParameters(network);
			const rows = gridOf(inputs, inputs > 2 ? 3 : 7);
			const model = writeOnnx({ network, parameters, loss, output, facts });
			const { data, dims } = await predictionsOf(model, rows, inputs);
			const logits = forward(network, parameters, rows);
			const expected = output === 'logits' ? logits : probabilities(logits, loss, outputs);
			expect(dims).toEqual([rows.length / inputs, outputs]);
			expect(largestDifference(expected, data as Float32Array)).toBeLessThan(1e-5);
		}
	);

	it('takes a network without a hidden layer, and one that is wide and deep', async () => {
		for (const hidden of [[], [512, 300, 7, 64, 3, 2]]) {
			const network = networkOf(hidden, 'tanh');
			const parameters = someParameters(network).map((value) => value / 8);
			const rows = gridOf(2);
			const loss = 'binaryCrossEntropy';
			const model = writeOnnx({ network, parameters, loss, output: 'logits', facts });
			const { data } = await predictionsOf(model, rows, 2);
			const expected = forward(network, parameters, rows);
			expect(largestDifference(expected, data as Float32Array)).toBeLessThan(1e-5);
		}
	});

	it.each([
		['conv8.k5.s2.relu,conv8.k5.s2.relu.max', 412],
		['conv3.k4.s3.same.gelu,conv5.k2.tanh,dense6.leakyRelu', 474],
		['conv2.k7.same.sin.max,dense2.tanh.residual', 34],
		['dense6.relu,dense6.gelu.residual.x3', 400]
	])('says it of layers of their own kinds too: %s', async (text, count) => {
		const network = stackNetwork(stackForm.read(text)!, { inputs: 40, outputs: 4 });
		const parameters = someParameters(network);
		expect(parameters).toHaveLength(count);
		const random = randomStream(3, 'rows');
		const rows = Float32Array.from({ length: 40 * 25 }, () => random.normal());
		const loss = 'softmaxCrossEntropy';
		const model = writeOnnx({ network, parameters, loss, output: 'logits', facts });
		const { data, dims } = await predictionsOf(model, rows, 40);
		expect(dims).toEqual([25, 4]);
		const expected = forward(network, parameters, rows);
		expect(largestDifference(expected, data as Float32Array)).toBeLessThan(1e-5);
	});

	it.each([
		[{ kind: 'pooling', of: 'max', size: 3, stride: 2, padding: 'same' }],
		[{ kind: 'pooling', of: 'average', size: 4, padding: 'same' }],
		[{ kind: 'pooling', of: 'max', size: 4 }]
	] as const)('pools in a window as the network does: %o', async (pooling) => {
		const network: NetworkSpec = {
			input: [10, 2],
			layers: [pooling, { kind: 'flatten' }, { kind: 'dense', units: 2, activation: 'linear' }]
		};
		const parameters = someParameters(network);
		const random = randomStream(4, 'rows');
		const rows = Float32Array.from({ length: 20 * 9 }, () => random.normal());
		const loss = 'softmaxCrossEntropy';
		const model = writeOnnx({ network, parameters, loss, output: 'logits', facts });
		const { data } = await predictionsOf(model, rows, 20);
		const expected = forward(network, parameters, rows);
		expect(largestDifference(expected, data as Float32Array)).toBeLessThan(1e-5);
	});
});
