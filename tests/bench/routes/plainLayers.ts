/** The plain network in float64 with Adam, of any layers: what other routes are compared with. */
import { createBatches } from '../../../src/lib/data/batchOrder.ts';
import { biasCorrection } from '../../../src/lib/engine/step/biasCorrection.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { gradientOf } from '../../../src/lib/network/gradient.ts';
import { adam } from '../../../src/lib/network/hyperparameters.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import { inputsOf, outputsOf } from '../../../src/lib/network/spec.ts';
import type { Run } from '../route.ts';

/** The chosen rows of a table, or all. */
function picked(values: Float32Array, width: number, rows: Int32Array | null): Float32Array {
	if (!rows) return values;
	return Float32Array.from(
		{ length: rows.length * width },
		(_, i) => values[rows[Math.floor(i / width)] * width + (i % width)]
	);
}

function createOne({ network, loss, training, data, seeds }: Member): Run {
	let parameters = Float64Array.from(initialParameters(network, seeds.weights));
	const [first, second] = [0, 1].map(() => new Float64Array(parameters.length));
	const batches = createBatches(data.training.rows, training.batchSize, seeds.batches);
	let steps = 0;
	return {
		async train(count) {
			for (let i = 0; i < count; i++) {
				const rows = batches.rowsOf(steps++);
				const inputs = picked(data.training.inputs, inputsOf(network), rows);
				const targets = picked(data.training.targets, outputsOf(network), rows);
				const c1 = biasCorrection(adam.beta1, steps);
				const c2 = biasCorrection(adam.beta2, steps);
				gradientOf(network, loss, parameters, inputs, targets).forEach((g, at) => {
					first[at] = adam.beta1 * first[at] + (1 - adam.beta1) * g;
					second[at] = adam.beta2 * second[at] + (1 - adam.beta2) * g * g;
					const spread = Math.sqrt(second[at] / c2) + adam.epsilon;
					parameters[at] -= (training.learningRate * (first[at] / c1)) / spread;
				});
			}
		},
		parameters: async () => [Float32Array.from(parameters)],
		async setParameters(values) {
			parameters = Float64Array.from(values);
		},
		dispose() {}
	};
}

export const plainLayers = {
	create: async ([member]: Member[]): Promise<Run> => createOne(member)
};
