import { describe, expect, test } from 'vitest';
import { forward } from '../../../../src/lib/network/forward.ts';
import { relativeDistance } from '../../../support/float64Network.ts';
import { networks, placed } from './placed.ts';

describe.each(networks)('$name', ({ network }) => {
	test('computeLayer(layer, x, rows, shift) makes of its inputs what the plain one makes', async () => {
		const { own, parameters, member } = await placed(network);
		const { inputs } = member.data.training;
		const expected = forward(network, parameters, inputs);
		expect(relativeDistance(own.outputsOf(inputs)[0], expected)).toBeLessThan(1e-6);
		const others = parameters.map((value, i) => value + Math.sin(i));
		const shifted = forward(network, others, inputs);
		expect(relativeDistance(own.outputsOf(inputs, others)[0], shifted)).toBeLessThan(1e-6);
	});
});
