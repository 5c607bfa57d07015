import { describe, expect, it } from 'vitest';
import {
	largeDense,
	oneConvolution,
	smallDense,
	twoConvolutions
} from '../../../src/lib/claims/convolution.ts';
import { plainFifty, residualFifty } from '../../../src/lib/claims/residual.ts';
import { networkFor } from '../../../src/lib/experiment/layers/networkFor.ts';
import { stackForm } from '../../../src/lib/experiment/layers/stackForm.ts';
import { stackNetwork, stackProblem } from '../../../src/lib/experiment/layers/stackNetwork.ts';
import { shapeOfStack } from '../../../src/lib/experiment/layers/stackShape.ts';
import { countParameters } from '../../../src/lib/network/cost.ts';
import { layersOf } from '../../../src/lib/network/spec.ts';

const stackOf = (text: string) => stackForm.read(text)!;
const around = { inputs: 40, outputs: 4 };

describe('stackNetwork(stack, around)', () => {
	it.each([
		['conv8.k5.s2.relu,conv8.k5.s2.relu.max', twoConvolutions, 412],
		['conv8.k9.relu.max', oneConvolution, 116],
		['dense9.relu', smallDense, 409],
		['dense44.relu.x2', largeDense, 3964]
	])('is the network of the claims: %s', (text, network, count) => {
		const made = stackNetwork(stackOf(text), around);
		expect(JSON.parse(JSON.stringify(made))).toEqual(JSON.parse(JSON.stringify(network)));
		expect(countParameters(made)).toBe(count);
	});

	it('puts the places in one row where no pooling does away with them', () => {
		const shapes = (text: string) =>
			layersOf(stackNetwork(stackOf(text), around)).map(({ output }) => output);
		expect(shapes('conv8.k5.s2.relu,conv8.k5.s2.relu')).toEqual([[18, 8], [7, 8], [56], [4]]);
		expect(shapes('conv3.k5.s4.same.relu,dense9.relu')).toEqual([[10, 3], [30], [9], [4]]);
		expect(countParameters(stackNetwork(stackOf('conv8.k5.s2.relu.x2'), around))).toBe(604);
	});

	it('is the fifty layers of the claim, with and without a way past them', () => {
		const rings = { inputs: 2, outputs: 1 };
		const residual = stackNetwork(stackOf('dense6.relu,dense6.relu.residual.x50'), rings);
		const plain = stackNetwork(stackOf('dense6.relu.x51'), rings);
		expect([residual, plain]).toEqual([residualFifty, plainFifty]);
		expect([residual, plain].map(countParameters)).toEqual([2125, 2125]);
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
