import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	gradientSizes,
	histogramOf,
	roundedUp,
	shareFlat,
	strengthsOut,
	unitOf,
	weightsInto
} from '../../src/lib/analysis/insideNetwork.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { createWasmTrainer } from '../../src/lib/engine/wasm/wasmTrainer.ts';
import { fromLink } from '../../src/lib/experiment/link/readLink.ts';
import { membersOf } from '../../src/lib/members/experimentMembers.ts';
import { denseLayersOf, denseNetwork } from '../../src/lib/network/spec.ts';

const small = denseNetwork({ inputs: 2, hidden: [2], outputs: 1, activation: 'tanh' });
/** Kernel 2 × 2, two biases, kernel 2 × 1, one bias. */
const numbers = [1, 2, 3, 4, 5, 6, 7, -8, 9];

describe('shareFlat(activation, outputs)', () => {
	it.each([
		['relu', [0, 0, 0.1, 5], 0.5],
		['relu', [0, 0], 1],
		['tanh', [0.98, 0.995, -0.995, 0], 0.5],
		['sigmoid', [0.5, 0.99, 0.999, 0.001], 0.5],
		['linear', [0, 100], 0],
		['leakyRelu', [-0.01, 2, 3, 4], 0.25],
		['gelu', [-0.17, 0, 4], 0],
		['sin', [1, -1, 0], 0],
		['tanh', [], 0]
	] as const)('%s of %j: %d', (activation, outputs, share) => {
		expect(shareFlat(activation, outputs)).toBe(share);
	});
});

describe('a unit among those of its layer', () => {
	it('has its own activations, weights in and strength out', () => {
		expect([...unitOf([1, 2, 3, 4, 5, 6], 2, 1)]).toEqual([2, 4, 6]);
		const [hidden] = denseLayersOf(small);
		expect(weightsInto(hidden, 1).map((at) => numbers[at])).toEqual([2, 4]);
		expect(strengthsOut(small, numbers, 0)).toEqual([7, 8]);
		expect(strengthsOut(small, numbers, 1)).toBeNull();
	});
});

describe('histogramOf(values)', () => {
	it('counts each number once, between round ends, with zero among them', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true })), (values) => {
				const { from, to, counts, total } = histogramOf(values);
				expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
				expect(total).toBe(values.length);
				expect(from).toBeLessThanOrEqual(0);
				expect(to).toBeGreaterThanOrEqual(0);
				expect(to).toBeGreaterThan(from);
			})
		);
	});

	it('puts values where they belong, and leaves out what is no number', () => {
		expect(histogramOf([-1.4, -0.1, 0.1, 1.4, NaN, Infinity], 4)).toEqual({
			from: -1.5,
			to: 1.5,
			counts: [1, 1, 1, 1],
			total: 4
		});
		expect(histogramOf([0, 3], 3)).toEqual({ from: 0, to: 3, counts: [1, 0, 1], total: 2 });
		expect(histogramOf([], 2)).toEqual({ from: -1, to: 1, counts: [0, 0], total: 0 });
	});

	it.each([
		[1, 1],
		[1.01, 1.5],
		[0.23, 0.3],
		[71, 100],
		[1e-6, 1e-6],
		[5e-324, 1e-300]
	])('%d is rounded up to %d', (value, rounded) => {
		expect(roundedUp(value)).toBeCloseTo(rounded, 12);
	});
});

describe('gradientSizes(spec, loss, parameters, inputs, targets)', () => {
	it.each(['tanh', 'relu', 'sigmoid', 'leakyRelu', 'gelu', 'sin'])(
		"are those of the engine's gradient: %s",
		async (name) => {
			const { experiment } = fromLink(`a=${name}:5,4&v=1`);
			const drawn = drawData(experiment.data);
			const [member] = membersOf(experiment, drawn);
			const trainer = await createWasmTrainer([member], { threads: 1 });
			await trainer.train(20);
			const parameters = await trainer.parameters(0);
			const gradient = await trainer.gradients(0);
			trainer.dispose();
			const { inputs, targets } = drawn.training;
			const sizes = gradientSizes(member.network, member.loss, parameters, inputs, targets);
			denseLayersOf(member.network).forEach(({ kernelStart, end }, layer) => {
				const own = gradient.subarray(kernelStart, end);
				const size = Math.sqrt(own.reduce((sum, one) => sum + one * one, 0) / own.length);
				expect(sizes[layer] / size).toBeCloseTo(1, 4);
			});
		}
	);

	it('shrinks layer by layer in a deep network of sigmoid units', () => {
		const { experiment } = fromLink('a=sigmoid:4,4,4,4,4&v=1');
		const [member] = membersOf(experiment, drawData(experiment.data));
		const { training } = drawData(experiment.data);
		const parameters = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i));
		const sizes = gradientSizes(
			member.network,
			member.loss,
			parameters,
			training.inputs,
			training.targets
		);
		expect(sizes[0]).toBeLessThan(sizes[sizes.length - 1] / 100);
	});
});
