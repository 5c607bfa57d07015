import { describe, expect, test } from 'vitest';
import { openTrainer } from '../../../src/lib/engine/createTrainer.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import { Float64Network, relativeDistance } from '../../support/float64Network.ts';
import { expectSameInCompany } from '../../support/sameInCompany.ts';
import { everyMember, randomMember, withoutKinks } from '../../support/population.ts';

/** Relative, over all parameters of a network. */
const mostDistance = 1e-5;

function float64(member: Member): Float64Network {
	const start = member.parameters ?? initialParameters(member.network, member.seeds.weights);
	return new Float64Network(member, start);
}

/** Trains as the executor does: up to the member's own end. */
function trained(member: Member, steps: number): Float64Network {
	return float64(member).train(Math.min(steps, member.steps ?? Infinity));
}

describe('every optimizer with every loss and regulariser', () => {
	test.each(everyMember('tanh'))('50 tanh steps of $name', async ({ member }) => {
		const trainer = await createWasmTrainer([member]);
		await trainer.train(50);
		const parameters = await trainer.parameters(0);
		trainer.dispose();
		const expected = trained(member, 50).parameters;
		expect(relativeDistance(parameters, expected)).toBeLessThan(mostDistance);
	});

	test('relu by single steps from 20 states, all together', async () => {
		const all = everyMember('relu');
		const trainer = await createWasmTrainer(all.map(({ member }) => member));
		for (let state = 0; state < 20; state++) {
			const before = (await trainer.snapshot()).members;
			await trainer.train(1);
			const after = (await trainer.snapshot()).members;
			for (const [i, { name, member }] of all.entries()) {
				const reference = new Float64Network(member, before[i].parameters);
				reference.resume(before[i].moments, before[i].steps);
				reference.step();
				const distance = relativeDistance(after[i].parameters, reference.parameters);
				expect(distance, name).toBeLessThan(mostDistance);
			}
		}
		trainer.dispose();
	});
});

describe('40 random members', () => {
	const members = Array.from({ length: 40 }, (_, i) => randomMember(i));

	test('agree with the float64 network after 50 steps', async () => {
		const smooth = members.map(withoutKinks);
		const trainer = await createWasmTrainer(smooth);
		await trainer.train(50);
		for (const [i, member] of smooth.entries()) {
			const distance = relativeDistance(
				await trainer.parameters(i),
				trained(member, 50).parameters
			);
			const description = JSON.stringify({ ...member, data: undefined });
			expect(distance, description).toBeLessThan(mostDistance);
		}
		trainer.dispose();
	});

	test('agree with the reference executor after 50 steps', async () => {
		const smooth = members.map(withoutKinks);
		const trainer = await createWasmTrainer(smooth);
		const { trainer: reference } = await openTrainer(smooth, {
			backend: 'cpu',
			executor: 'reference'
		});
		await Promise.all([trainer.train(50), reference.train(50)]);
		const actual = (await trainer.snapshot()).members;
		for (const [i, expected] of (await reference.snapshot()).members.entries()) {
			const description = JSON.stringify({ ...smooth[i], data: undefined });
			expect(actual[i].steps).toBe(expected.steps);
			const distance = relativeDistance(actual[i].parameters, expected.parameters);
			expect(distance, description).toBeLessThan(mostDistance);
			expect(actual[i].moments.length).toBe(expected.moments.length);
		}
		trainer.dispose();
		reference.dispose();
	});

	test('have the same bits alone, among all and in any order', () =>
		expectSameInCompany(members, (some) => createWasmTrainer(some)));
});
