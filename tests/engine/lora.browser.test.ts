import { memory } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTrainer, openTrainer } from '../../src/lib/engine/createTrainer.ts';
import type { Member, Trainer } from '../../src/lib/engine/trainer.ts';
import { forward } from '../../src/lib/network/forward.ts';
import { optimizers } from '../../src/lib/network/hyperparameters.ts';
import { initialParameters } from '../../src/lib/network/initialParameters.ts';
import { merged, withUpdate } from '../../src/lib/network/lora.ts';
import { Float64Network, relativeDistance } from '../support/float64Network.ts';
import { smallMember, type SmallSettings } from '../support/smallMembers.ts';

const rank = 2;

function memberOf(settings: SmallSettings = {}): Member {
	const member = smallMember({ ...settings, network: { hidden: [9, 6], ...settings.network } });
	const parameters = initialParameters(member.network, 4).map((value, i) => value || 0.1 + i / 50);
	return { ...member, parameters, lora: { rank } };
}

const startOf = ({ network, parameters, seeds }: Member) =>
	withUpdate(network, rank, parameters!, seeds.weights);

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

const trainedOf = async (trainer: Trainer, member = 0) =>
	(await trainer.snapshot()).members[member].parameters;

describe.each(['wasm', 'reference'] as const)('a low-rank update by %s', (name) => {
	beforeAll(() => {
		executor = name;
	});

	test('begins with the network as it was', async () => {
		const member = memberOf();
		const trainer = await trainerOf([member]);
		expect(await trainer.parameters(0)).toEqual(member.parameters);
		expect(await trainedOf(trainer)).toEqual(startOf(member));
	});

	test.each(optimizers)(
		'has the gradient and 50 tanh steps of the float64 network, by %s',
		async (optimizer) => {
			const training = { optimizer, l1: 0.001, l2: 0.01, weightDecay: 0.1, dropout: 0.2 };
			const member = memberOf({ training: { ...training, batchSize: 7 } });
			const trainer = await trainerOf([member]);
			const reference = new Float64Network(member, startOf(member));
			await trainer.train(50);
			reference.train(50);
			expect(relativeDistance(await trainedOf(trainer), reference.parameters)).toBeLessThan(1e-5);
			const plain = memberOf({ training: { ...training, dropout: 0 } });
			const other = await trainerOf([plain]);
			await other.train(5);
			const [{ parameters }] = (await other.snapshot()).members;
			const gradient = new Float64Network(plain, parameters).gradient();
			const { length } = plain.parameters!;
			// Of what is frozen the engine has a gradient too, without meaning here.
			const update = (await other.gradients(0)).slice(length);
			expect(relativeDistance(update, gradient.slice(length))).toBeLessThan(1e-5);
		}
	);

	test('leaves all else bit by bit as it is for 1,000 steps of every optimizer', async () => {
		const members = optimizers.map((optimizer) =>
			memberOf({ training: { optimizer, l2: 0.01, weightDecay: 0.5, batchSize: 8 } })
		);
		const trainer = await trainerOf(members);
		await trainer.train(1000);
		for (const [i, { parameters }] of members.entries()) {
			const after = await trainedOf(trainer, i);
			expect(after.slice(0, parameters!.length)).toEqual(parameters);
			expect(after.slice(parameters!.length).every((value) => value !== 0)).toBe(true);
		}
	});

	test('says merged what it says unmerged, to 1e-6', async () => {
		const member = memberOf();
		const { inputs } = member.data.validation;
		const trainer = await trainerOf([member]);
		await trainer.train(100);
		const outputs = await trainer.predict(0, inputs);
		const whole = await trainer.parameters(0);
		expect(
			relativeDistance(whole, merged(member.network, rank, await trainedOf(trainer)))
		).toBeLessThan(1e-6);
		expect(relativeDistance(outputs, forward(member.network, whole, inputs))).toBeLessThan(1e-6);
		const { lora, ...plain } = member;
		expect(lora).toEqual({ rank });
		const mergedTrainer = await trainerOf([{ ...plain, parameters: whole }]);
		const mergedOutputs = await mergedTrainer.predict(0, inputs);
		expect(relativeDistance(outputs, mergedOutputs)).toBeLessThan(1e-6);
		// And unmerged, layer by layer: x·W + (x·A)·B.
		const reference = new Float64Network(member, await trainedOf(trainer));
		expect(relativeDistance(outputs, reference.outputs(inputs))).toBeLessThan(1e-6);
	});

	test('goes on from a snapshot, also by another executor, and from one of before it', async () => {
		const member = memberOf();
		const trainer = await trainerOf([member]);
		await trainer.train(10);
		const snapshot = await trainer.snapshot();
		await trainer.train(20);
		const after = await trainedOf(trainer);
		const other = await trainerOf([member], name === 'wasm' ? 'reference' : 'wasm');
		await other.restore(snapshot);
		await other.train(20);
		expect(relativeDistance(await trainedOf(other), after)).toBeLessThan(1e-5);
		const [state] = snapshot.members;
		const before = { ...state, parameters: member.parameters!, moments: [], optimizerSteps: 0 };
		await trainer.restore({ ...snapshot, members: [before] });
		expect(await trainedOf(trainer)).toEqual(startOf(member));
		await trainer.train(1);
		expect(await trainedOf(trainer)).not.toEqual(startOf(member));
	});
});

test('WebGL passes it on, and the status says why', async () => {
	const { trainer, status } = await openTrainer([memberOf()], { executor: 'webgl' });
	open.push(trainer);
	expect(status.executor).toBe('wasm');
	expect(status.reason).toBe(
		'WebGL does not train LoRA updates. The processor trains by WebAssembly instead, and nothing is lost.'
	);
});

test('what is no update is refused', async () => {
	const refused = (changes: Partial<Member>) =>
		expect(createTrainer([{ ...memberOf(), ...changes }])).rejects;
	await refused({ lora: { rank: 0 } }).toThrow('0 is no rank of an update.');
	await refused({ quantization: { bits: 4, scale: 'layer', from: 0 } }).toThrow(
		'A low-rank update is trained without rounding.'
	);
	const trainer = await trainerOf([memberOf()], 'wasm');
	await expect(trainer.setParameters(0, new Float32Array(3))).rejects.toThrow(RangeError);
});
