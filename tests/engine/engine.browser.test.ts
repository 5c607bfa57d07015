import { memory } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import {
	DeviceLostError,
	deviceIsLost,
	noteContextLost,
	webglContext
} from '../../src/lib/engine/device/backends.ts';
import { connectEngine, type EngineClient } from '../../src/lib/engine/client.ts';
import { createTrainer, openTrainer } from '../../src/lib/engine/createTrainer.ts';
import { startOnMainThread } from '../../src/lib/engine/mainThread.ts';
import type { Command, Event, Plan } from '../../src/lib/engine/protocol.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';
import { smallMember } from '../support/smallMembers.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

const members = [
	smallMember({ training: { batchSize: 8, dropout: 0.1 } }),
	smallMember({ network: { hidden: [16, 16] }, seed: 2 })
];
const plan: Plan = { stopAt: 60, stopAtBest: false, pace: 'full' };
const probe = Float32Array.of(0, 0, 1, 1);
const build: Command = { type: 'build', run: 1, members, probe, plan, executor: 'webgl' };

/** Collects events and lets a test wait for the next of a type. */
function record() {
	const events: Event[] = [];
	const listeners = new Set<() => void>();
	return {
		events,
		onEvent(event: Event) {
			events.push(event);
			for (const listener of listeners) listener();
		},
		next<T extends Event['type']>(type: T): Promise<Of<T>> {
			const seen = events.length;
			return new Promise((resolve) => {
				const look = () => {
					const found = events.slice(seen).find((event) => event.type === type);
					if (!found) return;
					listeners.delete(look);
					resolve(found as Of<T>);
				};
				listeners.add(look);
			});
		},
		get history(): Evaluation[][] {
			return events.flatMap((event) => ('history' in event ? event.history : []));
		}
	};
}

type Drive = (client: Pick<EngineClient, 'send'>, log: ReturnType<typeof record>) => Promise<void>;

async function onMainThread(run: Drive) {
	const log = record();
	const send = startOnMainThread(log.onEvent);
	try {
		await run({ send }, log);
	} finally {
		send({ type: 'dispose' });
	}
}

async function inWorker(run: Drive) {
	const log = record();
	const client = connectEngine({
		onEvent: log.onEvent,
		onCrash: () => {
			throw new Error('The worker crashed.');
		}
	});
	try {
		await run(client, log);
	} finally {
		client.dispose();
	}
}

describe('connectEngine(listener) and startOnMainThread(onEvent)', () => {
	test('train on WebGL and say so, to the same curve at every pace', async () => {
		await inWorker(async (client, log) => {
			const curves: Evaluation[][][] = [];
			for (const [i, pace] of (['full', 'normal', 'full'] as const).entries()) {
				const run = i + 1;
				const before = log.history.length;
				client.send({ ...build, run, plan: { ...plan, stopAt: 20, pace } });
				await log.next('built');
				client.send({ type: 'train', run });
				while (log.history.length < before + 4) await log.next('progress');
				client.send({ type: 'plan', run, plan: { ...plan, stopAt: 20 } });
				const paused = await log.next('paused');
				expect(paused).toMatchObject({ run, reason: 'stopAt', frame: { step: 20 } });
				curves.push(log.history.slice(before));
			}
			const told = log.events.find((event) => event.type === 'engine');
			expect(told).toMatchObject({ status: { executor: 'webgl', backend: 'webgl' } });
			expect(curves[0]).toHaveLength(21);
			expect(curves[1]).toEqual(curves[0]);
			expect(curves[2]).toEqual(curves[0]);
		});
	});

	test.each([
		{ where: 'in its worker', within: inWorker },
		{ where: 'on the main thread', within: onMainThread }
	])('show an earlier step as it was, and leave the present one, $where', async ({ within }) => {
		await within(async (client, log) => {
			client.send(build);
			await log.next('built');
			client.send({ type: 'step', run: 1, steps: 6 });
			const early = await log.next('paused');
			client.send({ type: 'step', run: 1, steps: 6 });
			const late = await log.next('paused');
			for (const request of [1, 2]) {
				client.send({ type: 'show', run: 1, request, snapshot: early.snapshot });
				const shown = await log.next('shown');
				expect(shown.frame).toEqual(early.frame);
			}
			client.send({ type: 'setParameter', run: 1, member: 1, index: 3, value: 0.5 });
			const changed = await log.next('changed');
			const expected = structuredClone(late.snapshot);
			expected.members[1].parameters[3] = 0.5;
			expect(changed.snapshot).toEqual(expected);
			expect(changed.frame.members[0]).toEqual(late.frame.members[0]);
		});
	});

	test.each(['wasm', 'reference'] as const)('train by %s when asked to', async (executor) => {
		await inWorker(async (client, log) => {
			client.send({ ...build, executor });
			await log.next('built');
			client.send({ type: 'train', run: 1 });
			await log.next('paused');
			expect(log.events.find((event) => event.type === 'engine')).toMatchObject({
				status: { executor, reason: expect.stringMatching(/as asked\.$/) }
			});
		});
	});
});

