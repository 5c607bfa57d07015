import { describe, expect, test } from 'vitest';
import { gradientOf } from '../../../../src/lib/network/gradient.ts';
import { relativeDistance } from '../../../support/float64Network.ts';
import { networks, placed } from './placed.ts';

describe.each(networks)('$name', ({ network }) => {
	for (const name of [
		'enterLayer(layer, rows)',
		'differentiate(layer, x, rows)',
		'passBack(layer, rows, to)'
	]) {
		test(`${name} is part of the gradient`, async () => {
			const { own, parameters, member, train } = await placed(network);
			const { inputs, targets } = member.data.training;
			train();
			const after = own.read('parameters');
			const gradient = parameters.map((value, i) => value - after[i]);
			const expected = gradientOf(network, member.loss, parameters, inputs, targets);
			expect(relativeDistance(gradient, expected)).toBeLessThan(3e-6);
		});
	}
});
