import { afterEach, describe, expect, test } from 'vitest';
import type { Split } from '../../../src/lib/data/table.ts';
import type { Command, Event } from '../../../src/lib/engine/protocol.ts';
import { TrainingSession } from '../../../src/lib/engine/session/session.ts';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import { forward } from '../../../src/lib/network/forward.ts';
import { scoreOutputs } from '../../../src/lib/network/loss.ts';
import { fakeStatus } from '../../support/fakes/fakeTrainer.ts';
import { smallMember, smallSplit } from '../../support/smallMembers.ts';
import { waitUntil } from '../../support/waiting.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

/** The first rows of both parts. */
function firstRows({ training, validation }: Split, rows: number): Split {
	const cut = ({ inputs, targets }: Split['training']) => ({
		rows,
		inputs: inputs.slice(0, 2 * rows),
		targets: targets.slice(0, rows)
	});
	return { training: cut(training), validation: cut(validation) };
}

const all = smallSplit('binaryCrossEntropy', 23);
const few = firstRows(all, 15);

/** A session that trains by the processor in this thread. */
class Run {
	readonly events: Event[] = [];
	readonly #session: TrainingSession;
	readonly #member: Member;

	constructor(member: Member) {
		this.#member = member;
		this.#session = new TrainingSession({
			post: (event) => this.events.push(structuredClone(event)),
			openTrainer: async (members) => ({
				trainer: await createWasmTrainer(members, { threads: 0 }),
				status: fakeStatus
			})
		});
	}

	send(command: Record<string, unknown>) {
		this.#session.receive({ run: 1, ...command } as Command);
	}

	async next<T extends Event['type']>(type: T, command: Record<string, unknown>): Promise<Of<T>> {
		const seen = this.events.length;
		this.send(command);
		const found = () => this.events.slice(seen).find((event) => event.type === type);
		await waitUntil(found);
		return found() as Of<T>;
	}

	async build(stopAtBest = false) {
		const plan = { stopAt: 600, stopAtBest, pace: 'full' };
		await this.next('built', { type: 'build', members: [this.#member], probe: null, plan });
	}

	step = (steps: number) => this.next('paused', { type: 'step', steps });
	join = (data: Split) => this.next('changed', { type: 'data', data: [data] });
}

describe('TrainingSession: points that join', () => {
	const runs: Run[] = [];
	afterEach(() => {
		for (const run of runs.splice(0)) run.send({ type: 'dispose' });
	});

	async function begun(data: Split, stopAtBest = false, batchSize: number | 'all' = 'all') {
		const member = smallMember();
		const run = new Run({ ...member, data, training: { ...member.training, batchSize } });
		runs.push(run);
		await run.build(stopAtBest);
		return run;
	}

	test('move no parameter and no moment: training goes on from the same state', async () => {
		const run = await begun(few);
		const before = await run.step(40);
		const changed = await run.join(all);
		expect(changed.hasOtherData).toBe(true);
		expect(changed.snapshot).toEqual(before.snapshot);
		expect(changed.frame.step).toBe(40);
		expect(changed.frame.members[0].parameters).toEqual(before.frame.members[0].parameters);
		expect(changed.frame.members[0].training.subarray(0, 15)).toEqual(
			before.frame.members[0].training
		);
		expect(changed.frame.members[0].training).toHaveLength(23);
	});

	test('change the losses by their own alone', async () => {
		const run = await begun(few);
		const before = await run.step(40);
		const changed = await run.join(all);
		const { network } = smallMember();
		const { parameters } = before.snapshot.members[0];
		for (const part of ['training', 'validation'] as const) {
			const [inputs, targets] = [all[part].inputs.slice(30), all[part].targets.slice(15)];
			const joined = scoreOutputs(
				'binaryCrossEntropy',
				forward(network, parameters, inputs),
				targets,
				1
			);
			const rows = all[part].rows;
			const expected = (15 * before.evaluations[0][part].loss + (rows - 15) * joined.loss) / rows;
			expect(changed.evaluations[0][part].loss).toBeCloseTo(expected, 6);
		}
	});

	test.each(['all', 4] as const)(
		'take the steps that a run of all points takes from there, batch size %s',
		async (batchSize) => {
			const run = await begun(few, false, batchSize);
			const before = await run.step(40);
			await run.join(all);
			const after = await run.step(12);

			const other = await begun(all, false, batchSize);
			await other.next('changed', { type: 'restore', snapshot: before.snapshot });
			const expected = await other.step(12);
			expect(after.snapshot).toEqual(expected.snapshot);
			expect(after.evaluations).toEqual(expected.evaluations);

			const alone = await begun(few, false, batchSize);
			await alone.step(40);
			await alone.join(few);
			const same = await alone.step(12);
			const never = await begun(few, false, batchSize);
			expect(same.snapshot).toEqual((await never.step(52)).snapshot);
			expect(same.snapshot).not.toEqual(after.snapshot);
		}
	);

	test('let a network that ended at its best go on from there, and what is best begins again', async () => {
		const run = await begun(few, true);
		const ended = await run.next('paused', { type: 'train' });
		const changed = await run.join(all);
		const [best] = ended.frame.members;
		expect(changed.frame.members[0].parameters).toEqual(best.parameters);
		expect(changed.snapshot.members[0].stopped).toBe(false);
		expect(changed.frame.atBest).toEqual([false]);
		const { snapshot } = await run.step(1);
		expect(snapshot.members[0].parameters).not.toEqual(best.parameters);
	});
});
