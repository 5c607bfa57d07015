import { describe, expect, it } from 'vitest';
import { networkFor } from '../../../src/lib/experiment/layers/networkFor.ts';
import { stackForm } from '../../../src/lib/experiment/layers/stackForm.ts';
import { stackNetwork, stackProblem } from '../../../src/lib/experiment/layers/stackNetwork.ts';
import { shapeOfStack } from '../../../src/lib/experiment/layers/stackShape.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import type { LayerSpec } from '../../../src/lib/network/layers/index.ts';
import { layersOf } from '../../../src/lib/network/spec.ts';

const filters = (kernel: number, stride: number): LayerSpec => ({
	kind: 'convolution1d',
	filters: 8,
	kernel,
	stride,
	padding: 'valid',
	activation: 'relu'
});
const units = (units: number): LayerSpec => ({ kind: 'dense', units, activation: 'relu' });
const toClasses: LayerSpec = { kind: 'dense', units: 4, activation: 'linear' };
const pooled: LayerSpec = { kind: 'globalMaxPooling' };

const stackOf = (text: string) => stackForm.read(text)!;
const around = { inputs: 40, outputs: 4 };

describe('stackNetwork(stack, around)', () => {
	it.each([
		['conv8.k5.s2.relu,conv8.k5.s2.relu.max', [40, 1], [filters(5, 2), filters(5, 2), pooled], 412],
		['conv8.k9.relu.max', [40, 1], [filters(9, 1), pooled], 116],
		['dense9.relu', [40], [units(9)], 409],
		['dense44.relu.x2', [40], [units(44), units(44)], 3964]
	])('has the layers and the count of the claims: %s', (text, input, hidden, count) => {
		const made = stackNetwork(stackOf(text), around);
		expect(made).toEqual({ input, layers: [...hidden, toClasses] });
		expect(countParameters(made)).toBe(count);
	});

	it('puts the places in one row where no pooling does away with them', () => {
		const shapes = (text: string) =>
			layersOf(stackNetwork(stackOf(text), around)).map(({ output }) => output);
		expect(shapes('conv8.k5.s2.relu,conv8.k5.s2.relu')).toEqual([[18, 8], [7, 8], [56], [4]]);
		expect(shapes('conv3.k5.s4.same.relu,dense9.relu')).toEqual([[10, 3], [30], [9], [4]]);
		expect(countParameters(stackNetwork(stackOf('conv8.k5.s2.relu.x2'), around))).toBe(604);
	});

	it('has fifty layers of one kind, with and without a way past them', () => {
		const rings = { inputs: 2, outputs: 1 };
		for (const [text, kind] of [
			['dense6.relu,dense6.relu.residual.x50', 'residual'],
			['dense6.relu.x51', 'dense']
		]) {
			const made = stackNetwork(stackOf(text), rings);
			expect(made.layers.slice(1, -1)).toEqual(
				Array(50).fill({ kind, units: 6, activation: 'relu' })
			);
			expect(countParameters(made)).toBe(2125);
		}
	});

	it('pools in windows, whose places go on', () => {
		const made = stackNetwork(stackOf('conv8.k5.relu.pool2,conv4.k3.relu.pool4.every2.x2'), around);
		expect(layersOf(made).map(({ spec, output }) => [spec.kind, ...output])).toEqual([
			['convolution1d', 36, 8],
			['pooling', 18, 8],
			['convolution1d', 16, 4],
			['pooling', 7, 4],
			['convolution1d', 5, 4],
			['pooling', 1, 4],
			['flatten', 4],
			['dense', 4]
		]);
		expect(countParameters(made)).toBe(48 + 100 + 52 + 20);
	});

	it('keeps the names of the inputs', () => {
		const inputNames = ['first', 'second'];
		const made = stackNetwork(stackOf('dense2.relu'), { inputs: 2, inputNames, outputs: 1 });
		expect(made.inputNames).toBe(inputNames);
	});
});

describe('stackProblem(stack, inputs)', () => {
	it.each([
		['conv8.k41.relu', 'Layer 1 has a kernel of 41, and the data have only 40 places'],
		['conv8.k5.s8.relu.x2', null],
		['conv8.k9.s8.relu.x2', 'Layer 2 has a kernel of 9, and layer 1 leaves only 4 places'],
		['conv8.k9.s8.same.relu.x2', null],
		[
			'conv8.k5.relu.max,conv8.k5.relu',
			'Layer 2 is a convolution and moves along places, but layer 1 leaves 8 numbers without any.'
		],
		[
			'dense44.relu,conv8.k5.relu',
			'Layer 2 is a convolution and moves along places, but layer 1 leaves 44 numbers without any.'
		],
		['conv8.k5.relu.pool2,conv8.k5.relu.pool2,dense9.relu', null],
		[
			'conv8.k5.s8.relu.pool6',
			'Layer 1 pools in windows of 6, and its convolution leaves only 5 places: they do not fit.'
		],
		['dense44.relu', null],
		['dense6.relu,dense6.relu.residual.x50', null],
		[
			'dense6.relu,dense8.relu.residual',
			'Layer 2 is residual and gives as many numbers as come in, but layer 1 leaves 6 and it has 8 units.'
		],
		['dense6.relu.residual', 'but the data have 40 and it has 6 units']
	])('of %s is %j', (text, problem) => {
		const found = stackProblem(stackOf(text), 40);
		if (problem === null) expect(found).toBeNull();
		else expect(found).toContain(problem);
	});
});

describe('networkFor(network, around)', () => {
	it('is dense where its own layers do not fit', () => {
		const shape = shapeOfStack(stackOf('conv8.k5.s2.relu,conv8.k5.s2.relu.max'));
		expect(
			networkFor({ ...shape, own: {} }, { inputs: 2, outputs: 1 }).layers.map(({ kind }) => kind)
		).toEqual(['dense', 'dense', 'dense']);
		expect(countParameters(networkFor({ ...shape, own: {} }, around))).toBe(412);
	});
});
