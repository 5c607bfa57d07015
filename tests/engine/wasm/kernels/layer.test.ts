/** Layers one by one, in networks that have nothing else; `tests/engine/wasm/layers.test.ts` stacks them. */
import { describe, expect, test } from 'vitest';
import { NetworkMemory } from '../../../../src/lib/engine/wasm/networkMemory.ts';
import { StepList } from '../../../../src/lib/engine/wasm/stepList.ts';
import { Tables } from '../../../../src/lib/engine/wasm/batchMemory.ts';
import { forward } from '../../../../src/lib/network/forward.ts';
import { gradientOf } from '../../../../src/lib/network/gradient.ts';
import { initialParameters } from '../../../../src/lib/network/initialParameters.ts';
import type { LayerSpec } from '../../../../src/lib/network/layers/index.ts';
import type { NetworkSpec } from '../../../../src/lib/network/spec.ts';
import { relativeDistance } from '../../../support/float64Network.ts';
import { layeredMember } from '../../../support/layeredMembers.ts';
import { Stage } from './stage.ts';

const convolution = {
	kind: 'convolution1d',
	filters: 6,
	kernel: 3,
	stride: 2,
	padding: 'same',
	activation: 'sin'
} as const;
const output: LayerSpec = { kind: 'dense', units: 2, activation: 'linear' };

const networks: { name: string; network: NetworkSpec }[] = [
	{ name: 'dense', network: { input: [5], layers: [output] } },
	{
		name: 'residual',
		network: { input: [5], layers: [{ kind: 'residual', units: 5, activation: 'gelu' }, output] }
	},
	{
		name: 'convolution',
		network: { input: [9, 2], layers: [convolution, { kind: 'flatten' }, output] }
	},
	{
		name: 'pooling',
		network: { input: [9, 2], layers: [convolution, { kind: 'globalMaxPooling' }, output] }
	}
];

async function placed(network: NetworkSpec) {
	const { memory, kernels } = await Stage.open();
	const member = layeredMember(network, { rows: 6 });
	const { training } = member.data;
	const own = new NetworkMemory(memory, network, member.loss, training.rows);
	own.set(member.training);
	const parameters = initialParameters(network, 4);
	own.write('parameters', parameters);
	const steps = new StepList(memory);
	steps.setBatch(0, new Tables(memory).of(training), 0, training.rows);
	steps.setLearningRate(0, 1);
	return { own, parameters, member, train: () => kernels.train(own.address, steps.address, 1) };
}

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
