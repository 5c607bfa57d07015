import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectEngine } from '../../src/lib/engine/client.ts';
import type { Command, Event } from '../../src/lib/engine/protocol.ts';
import type { ExecutorChoice } from '../../src/lib/network/executor.ts';
import type { Drawer } from '../../src/lib/engine/device/webglContext.ts';
import { waitUntil } from '../support/waiting.ts';

const mainThread = vi.hoisted(() => ({
	commands: [] as unknown[],
	isBroken: false,
	say: (_event: unknown): void => {}
}));
vi.mock('../../src/lib/engine/mainThread.ts', () => ({
	startOnMainThread(onEvent: (event: unknown) => void) {
		if (mainThread.isBroken) throw new Error('offline');
		mainThread.say = onEvent;
		return (command: unknown) => mainThread.commands.push(command);
	}
}));

/** What draws in WebGL on the main thread. */
const page = vi.hoisted(() => ({ drawer: null as Drawer | null }));
vi.mock('../../src/lib/engine/device/webglContext.ts', () => ({
	webglProblem: async () => (page.drawer === null ? 'There is none.' : null),
	openContext: () => ({}),
	drawerOf: () => page.drawer
}));

class FakeWorker {
	static all: FakeWorker[] = [];
	received: Command[] = [];
	isTerminated = false;
	onmessage: (message: { data: unknown }) => void = () => {};
	onerror: (event: { preventDefault(): void }) => void = () => {};
	constructor() {
		FakeWorker.all.push(this);
	}
	postMessage(command: Command) {
		this.received.push(command);
	}
	terminate() {
		this.isTerminated = true;
	}
	say(data: unknown) {
		this.onmessage({ data });
	}
	crash() {
		this.onerror({ preventDefault() {} });
	}
}

const train: Command = { type: 'train', run: 1 };
const build = { type: 'build', run: 1 } as Command;
const buildBy = (executor: ExecutorChoice) => ({ ...build, executor }) as Command;
const listener = { onEvent: vi.fn<(event: Event) => void>(), onCrash: vi.fn() };
const turn = () => new Promise((resolve) => setTimeout(resolve, 10));

beforeEach(() => {
	FakeWorker.all = [];
	mainThread.commands = [];
	mainThread.isBroken = false;
	vi.clearAllMocks();
	vi.stubGlobal('Worker', FakeWorker);
	page.drawer = 'graphics chip';
});
afterEach(() => {
	vi.unstubAllGlobals();
});

