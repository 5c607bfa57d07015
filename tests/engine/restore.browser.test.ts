import { memory } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTrainer } from '../../src/lib/engine/createTrainer.ts';
import type { Member, MemberSnapshot, Trainer } from '../../src/lib/engine/trainer.ts';
import { executors, type Executor } from '../../src/lib/network/executor.ts';
import { Float64Network, relativeDistance } from '../support/float64Network.ts';
import { onStream, smallMember, smallSplit, smallStream } from '../support/smallMembers.ts';

const open: Trainer[] = [];
let executor: Executor = 'reference';

async function trainerOf(members: Member[]): Promise<Trainer> {
	const trainer = await createTrainer(members, { backend: 'webgl', executor });
	open.push(trainer);
	return trainer;
}

afterEach(() => {
	for (const trainer of open.splice(0)) trainer.dispose();
	expect(memory().numTensors).toBe(0);
});

/** Members that train beside the one whose data are replaced: of few units, and of many. */
const bystanders = () => [
	smallMember({ training: { batchSize: 5, dropout: 0.2 }, seed: 3 }),
	smallMember({ network: { hidden: [12] }, training: { batchSize: 5 }, seed: 4 })
];

/** Everything that depends on the step: batches, dropout, a cosine schedule, Adam's moments. */
const lively = { batchSize: 5, dropout: 0.2, schedule: 'cosine' } as const;
const rest = { horizon: 30 };
const many = { hidden: [12] };
const streamed = { training: lively, rest };

interface Case {
	name: string;
	member: Member;
	data: Member['data'];
}

/** A full batch of so many rows trains by many draws on the WebGL executor. */
const manyRows = 450;

const cases: Case[] = [
	{
		name: 'fewer rows, few units',
		member: smallMember({ training: lively, rest }),
		data: smallSplit('binaryCrossEntropy', 8)
	},
	{
		name: 'more rows, many units',
		member: smallMember({ network: many, training: lively, rest }),
		data: smallSplit('binaryCrossEntropy', 40)
	},
	{
		name: 'so many rows that few units train by other draws',
		member: smallMember({ training: { ...lively, batchSize: 'all' }, rest }),
		data: smallSplit('binaryCrossEntropy', manyRows)
	},
	{
		name: 'so few rows that few units train by other draws',
		member: smallMember({ training: { ...lively, batchSize: 'all' }, rest, rows: manyRows }),
		data: smallSplit('binaryCrossEntropy', 30)
	},
	{
		name: 'a table for a stream, many units',
		member: smallMember(onStream({ ...streamed, network: many })),
		data: tableOf(smallStream(5))
	},
	{
		name: 'a stream for a table, few units',
		member: smallMember(
			onStream({ training: lively, rest: { ...rest, data: tableOf(smallStream()) } })
		),
		data: smallStream(5)
	}
];

function tableOf({ training, validation }: Member['data']): Member['data'] {
	return { training, validation };
}

function float64(member: Member, { parameters, moments, steps }: MemberSnapshot): Float64Network {
	const network = new Float64Network(member, parameters);
	network.resume(moments, steps);
	return network;
}

