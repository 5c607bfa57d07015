import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTrainer } from '../../src/lib/engine/createTrainer.ts';
import type { Member, Trainer } from '../../src/lib/engine/trainer.ts';
import { pruneWeights } from '../../src/lib/network/compression/prune.ts';
import { executors, type Executor } from '../../src/lib/network/executor.ts';
import { optimizers } from '../../src/lib/network/hyperparameters.ts';
import { initialParameters } from '../../src/lib/network/initialParameters.ts';
import { Float64Network, relativeDistance } from '../support/float64Network.ts';
import { smallMember, type SmallSettings } from '../support/smallMembers.ts';

/** Widths that the executors train by different programs: few units, and many. */
const widths = [[5, 4], [12]];

/** A member of which four of five weights are pruned, by size. */
function prunedMember(settings: SmallSettings): Member {
	const member = smallMember(settings);
	const before = initialParameters(member.network, 3);
	const pruning = { share: 0.8, first: 'smallest', over: 'network' } as const;
	return { ...member, ...pruneWeights(member.network, before, pruning, 3) };
}

/** The same with every third parameter frozen, biases too, at values that are not 0. */
function frozenMember(settings: SmallSettings): Member {
	const member = smallMember(settings);
	const parameters = initialParameters(member.network, 3).map((value, i) => value || 0.1 + i / 50);
	return { ...member, parameters, mask: Uint8Array.from(parameters, (_, i) => Number(i % 3 > 0)) };
}

/** All that moves a weight beside its gradient. */
const everything = { l1: 1e-4, l2: 0.01, weightDecay: 0.5, dropout: 0.2, batchSize: 8 } as const;

const settings = optimizers.flatMap((optimizer) =>
	widths.map((hidden): SmallSettings => ({
		network: { hidden },
		training: { optimizer, ...everything }
	}))
);

let executor: Executor;
const open: Trainer[] = [];
afterEach(() => open.splice(0).forEach((trainer) => trainer.dispose()));

async function trainerOf(members: Member[]): Promise<Trainer> {
	const trainer = await createTrainer(members, {
		executor,
		backend: executor === 'reference' ? 'cpu' : 'webgl'
	});
	open.push(trainer);
	return trainer;
}

describe.each(executors)('a mask of the %s executor', (name) => {
	beforeAll(() => {
		executor = name;
	});

	test('keeps pruned weights at exactly 0 for 1,000 steps of every optimizer', async () => {
		const members = settings.map(prunedMember);
		const trainer = await trainerOf(members);
		await trainer.train(1000);
		for (const [i, { mask }] of members.entries()) {
			const parameters = await trainer.parameters(i);
			const pruned = parameters.filter((_, at) => mask![at] === 0);
			expect(pruned.length).toBeGreaterThan(20);
			expect(pruned.every((value) => value === 0)).toBe(true);
			expect(parameters.every(Number.isFinite)).toBe(true);
			const moved = parameters.filter((value, at) => value !== members[i].parameters![at]);
			expect(moved.length).toBeGreaterThan(5);
		}
	});

	test('keeps frozen parameters bit by bit for 1,000 steps of every optimizer', async () => {
		const members = settings.map(frozenMember);
		const trainer = await trainerOf(members);
		await trainer.train(1000);
		for (const [i, { mask, parameters: before }] of members.entries()) {
			const after = await trainer.parameters(i);
			const changed = after.map((value, at) => Number(!Object.is(value, before![at])));
			expect([...changed]).toEqual([...mask!]);
		}
	});

	test.each([
		['few', [5, 4]],
		['many', [12]]
	])('follows the float64 network for 50 tanh steps, with %s units', async (_, hidden) => {
		for (const member of [prunedMember, frozenMember].map((make) =>
			make({ network: { hidden }, training: { l2: 0.01, weightDecay: 0.1 } })
		)) {
			const trainer = await trainerOf([member]);
			const reference = new Float64Network(member, member.parameters!);
			await trainer.train(50);
			const distance = relativeDistance(
				await trainer.parameters(0),
				reference.train(50).parameters
			);
			expect(distance).toBeLessThan(1e-5);
		}
	});

	test('follows the float64 network in single relu steps', async () => {
		const network: SmallSettings['network'] = { hidden: [5, 4], activation: 'relu' };
		const member = prunedMember({ network });
		const trainer = await trainerOf([member]);
		for (let state = 0; state < 20; state++) {
			const { members } = await trainer.snapshot();
			const reference = new Float64Network(member, members[0].parameters);
			reference.resume(members[0].moments, members[0].steps);
			await trainer.train(1);
			reference.step();
			const distance = relativeDistance(await trainer.parameters(0), reference.parameters);
			expect(distance).toBeLessThan(1e-6);
			await trainer.train(4);
		}
	});
});