describe('connectEngine(listener)', () => {
	test('hands commands to the worker once it is ready, and its events to the listener', () => {
		const client = connectEngine(listener);
		const [worker] = FakeWorker.all;
		client.send(build);
		expect(worker.received).toEqual([]);
		worker.say({ type: 'ready', webgl: true });
		client.send(train);
		expect(worker.received).toEqual([build, train]);
		const event = { type: 'failed', run: 1, message: '' };
		worker.say(event);
		expect(listener.onEvent).toHaveBeenCalledExactlyOnceWith(event);
		client.dispose();
		expect(worker.isTerminated).toBe(true);
	});

	test('replaces a worker that crashed before it says so', () => {
		listener.onCrash.mockImplementationOnce(() => client.send(build));
		const client = connectEngine(listener);
		FakeWorker.all[0].say({ type: 'ready', webgl: true });
		FakeWorker.all[0].crash();
		expect(listener.onCrash).toHaveBeenCalledOnce();
		const [old, replacement] = FakeWorker.all;
		expect(old.isTerminated).toBe(true);
		replacement.say({ type: 'ready', webgl: true });
		expect(replacement.received).toEqual([build]);
	});

	test('trains on the main thread where only that has WebGL, drawn by a graphics chip', async () => {
		const client = connectEngine(listener);
		client.send(build);
		FakeWorker.all[0].say({ type: 'ready', webgl: false });
		await waitUntil(() => mainThread.commands.length > 0);
		expect(mainThread.commands).toEqual([build]);
		expect(FakeWorker.all[0].isTerminated).toBe(true);
		client.dispose();
		expect(mainThread.commands).toEqual([build, { type: 'dispose' }]);
	});

	test.each([null, 'processor'] as const)(
		'stays in the worker where the main thread has no better WebGL: %s',
		async (drawer) => {
			page.drawer = drawer;
			connectEngine(listener).send(build);
			FakeWorker.all[0].say({ type: 'ready', webgl: false });
			await waitUntil(() => FakeWorker.all[0].received.length > 0);
			expect(FakeWorker.all[0].received).toEqual([build]);
			expect(mainThread.commands).toEqual([]);
		}
	);

	test('moves with each run to where what is to train it can be had', async () => {
		page.drawer = 'processor';
		const client = connectEngine(listener);
		client.send(buildBy('webgl'));
		FakeWorker.all[0].say({ type: 'ready', webgl: false });
		await waitUntil(() => mainThread.commands.length > 0);
		client.send(buildBy('wasm'));
		client.send(train);
		expect(mainThread.commands).toEqual([buildBy('webgl'), { type: 'dispose' }]);
		const [first, second] = FakeWorker.all;
		expect(first.received).toEqual([]);
		second.say({ type: 'ready', webgl: false });
		await waitUntil(() => second.received.length > 0);
		expect(second.received).toEqual([buildBy('wasm'), train]);
		client.send(buildBy('webgl'));
		await waitUntil(() => mainThread.commands.length > 2);
		expect(second.isTerminated).toBe(true);
		expect(mainThread.commands[2]).toEqual(buildBy('webgl'));
		client.dispose();
	});

	test('goes back to the worker where the main thread cannot load the engine', async () => {
		mainThread.isBroken = true;
		const client = connectEngine(listener);
		client.send(build);
		const [worker] = FakeWorker.all;
		worker.say({ type: 'ready', webgl: false });
		await waitUntil(() => worker.received.length > 0);
		expect(worker.received).toEqual([build]);
		expect(worker.isTerminated).toBe(false);
		client.dispose();
	});

	test('stays where the last of two quick choices is trained', async () => {
		page.drawer = 'processor';
		const client = connectEngine(listener);
		client.send(build);
		const [worker] = FakeWorker.all;
		worker.say({ type: 'ready', webgl: false });
		await waitUntil(() => worker.received.length > 0);
		client.send(buildBy('webgl'));
		client.send(buildBy('wasm'));
		await waitUntil(() => worker.received.length > 1);
		expect(worker.received.at(-1)).toEqual(buildBy('wasm'));
		expect(worker.isTerminated).toBe(false);
		expect(mainThread.commands).toEqual([{ type: 'dispose' }]);
		client.dispose();
	});

	test('hears nothing of the main thread that it has left', async () => {
		page.drawer = 'processor';
		const client = connectEngine(listener);
		client.send(buildBy('webgl'));
		FakeWorker.all[0].say({ type: 'ready', webgl: false });
		await waitUntil(() => mainThread.commands.length > 0);
		const event = { type: 'failed', run: 1, message: '' };
		mainThread.say(event);
		client.send(buildBy('wasm'));
		mainThread.say(event);
		expect(listener.onEvent).toHaveBeenCalledExactlyOnceWith(event);
		client.dispose();
	});

	test('goes nowhere when it is disposed of while the main thread is asked', async () => {
		const client = connectEngine(listener);
		client.send(build);
		FakeWorker.all[0].say({ type: 'ready', webgl: false });
		client.dispose();
		await turn();
		expect([...FakeWorker.all[0].received, ...mainThread.commands]).toEqual([]);
	});

	test('trains on the main thread where workers cannot be had or do not load', async () => {
		connectEngine(listener).send(build);
		FakeWorker.all[0].crash();
		await turn();
		vi.stubGlobal('Worker', undefined);
		connectEngine(listener).send(build);
		await turn();
		expect(mainThread.commands).toEqual([build, build]);
		expect(listener.onCrash).not.toHaveBeenCalled();
	});

	test('says so when the engine cannot be loaded at all', async () => {
		vi.stubGlobal('Worker', undefined);
		mainThread.isBroken = true;
		connectEngine(listener).send(build);
		await turn();
		expect(listener.onEvent).toHaveBeenCalledExactlyOnceWith({
			type: 'failed',
			run: 1,
			message: expect.stringMatching(/reload the page/)
		});
	});
});
