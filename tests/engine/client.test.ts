import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectEngine } from '../../src/lib/engine/client.ts';
import type { Command, Event } from '../../src/lib/engine/protocol.ts';
import { fakeFences } from '../support/fakeFences.ts';

const mainThread = vi.hoisted(() => ({ commands: [] as unknown[], isBroken: false }));
vi.mock('../../src/lib/engine/mainThread.ts', () => ({
	startOnMainThread() {
		if (mainThread.isBroken) throw new Error('offline');
		return (command: unknown) => mainThread.commands.push(command);
	}
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

/** `webgl` is what the main thread has; `mute` is WebGL whose fences never pass. */
function browser({ webgl }: { webgl: boolean | 'mute' }) {
	vi.stubGlobal('Worker', FakeWorker);
	const context = webgl === false ? null : fakeFences(webgl === 'mute' ? 0 : 1).gl;
	vi.stubGlobal('document', { createElement: () => ({ getContext: () => context }) });
}

const train: Command = { type: 'train', run: 1 };
const build = { type: 'build', run: 1 } as Command;
const listener = { onEvent: vi.fn<(event: Event) => void>(), onCrash: vi.fn() };
const turn = () => new Promise((resolve) => setTimeout(resolve, 10));

beforeEach(() => {
	FakeWorker.all = [];
	mainThread.commands = [];
	mainThread.isBroken = false;
	vi.clearAllMocks();
});
afterEach(() => {
	vi.unstubAllGlobals();
});

describe('connectEngine(listener)', () => {
	test('hands commands to the worker once it is ready, and its events to the listener', () => {
		browser({ webgl: true });
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
		browser({ webgl: true });
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

	test('trains on the main thread where only that has WebGL', async () => {
		browser({ webgl: true });
		const client = connectEngine(listener);
		client.send(build);
		FakeWorker.all[0].say({ type: 'ready', webgl: false });
		await vi.waitUntil(() => mainThread.commands.length > 0);
		expect(mainThread.commands).toEqual([build]);
		expect(FakeWorker.all[0].isTerminated).toBe(true);
		client.dispose();
		expect(mainThread.commands).toEqual([build, { type: 'dispose' }]);
	});

	test.each([false, 'mute'] as const)(
		'stays in the worker where nothing has WebGL that works (main thread: %s)',
		async (webgl) => {
			browser({ webgl });
			connectEngine(listener).send(build);
			FakeWorker.all[0].say({ type: 'ready', webgl: false });
			await vi.waitUntil(() => FakeWorker.all[0].received.length > 0, { timeout: 5000 });
			expect(FakeWorker.all[0].received).toEqual([build]);
			expect(mainThread.commands).toEqual([]);
		}
	);

	test('goes nowhere when it is disposed of while the main thread is asked', async () => {
		browser({ webgl: true });
		const client = connectEngine(listener);
		client.send(build);
		FakeWorker.all[0].say({ type: 'ready', webgl: false });
		client.dispose();
		await turn();
		expect([...FakeWorker.all[0].received, ...mainThread.commands]).toEqual([]);
	});

	test('trains on the main thread where workers cannot be had or do not load', async () => {
		browser({ webgl: true });
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
		browser({ webgl: true });
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
