import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { tfjsLack, weightsFile, writeTfjs } from '../../src/lib/export/tfjs.ts';
import { activations } from '../../src/lib/network/activation.ts';
import { forward } from '../../src/lib/network/forward.ts';
import { facts, gridOf, largestDifference, networkOf, someParameters } from './networks.ts';

const lacking = ['gelu', 'sin'] as const;
const written = activations.filter((name) => !lacking.some((one) => one === name));

const cases = written.flatMap((activation) =>
	[[], [3], [7, 5, 4]].flatMap((hidden) =>
		[1, 3].map((outputs) => [activation, hidden, outputs] as const)
	)
);

describe('writeTfjs(network, parameters, facts)', () => {
	it.each(cases)(
		'is a Layers model that says the same: %s, hidden %j, %i outputs',
		async (activation, hidden, outputs) => {
			await tf.setBackend('cpu');
			const network = networkOf(hidden, activation, { outputs });
			const parameters = someParameters(network);
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
			const rows = gridOf(2);
			const predicted = model.predict(tf.tensor2d(rows, [rows.length / 2, 2])) as tf.Tensor;
			const expected = forward(network, parameters, rows);
			expect(predicted.shape).toEqual([rows.length / 2, outputs]);
			expect(largestDifference(expected, await predicted.data())).toBeLessThan(1e-5);
			model.dispose();
		}
	);

	it.each(lacking)('says why there is none with %s', (activation) => {
		const network = networkOf([3], activation);
		const sentence = `A model.json of TensorFlow.js cannot name the activation “${activation}”, so there is none.`;
		expect(tfjsLack(network)).toBe(sentence);
		expect(() => writeTfjs(network, someParameters(network), facts)).toThrow(sentence);
		expect(tfjsLack(networkOf([], activation))).toBeNull();
	});
});