describe.each(executors)('the %s executor', (name) => {
	beforeAll(() => {
		executor = name;
	});

	describe('restore(snapshot, { member, data })', () => {
		test.each(cases)('goes on with the new points: $name', async ({ member, data }) => {
			const replaced = { ...member, data };
			const trainer = await trainerOf([member, ...bystanders()]);
			await trainer.train(7);
			const early = await trainer.snapshot(0);
			await trainer.train(4);
			const others = await Promise.all([trainer.snapshot(1), trainer.snapshot(2)]);
			await trainer.restore(early, { member: 0, data: [data] });
			expect(trainer.step).toBe(11);
			expect(await trainer.snapshot(0)).toEqual({ ...early, step: 11 });
			expect(await Promise.all([trainer.snapshot(1), trainer.snapshot(2)])).toEqual(others);

			const fresh = await trainerOf([replaced]);
			await fresh.restore(early);
			const evaluations = await trainer.evaluate();
			expect(evaluations[0]).toEqual((await fresh.evaluate())[0]);
			const reference = float64(replaced, early.members[0]);
			const { inputs, targets } = data.training;
			expect(evaluations[0].training.loss).toBeCloseTo(reference.loss(inputs, targets), 5);

			await Promise.all([trainer.train(8), fresh.train(8)]);
			expect((await trainer.snapshot(0)).members).toEqual((await fresh.snapshot(0)).members);
			const expected = reference.train(8).parameters;
			expect(relativeDistance(await trainer.parameters(0), expected)).toBeLessThan(1e-5);
			const undisturbed = await trainerOf([member, ...bystanders()]);
			await undisturbed.train(19);
			for (const i of [1, 2]) {
				expect(await trainer.snapshot(i)).toEqual(await undisturbed.snapshot(i));
			}
		});

		test.each([
			['few', [5, 4]],
			['many', [12]]
		])(
			'steps with SGD as a new network with these parameters does: %s units',
			async (_, hidden) => {
				const member = smallMember({ network: { hidden }, training: { optimizer: 'sgd' } });
				const data = smallSplit('binaryCrossEntropy', 8);
				const trainer = await trainerOf([member]);
				await trainer.train(5);
				const snapshot = await trainer.snapshot();
				await trainer.restore(snapshot, { data: [data] });
				const { parameters } = snapshot.members[0];
				const fresh = await trainerOf([{ ...member, data, parameters }]);
				await Promise.all([trainer.train(6), fresh.train(6)]);
				expect(await trainer.parameters(0)).toEqual(await fresh.parameters(0));
			}
		);

		test('replaces the points of some of all members, and leaves null its own', async () => {
			const members = [smallMember({ training: lively }), ...bystanders()];
			const data = [
				smallSplit('binaryCrossEntropy', 9),
				null,
				smallSplit('binaryCrossEntropy', 31)
			];
			const trainer = await trainerOf(members);
			await trainer.train(3);
			const snapshot = await trainer.snapshot();
			await trainer.train(2);
			await trainer.restore(snapshot, { data });
			expect(await trainer.snapshot()).toEqual(snapshot);
			const fresh = await trainerOf(
				members.map((one, i) => ({ ...one, data: data[i] ?? one.data }))
			);
			await fresh.restore(snapshot);
			await Promise.all([trainer.train(6), fresh.train(6)]);
			expect(await trainer.snapshot()).toEqual(await fresh.snapshot());
			expect(await trainer.evaluate()).toEqual(await fresh.evaluate());
		});

		test('keeps hyperparameters changed in flight, mask and predictions', async () => {
			const mask = Uint8Array.from({ length: 44 }, (_, i) => Number(i % 3 > 0));
			const member = smallMember({ rest: { mask } });
			const data = smallSplit('binaryCrossEntropy', 8);
			const trainer = await trainerOf([member]);
			const { inputs } = member.data.training;
			trainer.update(0, { optimizer: 'momentum', l2: 0.1 });
			await trainer.train(3);
			const outputs = await trainer.predict(0, inputs);
			const snapshot = await trainer.snapshot();
			await trainer.restore(snapshot, { data: [data] });
			expect(await trainer.predict(0, inputs)).toEqual(outputs);
			const training = { ...member.training, optimizer: 'momentum', l2: 0.1 } as const;
			const reference = float64({ ...member, training, data }, snapshot.members[0]);
			await trainer.train(5);
			const expected = reference.train(5).parameters;
			expect(relativeDistance(await trainer.parameters(0), expected)).toBeLessThan(1e-5);
			expect(relativeDistance(await trainer.gradients(0), reference.gradient())).toBeLessThan(1e-5);
		});

		test('leaves an evaluation asked for before to the points of before', async () => {
			const members = [smallMember(), ...bystanders()];
			const trainer = await trainerOf(members);
			await trainer.train(4);
			const expected = await trainer.evaluate();
			const snapshot = await trainer.snapshot(0);
			const early = trainer.evaluate();
			void trainer.restore(snapshot, { member: 0, data: [smallSplit('binaryCrossEntropy', 8)] });
			const late = trainer.evaluate();
			expect(await early).toEqual(expected);
			expect((await late).slice(1)).toEqual(expected.slice(1));
			expect((await late)[0].training).not.toEqual(expected[0].training);
		});

		test('refuses rows of another width and members that there are not, and changes nothing', async () => {
			const trainer = await trainerOf([smallMember({ training: lively })]);
			await trainer.train(2);
			const snapshot = await trainer.snapshot();
			await trainer.train(2);
			const before = await trainer.snapshot();
			const evaluations = await trainer.evaluate();
			const refused = [
				[
					{ data: [smallStream()] },
					'The inputs of 40 training rows must hold 80 numbers, not 160.'
				],
				[
					{ data: [smallSplit('softmaxCrossEntropy')] },
					'The targets of 23 training rows must hold 23 numbers, not 69.'
				],
				[{ member: 1 }, 'There is no member 1 among 1, counted from 0.'],
				[{ data: [] }, 'Data are given for 0 of 1 members.']
			] as const;
			for (const [options, message] of refused) {
				await expect(trainer.restore(snapshot, options)).rejects.toThrow(new RangeError(message));
			}
			expect(await trainer.snapshot()).toEqual(before);
			expect(await trainer.evaluate()).toEqual(evaluations);
		});
	});

	test.each([
		['adam', 'momentum'],
		['sgd', 'adam'],
		['momentum', 'sgd']
	] as const)(
		'restore(snapshot) goes on from its parameters alone where it is of %s and the member learns with %s',
		async (before, after) => {
			for (const hidden of [[5, 4], [12]]) {
				const member = smallMember({ network: { hidden }, training: { optimizer: before } });
				const trainer = await trainerOf([member]);
				await trainer.train(6);
				const snapshot = await trainer.snapshot();
				trainer.update(0, { optimizer: after });
				await trainer.train(2);
				await trainer.restore(snapshot);
				await trainer.train(6);
				const [{ parameters, steps }] = snapshot.members;
				const reference = new Float64Network(member, parameters);
				reference.update({ optimizer: after });
				reference.steps = steps;
				const expected = reference.train(6).parameters;
				expect(relativeDistance(await trainer.parameters(0), expected)).toBeLessThan(1e-5);
			}
		}
	);
});
