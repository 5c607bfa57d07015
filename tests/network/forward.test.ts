import { tanh } from '../../src/lib/math/elementary.ts';
import { describe, expect, it } from 'vitest';
import { countParameters } from '../../src/lib/network/cost.ts';
import { forward } from '../../src/lib/network/forward.ts';
import { activate, activations, slopeOf } from '../../src/lib/network/activation.ts';
import { denseNetwork } from '../../src/lib/network/spec.ts';

describe('activate(activation, z)', () => {
	it.each([
		['tanh', 0.5, 0.46211715726000976],
		['tanh', 1000, 1],
		['relu', -2, 0],
		['relu', 2, 2],
		['sigmoid', 0, 0.5],
		['sigmoid', -1000, 0],
		['sigmoid', 1000, 1],
		['linear', -3, -3],
		['leakyRelu', -2, -0.02],
		['leakyRelu', 2, 2],
		['gelu', 1, 0.8411919906082768],
		['gelu', -1, -0.15880800939172324],
		['gelu', -1000, 0],
		['gelu', 1000, 1000],
		['sin', 0.5, 0.479425538604203],
		['sin', 8, 0.9893582466233818]
	] as const)('%s of %f is %f', (activation, z, value) => {
		expect(activate(activation, z)).toBeCloseTo(value, 15);
	});

	it.each(activations)('slopeOf(%s, z) is its derivative, at any z', (activation) => {
		for (const z of [-1000, -20, -3.3, -1, -0.4, 0.01, 0.7, 1.9, 6, 30, 1000]) {
			const step = 1e-5;
			const rise = activate(activation, z + step) - activate(activation, z - step);
			expect(slopeOf(activation, z)).toBeCloseTo(rise / (2 * step), 6);
		}
	});

	it.each(activations)('%s of NaN is NaN', (activation) => {
		expect(activate(activation, NaN)).toBeNaN();
	});
});

describe('forward(spec, parameters, inputs)', () => {
	it('is w·x + b at depth 0', () => {
		const spec = denseNetwork({ inputs: 2, hidden: [], outputs: 1, activation: 'relu' });
		expect(forward(spec, [2, -3, 0.5], [1, 1, 10, 0])).toEqual(new Float64Array([-0.5, 20.5]));
	});

	it('solves XOR by hand with two relu units', () => {
		const spec = denseNetwork({ inputs: 2, hidden: [2], outputs: 1, activation: 'relu' });
		const kernel = [1, 1, 1, 1]; // both units add the inputs up
		const parameters = [...kernel, 0, -1, 1, -2, 0];
		const inputs = [0, 0, 0, 1, 1, 0, 1, 1];
		expect([...forward(spec, parameters, inputs)]).toEqual([0, 1, 1, 0]);
	});

	it('goes through two layers row by row', () => {
		const spec = denseNetwork({ inputs: 1, hidden: [2, 1], outputs: 2, activation: 'tanh' });
		const parameters = [0.5, -1, 0.1, 0.2, 2, 3, -0.3, 1.5, -2, 0.7, 0.8];
		const byHand = (x: number) => {
			const first = [tanh(0.5 * x + 0.1), tanh(-x + 0.2)];
			const second = tanh(2 * first[0] + 3 * first[1] - 0.3);
			return [1.5 * second + 0.7, -2 * second + 0.8];
		};
		const outputs = forward(spec, parameters, [-1, 0.25, 3]);
		expect([...outputs]).toEqual([-1, 0.25, 3].flatMap(byHand));
	});

	it('is affine where every layer is linear', () => {
		const spec = denseNetwork({ inputs: 2, hidden: [5, 3], outputs: 1, activation: 'linear' });
		const parameters = Float64Array.from({ length: countParameters(spec) }, (_, i) => Math.sin(i));
		const [zero, a, b, sum] = forward(spec, parameters, [0, 0, 1, 2, -3, 4, -2, 6]);
		expect(sum - zero).toBeCloseTo(a - zero + (b - zero), 12);
	});

	it('gives each row the same outputs alone as among others', () => {
		const spec = denseNetwork({ inputs: 2, hidden: [4], outputs: 3, activation: 'sigmoid' });
		const parameters = Float32Array.from({ length: countParameters(spec) }, (_, i) => Math.cos(i));
		const together = forward(spec, parameters, [1, 2, 3, 4]);
		expect(forward(spec, parameters, [3, 4])).toEqual(together.slice(3));
	});

	it('has no rows for no inputs', () => {
		const spec = denseNetwork({ inputs: 2, hidden: [4], outputs: 1, activation: 'tanh' });
		expect(forward(spec, new Float32Array(17), [])).toHaveLength(0);
	});
});