function loseContext(): void {
	webglContext()!.getExtension('WEBGL_lose_context')!.loseContext();
}

describe('createTrainer(members) and startOnMainThread(onEvent), their context lost', () => {
	test('reject what was asked for, and a new trainer gets a new context', async () => {
		const trainer = await createTrainer(members, { executor: 'webgl' });
		await trainer.train(3);
		const snapshot = await trainer.snapshot();
		const pending = trainer.evaluate();
		const lost = webglContext()!;
		loseContext();
		await expect(pending).rejects.toThrow(DeviceLostError);
		await expect(trainer.train(1)).rejects.toThrow(DeviceLostError);
		await expect(trainer.parameters(0)).rejects.toThrow(DeviceLostError);
		trainer.dispose();
		const again = await createTrainer(members, { executor: 'webgl' });
		noteContextLost(lost); // Heard late.
		expect(deviceIsLost()).toBe(false);
		await again.restore(snapshot);
		expect(await again.snapshot()).toEqual(snapshot);
		again.dispose();
		expect(memory().numTensors).toBe(0);
	});

	test('leave other backends alone', async () => {
		const lost = await createTrainer(members, { executor: 'webgl' });
		const trainer = await createTrainer(members, { executor: 'reference', backend: 'wasm' });
		await lost.train(1);
		loseContext();
		lost.dispose();
		await trainer.train(2);
		expect((await trainer.evaluate()).map(({ step }) => step)).toEqual([2, 2]);
		trainer.dispose();
	});

	test('train on to the same curve', async () => {
		const undisturbed = record();
		const disturbed = record();
		for (const log of [undisturbed, disturbed]) {
			const send = startOnMainThread(log.onEvent);
			send(build);
			await log.next('built');
			send({ type: 'train', run: 1 });
			await log.next('progress');
			const paused = log.next('paused');
			if (log === disturbed) {
				const recovered = log.next('recovered');
				loseContext();
				expect((await recovered).message).toMatch(/goes on from step \d+/);
			}
			expect((await paused).frame.step).toBe(60);
			send({ type: 'dispose' });
		}
		expect(disturbed.history).toEqual(undisturbed.history);
	});

	test('train on to the same losses as those of frames where losses alone are recorded', async () => {
		const framed = record();
		const send = startOnMainThread(framed.onEvent);
		send(build);
		await framed.next('built');
		send({ type: 'train', run: 1 });
		const end = await framed.next('paused');
		send({ type: 'dispose' });

		const log = record();
		const sendToLossy = startOnMainThread(log.onEvent);
		sendToLossy({ ...build, probe: null, record: 'losses' });
		await log.next('populationBuilt');
		sendToLossy({ type: 'train', run: 1 });
		await log.next('losses');
		const paused = log.next('populationPaused');
		loseContext();
		await log.next('recovered');
		const { present, snapshot } = await paused;
		sendToLossy({ type: 'dispose' });

		expect(snapshot).toEqual(end.snapshot);
		const scores = end.frame.evaluations.flatMap(({ training, validation }) => [
			training.loss,
			training.accuracy,
			validation.loss,
			validation.accuracy
		]);
		expect([...present.scores]).toEqual(scores);
		const rows = log.events.flatMap((event) => ('rows' in event ? event.rows : []));
		const recorded = rows.map(({ step }) => step);
		expect(recorded).toEqual([...new Set(recorded)]);
		for (const row of rows) {
			const evaluations = framed.history.find(([{ step }]) => step === row.step)!;
			expect([...row.scores.slice(4)]).toEqual([
				evaluations[1].training.loss,
				evaluations[1].training.accuracy,
				evaluations[1].validation.loss,
				evaluations[1].validation.accuracy
			]);
		}
	});
});

describe('openTrainer(members, { executor })', () => {
	test('opens WebGL on a graphics chip, and WebAssembly where the processor draws it', async () => {
		const byWebgl = await openTrainer(members, { executor: 'webgl' });
		const { trainer, status } = await openTrainer(members);
		expect(byWebgl.status.executor).toBe('webgl');
		expect(byWebgl.status.software).toBe(byWebgl.status.reason !== null);
		expect(status.executor).toBe(byWebgl.status.software ? 'wasm' : 'webgl');
		trainer.dispose();
		byWebgl.trainer.dispose();
	});
});
