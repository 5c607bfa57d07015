import { expect, test } from 'vitest';
import { activations } from '../../src/lib/network/activation.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import { forward } from '../../src/lib/network/forward.ts';
import { predictorOf } from '../../src/lib/network/predictor.ts';
import { denseNetwork } from '../../src/lib/network/spec.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';

test.each(activations)(
	'predictorOf(network, parameters) is the plain pass, by %s',
	(activation) => {
		const network = denseNetwork({ inputs: 3, hidden: [5, 4], outputs: 2, activation });
		const random = randomStream(1, 'predictor');
		const parameters = Float32Array.from(
			{ length: countParameters(network) },
			() => 2 * random.uniform() - 1
		);
		const predict = predictorOf(network, parameters);
		for (const point of [
			[0.5, -1, 2],
			[0, 0, 0],
			[-3, 1, 0.25]
		]) {
			const expected = forward(network, parameters, point);
			for (const [i, value] of predict(point).entries()) expect(value).toBeCloseTo(expected[i], 12);
		}
	}
);
