import { memory } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTrainer, openTrainer } from '../../src/lib/engine/createTrainer.ts';
import { stepStart } from '../../src/lib/engine/step/stepStart.ts';
import type { Member, Trainer } from '../../src/lib/engine/trainer.ts';
import { pruneWeights } from '../../src/lib/network/compression/prune.ts';
import {
	bitWidths,
	quantized,
	type Quantization
} from '../../src/lib/network/compression/quantize.ts';
import { initialParameters } from '../../src/lib/network/initialParameters.ts';
import { optimizers } from '../../src/lib/network/hyperparameters.ts';
import { agreeToSixDigits, batchStep } from '../../src/lib/network/oneStep.ts';
import { Float64Network, relativeDistance } from '../support/float64Network.ts';
import { smallMember, type SmallSettings } from '../support/smallMembers.ts';

const quantizations = bitWidths.flatMap((bits) =>
	(['layer', 'unit'] as const).map((scale): Quantization => ({ bits, scale }))
);
const withBiases: Quantization = { bits: 3, scale: 'layer', biases: 8 };

/** Pruned by half, so that zeros are among the weights. */
function memberOf(quantization: Quantization, settings: SmallSettings = {}, from = 0): Member {
	const member = smallMember({ ...settings, network: { hidden: [7, 5], ...settings.network } });
	const before = initialParameters(member.network, 4).map((value, i) => value || 0.1 + i / 50);
	const pruning = { share: 0.5, first: 'smallest', over: 'network' } as const;
	const pruned = pruneWeights(member.network, before, pruning, 4);
	return { ...member, ...pruned, quantization: { ...quantization, from } };
}

let executor: 'wasm' | 'reference';
const open: Trainer[] = [];
afterEach(() => {
	for (const trainer of open.splice(0)) trainer.dispose();
	if (executor === 'reference') expect(memory().numTensors).toBe(0);
});

async function trainerOf(members: Member[], by = executor): Promise<Trainer> {
	const trainer = await createTrainer(members, { executor: by, backend: 'cpu' });
	open.push(trainer);
	return trainer;
}

describe.each(['wasm', 'reference'] as const)('straight-through rounding by %s', (name) => {
	beforeAll(() => {
		executor = name;
	});

	test.each([...quantizations, withBiases])(
		'has values, gradient and 50 tanh steps of the float64 network: %o',
		async (quantization) => {
			const member = memberOf(quantization, { training: { l2: 0.01, learningRate: 0.003 } });
			const { inputs } = member.data.training;
			const trainer = await trainerOf([member]);
			const reference = new Float64Network(member, member.parameters!);
			expect(relativeDistance(await trainer.parameters(0), reference.computed())).toBeLessThan(
				1e-6
			);
			const outputs = await trainer.predict(0, inputs);
			expect(relativeDistance(outputs, reference.outputs(inputs))).toBeLessThan(2e-6);
			const gradient = await trainer.gradients(0);
			expect(relativeDistance(gradient, reference.gradient())).toBeLessThan(1e-5);
			await trainer.train(50);
			reference.train(50);
			const [{ parameters }] = (await trainer.snapshot()).members;
			expect(relativeDistance(parameters, reference.parameters)).toBeLessThan(1e-5);
			const pruned = parameters.filter((_, i) => member.mask![i] === 0);
			expect(pruned.every((value) => value === 0)).toBe(true);
			expect(parameters).not.toEqual(quantized(member.network, parameters, quantization));
		}
	);

	test('predicts with parameters that it is given as they are', async () => {
		const member = memberOf({ bits: 2, scale: 'layer' });
		const { inputs } = member.data.validation;
		const trainer = await trainerOf([member]);
		const others = member.parameters!.map((value, i) => value + Math.sin(i));
		const outputs = await trainer.predict(0, inputs, others);
		const plain = new Float64Network({ ...member, quantization: undefined }, others);
		expect(relativeDistance(outputs, plain.outputs(inputs))).toBeLessThan(2e-6);
	});

	test('evaluates the rounded network', async () => {
		const member = memberOf({ bits: 'binary', scale: 'layer' });
		const { inputs, targets } = member.data.validation;
		const [{ validation }] = await (await trainerOf([member])).evaluate();
		const reference = new Float64Network(member, member.parameters!);
		expect(validation.loss).toBeCloseTo(reference.loss(inputs, targets), 5);
	});

	test('goes on from the weights before rounding, also by another executor', async () => {
		const member = memberOf({ bits: 4, scale: 'unit' }, {}, 5);
		const trainer = await trainerOf([member]);
		await trainer.train(10);
		const snapshot = await trainer.snapshot();
		await trainer.train(20);
		const after = (await trainer.snapshot()).members[0].parameters;
		const other = await trainerOf([member], name === 'wasm' ? 'reference' : 'wasm');
		await other.restore(snapshot);
		await other.train(20);
		const others = (await other.snapshot()).members[0].parameters;
		expect(relativeDistance(others, after)).toBeLessThan(1e-5);
		await trainer.restore(snapshot);
		await trainer.train(20);
		expect((await trainer.snapshot()).members[0].parameters).toEqual(after);
	});

	test('takes the step that is worked out by plain numbers', async () => {
		const members = optimizers.flatMap((optimizer) =>
			[0, 12].map((from) => memberOf({ bits: 3, scale: 'unit' }, { training: { optimizer } }, from))
		);
		const trainer = await trainerOf(members);
		await trainer.train(11);
		for (let step = 11; step < 14; step++) {
			const before = await trainer.snapshot();
			await trainer.train(1);
			const after = await trainer.snapshot();
			for (const [i, member] of members.entries()) {
				const { parameters } = batchStep(stepStart(member, before.members[i])!);
				const engine = after.members[i].parameters;
				const different = parameters.filter(
					({ after }, at) => !agreeToSixDigits(after, engine[at])
				);
				expect(different).toEqual([]);
			}
		}
	});
});

test('WebGL passes it on, and the status says why', async () => {
	const member = memberOf({ bits: 4, scale: 'layer' });
	for (const asked of ['webgl', 'fast'] as const) {
		const { trainer, status } = await openTrainer([member], { executor: asked });
		open.push(trainer);
		expect(status.executor).toBe('wasm');
		expect(status.reason).toBe(
			'WebGL does not train with rounded weights. The processor trains by WebAssembly instead, and nothing is lost.'
		);
	}
});

test('what is no quantization is refused', async () => {
	const bits = 7 as never;
	await expect(createTrainer([memberOf({ bits, scale: 'layer' })])).rejects.toThrow(
		'Weights cannot be rounded to 7 bits.'
	);
	await expect(createTrainer([memberOf({ bits: 4, scale: 'layer' }, {}, -1)])).rejects.toThrow(
		'-1 is no number of steps.'
	);
});
