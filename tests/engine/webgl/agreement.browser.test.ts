import { afterEach, describe, expect, test } from 'vitest';
import { openTrainer } from '../../../src/lib/engine/createTrainer.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import type { Member, Trainer } from '../../../src/lib/engine/trainer.ts';
import { createWebglTrainer } from '../../../src/lib/engine/webgl/webglTrainer.ts';
import type { Activation } from '../../../src/lib/network/activation.ts';
import { Float64Network, relativeDistance } from '../../support/float64Network.ts';
import { expectSameInCompany } from '../../support/sameInCompany.ts';
import { everyMember, member, randomMember, withoutKinks } from '../../support/population.ts';

const open: Trainer[] = [];

async function trainerOf(members: Member[]): Promise<Trainer> {
	const trainer = await createWebglTrainer(members);
	open.push(trainer);
	return trainer;
}

afterEach(() => {
	for (const trainer of open.splice(0)) trainer.dispose();
});

function float64(member: Member): Float64Network {
	const start = member.parameters ?? initialParameters(member.network, member.seeds.weights);
	return new Float64Network(member, start);
}

describe('every optimizer with every loss and regulariser', () => {
	test('50 tanh steps, each alone', async () => {
		for (const { name, member } of everyMember('tanh')) {
			const trainer = await createWebglTrainer([member]);
			await trainer.train(50);
			const distance = relativeDistance(
				await trainer.parameters(0),
				float64(member).train(50).parameters
			);
			expect(distance, name).toBeLessThan(1e-5);
			trainer.dispose();
		}
	});

	test('relu by single steps from 20 states, all together', async () => {
		const all = everyMember('relu');
		const trainer = await trainerOf(all.map(({ member }) => member));
		for (let state = 0; state < 20; state++) {
			const before = (await trainer.snapshot()).members;
			await trainer.train(1);
			const after = (await trainer.snapshot()).members;
			for (const [i, { name, member }] of all.entries()) {
				const reference = new Float64Network(member, before[i].parameters);
				reference.resume(before[i].moments, before[i].steps);
				reference.step();
				const distance = relativeDistance(after[i].parameters, reference.parameters);
				expect(distance, name).toBeLessThan(1e-5);
			}
		}
	});
});

describe('40 random members', () => {
	const members = Array.from({ length: 40 }, (_, i) => randomMember(i));

	test('agree with the reference executor after 50 steps', async () => {
		const smooth = members.map(withoutKinks);
		const trainer = await trainerOf(smooth);
		await trainer.train(50);
		const fast = await trainer.snapshot();
		const { trainer: reference } = await openTrainer(smooth, {
			backend: 'cpu',
			executor: 'reference'
		});
		open.push(reference);
		await reference.train(50);
		const slow = await reference.snapshot();
		for (const [i, expected] of slow.members.entries()) {
			const description = JSON.stringify({ ...smooth[i], data: undefined });
			const actual = fast.members[i];
			expect(actual.steps).toBe(expected.steps);
			const distance = relativeDistance(actual.parameters, expected.parameters);
			expect(distance, description).toBeLessThan(1e-5);
			expect(actual.moments.length).toBe(expected.moments.length);
		}
	});

	test('agree with the reference executor in single relu steps from 20 of its states', async () => {
		const kinked = members.map((member) => ({
			...member,
			network: { ...member.network, activation: 'relu' as const }
		}));
		const trainer = await trainerOf(kinked);
		const { trainer: reference } = await openTrainer(kinked, {
			backend: 'cpu',
			executor: 'reference'
		});
		open.push(reference);
		for (let state = 0; state < 20; state++) {
			await trainer.restore(await reference.snapshot());
			await Promise.all([trainer.train(1), reference.train(1)]);
			const fast = await trainer.snapshot();
			const slow = await reference.snapshot();
			for (const [i, expected] of slow.members.entries()) {
				const description = JSON.stringify({ state, ...kinked[i], data: undefined });
				const distance = relativeDistance(fast.members[i].parameters, expected.parameters);
				expect(distance, description).toBeLessThan(1e-5);
			}
		}
	});

	test('have the same numbers alone, among all and in any order', () =>
		expectSameInCompany(members, createWebglTrainer));

	test('go on from snapshots of the reference executor, and it from theirs', async () => {
		const trainer = await trainerOf(members);
		const { trainer: reference } = await openTrainer(members, {
			backend: 'cpu',
			executor: 'reference'
		});
		open.push(reference);
		await reference.train(4);
		await trainer.restore(await reference.snapshot());
		expect(await trainer.snapshot()).toEqual(await reference.snapshot());
		await Promise.all([trainer.train(1), reference.train(1)]);
		await reference.restore(await trainer.snapshot());
		expect(await reference.snapshot()).toEqual(await trainer.snapshot());
	});
});

test('activations are exact at any size of input', async () => {
	const sizes = [0, 1e-30, 1e-6, 0.01, 0.2, 0.2499, 0.2501, 0.3, 1, 5, 12, 60, 100, 1e4];
	const inputs = Float32Array.from(sizes.flatMap((size) => [size, -size]));
	const functions = { tanh: Math.tanh, sigmoid: (x: number) => 1 / (1 + Math.exp(-x)) };
	for (const [activation, of] of Object.entries(functions)) {
		const network = { inputs: 1, hidden: [1], outputs: 1, activation: activation as Activation };
		const parameters = Float32Array.of(1, 0, 1, 0);
		const trainer = await trainerOf([{ ...member(network), parameters }]);
		const [hidden] = await trainer.activations(0, inputs);
		inputs.forEach((x, i) => {
			expect(Math.abs(hidden[i] - of(x))).toBeLessThanOrEqual(5e-7 * Math.abs(of(x)) + 1e-20);
		});
	}
});
