import { describe, expect, it } from 'vitest';
import {
	denseLayersOf,
	denseNetwork,
	inputsOf,
	isDenseStack,
	kernelsOf,
	layersOf,
	outputsOf,
	type NetworkSpec
} from '../../src/lib/network/spec.ts';

const small = denseNetwork({ inputs: 2, hidden: [3], outputs: 1, activation: 'relu' });

const convolution: NetworkSpec = {
	input: [40, 1],
	layers: [
		{ kind: 'convolution1d', filters: 8, kernel: 5, padding: 'valid', activation: 'relu' },
		{ kind: 'globalMaxPooling' },
		{ kind: 'dense', units: 4, activation: 'linear' }
	]
};

describe('layersOf(network)', () => {
	it('lays the parameters out one layer after another, kernel before bias', () => {
		const places = layersOf(small).map(({ arrays }) =>
			arrays.map(({ array, start, end }) => [array.name, array.shape, start, end])
		);
		expect(places).toEqual([
			[
				['kernel', [2, 3], 0, 6],
				['bias', [3], 6, 9]
			],
			[
				['kernel', [3, 1], 9, 12],
				['bias', [1], 12, 13]
			]
		]);
	});

	it('is the output layer alone at depth 0', () => {
		const layers = layersOf(
			denseNetwork({ inputs: 2, hidden: [], outputs: 1, activation: 'relu' })
		);
		expect(layers.map(({ spec }) => spec)).toEqual([
			{ kind: 'dense', units: 1, activation: 'linear' }
		]);
	});

	it('hands the shape on from layer to layer, whatever their kinds', () => {
		expect(layersOf(convolution).map(({ output }) => output)).toEqual([[36, 8], [8], [4]]);
		expect(layersOf(convolution).map(({ start, end }) => end - start)).toEqual([48, 0, 36]);
	});

	it('refuses a layer that cannot take what comes in, with a sentence', () => {
		const wrong: NetworkSpec = { input: [2], layers: [{ kind: 'globalMaxPooling' }] };
		expect(() => layersOf(wrong)).toThrow('Pooling needs positions × channels, and gets 2.');
	});

	it.each([
		['tanh', 'glorotUniform'],
		['sigmoid', 'glorotUniform'],
		['linear', 'glorotUniform'],
		['relu', 'heNormal']
	] as const)('starts a %s network from %s', (activation, initialisation) => {
		const stack = { inputs: 2, hidden: [4, 4], outputs: 1, activation };
		const startsOf = (network: NetworkSpec) =>
			layersOf(network).map(({ arrays: [kernel] }) => kernel.array.start.kind);
		const starts = startsOf(denseNetwork(stack));
		expect(starts).toEqual([initialisation, initialisation, 'glorotUniform']);
		const chosen = denseNetwork({ ...stack, initialisation: 'heNormal' });
		expect(startsOf(chosen)).toEqual(['heNormal', 'heNormal', 'glorotUniform']);
	});
});

describe('inputsOf(network), outputsOf(network)', () => {
	it('count the numbers of one example', () => {
		expect([inputsOf(small), outputsOf(small)]).toEqual([2, 1]);
		expect([inputsOf(convolution), outputsOf(convolution)]).toEqual([40, 4]);
	});
});

describe('kernelsOf(network)', () => {
	it('leaves biases out', () => {
		const ranges = (network: NetworkSpec) =>
			kernelsOf(network).map(({ start, end }) => [start, end]);
		expect(ranges(small)).toEqual([
			[0, 6],
			[9, 12]
		]);
		expect(ranges(convolution)).toEqual([
			[0, 40],
			[48, 80]
		]);
	});
});

describe('denseLayersOf(network)', () => {
	it('says of each layer where its kernel and bias lie', () => {
		expect(denseLayersOf(small)).toEqual([
			{
				index: 0,
				inputs: 2,
				outputs: 3,
				activation: 'relu',
				kernelStart: 0,
				biasStart: 6,
				end: 9
			},
			{
				index: 1,
				inputs: 3,
				outputs: 1,
				activation: 'linear',
				kernelStart: 9,
				biasStart: 12,
				end: 13
			}
		]);
	});

	it('is of dense stacks alone', () => {
		expect(isDenseStack(small)).toBe(true);
		expect(isDenseStack(convolution)).toBe(false);
		expect(() => denseLayersOf(convolution)).toThrow('Layer 1 is not dense.');
	});
});
