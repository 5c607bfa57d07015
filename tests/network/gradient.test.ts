import { describe, expect, it } from 'vitest';
import { countParameters } from '../../src/lib/network/cost.ts';
import { forward } from '../../src/lib/network/forward.ts';
import { gradientOf } from '../../src/lib/network/gradient.ts';
import { losses, rowLoss } from '../../src/lib/network/loss.ts';
import { denseNetwork, outputsOf, type NetworkSpec } from '../../src/lib/network/spec.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';

const convolution: NetworkSpec = {
	input: [10, 1],
	layers: [
		{ kind: 'convolution1d', filters: 3, kernel: 4, padding: 'valid', activation: 'tanh' },
		{ kind: 'globalMaxPooling' },
		{ kind: 'dense', units: 3, activation: 'linear' }
	]
};
const dense = denseNetwork({ inputs: 10, hidden: [4, 3], outputs: 3, activation: 'sigmoid' });

describe('gradientOf(network, loss, parameters, inputs, targets)', () => {
	it.each([dense, convolution].flatMap((network) => losses.map((loss) => ({ network, loss }))))(
		'is the gradient of the mean $loss that differences have',
		({ network, loss }) => {
			const random = randomStream(2, 'gradient', loss);
			const rows = 4;
			const width = outputsOf(network);
			const parameters = Float64Array.from({ length: countParameters(network) }, random.normal);
			const inputs = Float64Array.from({ length: rows * 10 }, random.normal);
			const targets = Float64Array.from({ length: rows * width }, (_, i) =>
				Number(i % width === 1)
			);
			const meanLoss = (values: Float64Array) => {
				const outputs = forward(network, values, inputs);
				let sum = 0;
				for (let row = 0; row < rows; row++)
					sum += rowLoss(loss, outputs, targets, row * width, width);
				return sum / rows;
			};
			const gradient = gradientOf(network, loss, parameters, inputs, targets);
			const step = 1e-6;
			parameters.forEach((value, i) => {
				const up = meanLoss(parameters.with(i, value + step));
				const down = meanLoss(parameters.with(i, value - step));
				expect(gradient[i]).toBeCloseTo((up - down) / (2 * step), 6);
			});
		}
	);
});
