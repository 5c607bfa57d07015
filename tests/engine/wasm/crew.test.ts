import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { DeviceLostError } from '../../../src/lib/engine/device/deviceLost.ts';
import { Crew } from '../../../src/lib/engine/wasm/crew/crew.ts';
import { createWasmTrainer } from '../../../src/lib/engine/wasm/wasmTrainer.ts';
import { courseWithCrashes } from '../../support/crashes.ts';
import { dealInTurn, dealReversed } from '../../support/dealing.ts';
import { everyAnswer, mixedMembers } from '../../support/everyCall.ts';
import { FakeWorker, fakeWorkers } from '../../support/fakes/fakeWorkers.ts';
import { convolutions, layeredMember, mixedNetwork } from '../../support/layeredMembers.ts';
import { smallMember } from '../../support/smallMembers.ts';

const members = [smallMember(), smallMember({ seed: 2 }), smallMember({ seed: 3 })];

/** Three members on as many threads, two of which are workers. */
async function threeThreads() {
	const { started, start } = fakeWorkers();
	const crew = new Crew(start);
	const open = () => createWasmTrainer(members, { threads: 3, crew, dealOut: dealInTurn });
	return { started, crew, open, trainer: await open() };
}

/** The parameters after 20 steps on this thread alone. */
async function expected(): Promise<Float32Array[]> {
	const trainer = await createWasmTrainer(members);
	await trainer.train(20);
	return Promise.all(members.map((_, i) => trainer.parameters(i)));
}

async function trained(trainer: Awaited<ReturnType<typeof createWasmTrainer>>) {
	await trainer.train(20);
	return Promise.all(members.map((_, i) => trainer.parameters(i)));
}

describe('createWasmTrainer(members, { threads })', () => {
	test('answers everything with the same bits, however the members are dealt', async () => {
		const alone = await everyAnswer(await createWasmTrainer(mixedMembers), mixedMembers);
		for (const threads of [2, 4]) {
			for (const dealOut of [dealInTurn, dealReversed]) {
				const { started, start } = fakeWorkers();
				const options = { threads, crew: new Crew(start), dealOut };
				const trainer = await createWasmTrainer(mixedMembers, options);
				expect(started).toHaveLength(threads - 1);
				expect(await everyAnswer(trainer, mixedMembers)).toEqual(alone);
				trainer.dispose();
			}
		}
	});

	test('trains other kinds of layers to the same bits on one thread and on four', async () => {
		const layered = [...convolutions.slice(0, 9), { network: mixedNetwork }].map(({ network }, i) =>
			layeredMember(network, { rows: 9, seed: i + 1 }, { optimizer: 'adam', learningRate: 0.01 })
		);
		const alone = await createWasmTrainer(layered);
		const crew = new Crew(fakeWorkers().start);
		const four = await createWasmTrainer(layered, { threads: 4, crew, dealOut: dealInTurn });
		for (const trainer of [alone, four]) await trainer.train(30);
		expect(await four.snapshot()).toEqual(await alone.snapshot());
		expect(await four.evaluate()).toEqual(await alone.evaluate());
		for (const trainer of [alone, four]) trainer.dispose();
	});

	test('trains a member as if it were alone', async () => {
		const { trainer } = await threeThreads();
		await trainer.train(20);
		for (const [i, member] of members.entries()) {
			const alone = await createWasmTrainer([member], { threads: 3 });
			await alone.train(20);
			expect(await trainer.snapshot(i)).toEqual(await alone.snapshot());
		}
	});

	test('starts no worker for one member, or for tiny ones', async () => {
		const { started, start } = fakeWorkers();
		const crew = new Crew(start);
		await createWasmTrainer([smallMember({ network: { hidden: [90, 90] } })], { threads: 4, crew });
		await createWasmTrainer(members, { threads: 4, crew });
		expect(started).toHaveLength(0);
	});

	test('trains on this thread alone where a worker cannot be started', async () => {
		let tries = 0;
		const crew = new Crew(() => {
			tries++;
			throw new Error('There are no workers.');
		});
		const options = { threads: 3, crew, dealOut: dealInTurn };
		for (let i = 0; i < 3; i++) {
			expect(await trained(await createWasmTrainer(members, options))).toEqual(await expected());
		}
		expect(tries).toBe(1);
	});

	test('trains on this thread alone where workers never answer, and waits for each of them once', async () => {
		const silent: FakeWorker[] = [];
		const start = () => {
			silent.push(new FakeWorker());
			return silent[silent.length - 1];
		};
		const crew = new Crew(start, { within: 1 });
		const options = { threads: 3, crew, dealOut: dealInTurn };
		expect(await trained(await createWasmTrainer(members, options))).toEqual(await expected());
		expect(await trained(await createWasmTrainer(members, options))).toEqual(await expected());
		expect(silent).toHaveLength(2);
		silent[1].start();
		await expect.poll(async () => (await crew.workers(2)).length).toBe(1);
		expect(await trained(await createWasmTrainer(members, options))).toEqual(await expected());
	});

	test('trains on this thread alone where a worker ends before it has started', async () => {
		const crew = new Crew(() => {
			const worker = new FakeWorker();
			queueMicrotask(() => worker.crash());
			return worker;
		});
		const options = { threads: 3, crew, dealOut: dealInTurn };
		expect(await trained(await createWasmTrainer(members, options))).toEqual(await expected());
	});
});

