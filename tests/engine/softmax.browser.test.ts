import { afterEach, describe, expect, test } from 'vitest';
import { createTrainer } from '../../src/lib/engine/createTrainer.ts';
import { stepStart } from '../../src/lib/engine/step/stepStart.ts';
import type { Member, Trainer } from '../../src/lib/engine/trainer.ts';
import { executors, type Executor } from '../../src/lib/network/executor.ts';
import { agreeToSixDigits, batchStep } from '../../src/lib/network/oneStep.ts';
import { Float64Network, relativeDistance } from '../support/float64Network.ts';
import { softmaxMembers } from '../support/softmaxMembers.ts';

/** Relative, over all parameters of a network. */
const mostDistance = 1e-5;
const states = 20;

const smooth = softmaxMembers('tanh');
const kinked = softmaxMembers('relu');

const open: Trainer[] = [];
afterEach(() => open.splice(0).forEach((trainer) => trainer.dispose()));

async function trainerOf(all: { member: Member }[], executor: Executor): Promise<Trainer> {
	const members = all.map(({ member }) => member);
	const trainer = await createTrainer(members, { backend: 'webgl', executor });
	open.push(trainer);
	return trainer;
}

describe.each(executors)('softmax over 3 and 10 classes on %s', (executor) => {
	test('has the outputs, losses and gradients of the float64 network', async () => {
		const trainer = await trainerOf(smooth, executor);
		const evaluations = await trainer.evaluate();
		for (const [i, { name, member }] of smooth.entries()) {
			const { inputs, targets } = member.data.training;
			const reference = new Float64Network(member, await trainer.parameters(i));
			const outputs = await trainer.predict(i, inputs);
			expect(relativeDistance(outputs, reference.outputs(inputs)), name).toBeLessThan(2e-6);
			expect(evaluations[i].training.loss, name).toBeCloseTo(reference.loss(inputs, targets), 5);
			const gradient = await trainer.gradients(i);
			expect(relativeDistance(gradient, reference.gradient()), name).toBeLessThan(mostDistance);
		}
	});

	test('is where the float64 network is after 50 tanh steps', async () => {
		const trainer = await trainerOf(smooth, executor);
		const references = await Promise.all(
			smooth.map(async ({ member }, i) => new Float64Network(member, await trainer.parameters(i)))
		);
		await trainer.train(50);
		for (const [i, { name }] of smooth.entries()) {
			const expected = references[i].train(50).parameters;
			const distance = relativeDistance(await trainer.parameters(i), expected);
			expect(distance, name).toBeLessThan(mostDistance);
		}
	});

	test(`takes the float64 network’s relu steps from ${states} states`, async () => {
		const trainer = await trainerOf(kinked, executor);
		for (let state = 0; state < states; state++) {
			const before = (await trainer.snapshot()).members;
			await trainer.train(1);
			const after = (await trainer.snapshot()).members;
			for (const [i, { name, member }] of kinked.entries()) {
				const reference = new Float64Network(member, before[i].parameters);
				reference.resume(before[i].moments, before[i].steps);
				reference.step();
				const distance = relativeDistance(after[i].parameters, reference.parameters);
				expect(distance, name).toBeLessThan(mostDistance);
			}
		}
	});

	test('is foretold by one step in numbers, to six digits', async () => {
		const trainer = await trainerOf(smooth, executor);
		for (const at of [0, 12]) {
			await trainer.train(at - trainer.step);
			const before = await trainer.snapshot();
			await trainer.train(1);
			const after = await trainer.snapshot();
			for (const [i, { name, member }] of smooth.entries()) {
				const { parameters } = batchStep(stepStart(member, before.members[i])!);
				const engine = after.members[i].parameters;
				const different = parameters.flatMap((step, index) =>
					agreeToSixDigits(step.after, engine[index]) ? [] : [[step.after, engine[index]]]
				);
				expect(different, name).toEqual([]);
			}
		}
	});
});

test('executors agree on softmax after 50 tanh steps', async () => {
	const trained = await Promise.all(
		executors.map(async (executor) => {
			const trainer = await trainerOf(smooth, executor);
			await trainer.train(50);
			return (await trainer.snapshot()).members;
		})
	);
	const [first, ...others] = trained;
	for (const other of others) {
		for (const [i, { name }] of smooth.entries()) {
			const distance = relativeDistance(other[i].parameters, first[i].parameters);
			expect(distance, name).toBeLessThan(mostDistance);
		}
	}
});
