import { describe, expect, test } from 'vitest';
import { CheckedTrainer } from '../../../src/lib/engine/step/checkedTrainer.ts';
import { assertMembers } from '../../../src/lib/engine/step/checks.ts';
import type { Snapshot, Trainer } from '../../../src/lib/engine/trainer.ts';
import { smallMember, smallSplit, smallStream } from '../../support/smallMembers.ts';

/** Two inputs, 44 and 49 parameters, one output. */
const members = [smallMember(), smallMember({ network: { hidden: [12] } })];
const inputs = new Float32Array(6);
const numbers = (length: number) => new Float32Array(length);

function snapshotOf(...sizes: number[]): Snapshot {
	return {
		version: 1,
		step: 3,
		members: sizes.map((size) => ({
			parameters: numbers(size),
			moments: [numbers(size), numbers(size)],
			steps: 3,
			diverged: false,
			stopped: false
		}))
	};
}

/** A checked trainer, and the names of the calls that it lets through with what they were given. */
function checked() {
	const calls: unknown[][] = [];
	const trainer = new Proxy({} as Trainer, {
		get: (_, name) => {
			if (name === 'step') return 7;
			if (name === 'backend') return 'cpu';
			return (...given: unknown[]) => {
				calls.push([name, ...given]);
				return Promise.resolve(name);
			};
		}
	});
	return { calls, trainer: new CheckedTrainer(members, trainer) };
}

describe('CheckedTrainer', () => {
	test('passes on every call that fits, and what comes of it', async () => {
		const { calls, trainer } = checked();
		const own = numbers(44);
		const snapshot = snapshotOf(44, 49);
		const one = snapshotOf(49);
		const data = [null, smallSplit('binaryCrossEntropy', 3)];
		expect(trainer).toMatchObject({ step: 7, backend: 'cpu' });
		expect(await trainer.train(0)).toBe('train');
		expect(await trainer.evaluate()).toBe('evaluate');
		expect(await trainer.predict(0, inputs, own)).toBe('predict');
		expect(await trainer.activations(1, inputs)).toBe('activations');
		expect(await trainer.gradients(1)).toBe('gradients');
		expect(await trainer.parameters(0)).toBe('parameters');
		await trainer.setParameters(0, own);
		trainer.update(1, { l2: 1 });
		trainer.stop(0);
		await trainer.snapshot();
		await trainer.snapshot(1);
		await trainer.restore(snapshot);
		await trainer.restore(one, { member: 1 });
		await trainer.restore(snapshot, { data });
		trainer.dispose();
		expect(calls).toEqual([
			['train', 0],
			['evaluate'],
			['predict', 0, inputs, own],
			['activations', 1, inputs, undefined],
			['gradients', 1],
			['parameters', 0],
			['setParameters', 0, own],
			['update', 1, { l2: 1 }],
			['stop', 0],
			['snapshot', undefined],
			['snapshot', 1],
			['restore', snapshot, {}],
			['restore', one, { member: 1 }],
			['restore', snapshot, { data }],
			['dispose']
		]);
	});

	const noMember = 'There is no member 2 among 2, counted from 0.';
	const wrongSize = 'The parameters must hold 49 numbers, not 44.';
	const noRows = '5 numbers make no rows of 2 inputs.';
	const refused: [string, (trainer: Trainer) => Promise<unknown>, string][] = [
		['train(1.5)', (it) => it.train(1.5), '1.5 is no number of steps.'],
		['predict(member) that there is not', (it) => it.predict(2, inputs), noMember],
		['predict(inputs) that make no rows', (it) => it.predict(0, numbers(5)), noRows],
		['predict(parameters) of another size', (it) => it.predict(1, inputs, numbers(44)), wrongSize],
		['activations(member) that there is not', (it) => it.activations(2, inputs), noMember],
		['activations(inputs) that make no rows', (it) => it.activations(0, numbers(5)), noRows],
		['gradients(member) that there is not', (it) => it.gradients(2), noMember],
		['parameters(member) that there is not', (it) => it.parameters(2), noMember],
		['setParameters(values) of another size', (it) => it.setParameters(1, numbers(44)), wrongSize],
		['snapshot(member) that there is not', (it) => it.snapshot(2), noMember],
		[
			'restore(snapshot) of fewer members',
			(it) => it.restore(snapshotOf(44)),
			'The snapshot is of 1 member, not of 2.'
		],
		['restore(snapshot) of other networks', (it) => it.restore(snapshotOf(44, 44)), wrongSize],
		[
			'restore(snapshot, { member }) that there is not',
			(it) => it.restore(snapshotOf(44), { member: 2 }),
			noMember
		],
		[
			'restore(snapshot) with moments of another size',
			(it) => {
				const snapshot = snapshotOf(44, 49);
				snapshot.members[1].moments[1] = numbers(44);
				return it.restore(snapshot);
			},
			'The moments must hold 49 numbers, not 44.'
		],
		[
			'restore(snapshot, { data }) for fewer members',
			(it) => it.restore(snapshotOf(44, 49), { data: [null] }),
			'Data are given for 1 of 2 members.'
		],
		[
			'restore(snapshot, { data }) of more inputs',
			(it) => it.restore(snapshotOf(49), { member: 1, data: [smallStream()] }),
			'The inputs of 40 training rows must hold 80 numbers, not 160.'
		],
		[
			'restore(snapshot, { data }) of more targets',
			(it) => it.restore(snapshotOf(49), { member: 1, data: [smallSplit('softmaxCrossEntropy')] }),
			'The targets of 23 training rows must hold 23 numbers, not 69.'
		],
		[
			'restore(snapshot, { data }) without validation rows',
			(it) => {
				const { training } = smallSplit('binaryCrossEntropy');
				const validation = { rows: 0, inputs: numbers(0), targets: numbers(0) };
				return it.restore(snapshotOf(49), { member: 1, data: [{ training, validation }] });
			},
			'There are no validation rows.'
		]
	];

	test.each(refused)('refuses %s, and does nothing', async (_, call, message) => {
		const { calls, trainer } = checked();
		await expect(call(trainer)).rejects.toThrow(new RangeError(message));
		expect(calls).toEqual([]);
	});

	test('refuses update(member) and stop(member) that there is not, at once', () => {
		const { calls, trainer } = checked();
		expect(() => trainer.update(-1, {})).toThrow('There is no member -1 among 2');
		expect(() => trainer.stop(0.5)).toThrow('There is no member 0.5 among 2');
		expect(calls).toEqual([]);
	});
});

describe('assertMembers(members)', () => {
	test('takes members whose arrays fit their networks', () => {
		const mask = new Uint8Array(44);
		assertMembers([...members, smallMember({ rest: { mask, parameters: numbers(44) } })]);
	});

	test.each([
		['parameters', { parameters: numbers(45) }, 'The parameters must hold 44 numbers, not 45.'],
		['a mask', { mask: new Uint8Array(43) }, 'The mask must hold 44 numbers, not 43.'],
		[
			'data',
			{ data: smallStream() },
			'The inputs of 40 training rows must hold 80 numbers, not 160.'
		]
	])('refuses %s of another size', (_, rest, message) => {
		const wrong = smallMember({ rest });
		expect(() => assertMembers([members[0], wrong])).toThrow(new RangeError(message));
	});
});