describe('dispose()', () => {
	test('makes calls that wait and later ones reject, on every thread', async () => {
		const { trainer } = await threeThreads();
		const waiting = [trainer.train(5), trainer.parameters(1), trainer.evaluate()];
		trainer.dispose();
		for (const call of [...waiting, trainer.parameters(0), trainer.parameters(2)]) {
			await expect(call).rejects.toThrow('This trainer has been disposed of.');
		}
	});

	test('leaves other trainers of the same workers as they are', async () => {
		const { started, trainer, open } = await threeThreads();
		const other = await open();
		await trainer.train(3);
		trainer.dispose();
		expect(await trained(other)).toEqual(await expected());
		expect(started).toHaveLength(2);
	});

	test('lets go of what a trainer held: 500 of them use the same workers and no more memory', async () => {
		setFlagsFromString('--expose-gc');
		const collect = runInNewContext('gc') as () => void;
		const bytes = async () => {
			// What one collection lets go of may hold what only the next one finds.
			for (let time = 0; time < 4; time++) {
				await new Promise((resolve) => setTimeout(resolve));
				collect();
			}
			const { heapUsed, arrayBuffers, external } = process.memoryUsage();
			return heapUsed + arrayBuffers + external;
		};
		const { started, trainer, open } = await threeThreads();
		trainer.dispose();
		const openMany = async (count: number) => {
			for (let i = 0; i < count; i++) {
				const one = await open();
				await one.train(2);
				one.dispose();
			}
		};
		await openMany(50);
		const before = await bytes();
		await openMany(500);
		const grown = (await bytes()) - before;
		expect(started).toHaveLength(2);
		// Each has at least a page of 64 KiB in each of its workers.
		expect(grown / 500).toBeLessThan(8192);
	});
});

describe('a worker that crashes', () => {
	test('makes every call reject with DeviceLostError, and the next trainer has another one', async () => {
		const { started, trainer, open } = await threeThreads();
		const waiting = [trainer.train(5), trainer.parameters(1), trainer.evaluate()];
		started[0].crash();
		expect(started[0].isTerminated).toBe(true);
		const later = [trainer.train(1), ...members.map((_, i) => trainer.parameters(i))];
		for (const call of [...waiting, ...later]) {
			await expect(call).rejects.toThrow(DeviceLostError);
		}
		trainer.dispose();
		await expect(trainer.train(1)).rejects.toThrow(DeviceLostError);
		expect(await trained(await open())).toEqual(await expected());
		expect(started).toHaveLength(3);
	});

	test('more than once leaves this thread alone, to the same numbers', async () => {
		const { started, open } = await threeThreads();
		for (const worker of started) worker.crash();
		expect(await trained(await open())).toEqual(await expected());
		expect(started).toHaveLength(2);
	});

	test('while a trainer is opened is not seen of that trainer', async () => {
		const { started, start } = fakeWorkers();
		const crew = new Crew(start);
		await crew.workers(2);
		const opened = createWasmTrainer(members, { threads: 3, crew, dealOut: dealInTurn });
		await Promise.resolve();
		await Promise.resolve();
		started[1].crash();
		expect(await trained(await opened)).toEqual(await expected());
	});

	test('more than once leaves the curve as it is, and the reader is told each time', async () => {
		const { started, start } = fakeWorkers();
		const crash = () => started[started.length - 1].crash();
		const course = (steps: number[]) =>
			courseWithCrashes(mixedMembers.slice(), new Crew(start), steps, crash);
		const undisturbed = await course([]);
		const { recoveries, ...recovered } = await course([30, 70]);
		expect(recoveries).toHaveLength(2);
		expect(recoveries[0]).toMatch(
			/^A part of the training crashed and was started anew\. Training goes on from step \d+\.$/
		);
		expect({ ...recovered, recoveries: [] }).toEqual(undisturbed);
	});
});
