/**
 * The main thread's one way into the engine. Training runs in a worker. Where there are no workers, or
 * where only the main thread has WebGL and WebGL is to train, it runs there, in shorter bursts.
 * WebKitGTK has no WebGL in workers; versions of Safari had none (tfjs issues 7803 and 8267, pull
 * request 7436). No browser's name is asked for: the worker says whether a fence has passed there.
 */
import type { ExecutorChoice } from '../network/executor.ts';
import type { Drawer } from './device/webglContext.ts';
import type { Command, Event } from './protocol.ts';
import { startWorker } from './startWorker.ts';
import type { WorkerMessage } from './worker.ts';

export interface EngineClient {
	send(command: Command): void;
	dispose(): void;
}

export interface EngineListener {
	/** Events in the order they were posted. */
	onEvent(event: Event): void;
	/** The worker died. It has been replaced by a new one that knows no run: build again. */
	onCrash(): void;
}

type Build = Extract<Command, { type: 'build' }>;

function createWorker(): Worker | null {
	try {
		return startWorker();
	} catch {
		return null;
	}
}

/** What draws in WebGL on the main thread; null where it has none that works. */
async function pageDrawer(): Promise<Drawer | null> {
	try {
		const { drawerOf, openContext, webglProblem } = await import('./device/webglContext.ts');
		return (await webglProblem()) === null ? drawerOf(openContext()!) : null;
	} catch {
		return null;
	}
}

export function connectEngine(listener: EngineListener): EngineClient {
	/** Commands that were sent before a worker or the main thread could take them. */
	let waiting: Command[] = [];
	let take: ((command: Command) => void) | null = null;
	/** Null where there is none, or the main thread trains. */
	let worker: Worker | null = null;
	/** What only the main thread has; null where the worker has it too, or has not been asked. */
	let onlyOnPage: Drawer | null = null;
	let isDisposed = false;

	function connect(receive: (command: Command) => void): void {
		take = receive;
		for (const command of waiting) take(command);
		waiting = [];
	}

	const connectTo = (worker: Worker) => connect((command) => worker.postMessage(command));

	async function startOnPage(): Promise<((command: Command) => void) | null> {
		try {
			const { startOnMainThread } = await import('./mainThread.ts');
			// What it still says once it has been left is dropped.
			const send = startOnMainThread((event) => {
				if (take === send) listener.onEvent(event);
			});
			return send;
		} catch {
			return null;
		}
	}

	/** Leaves the worker, if there is one, as soon as the main thread can take over. */
	async function connectMainThread(): Promise<void> {
		take = null;
		const send = await startOnPage();
		const isLate = isDisposed || take !== null;
		if (send && !isLate && (worker === null || belongsOnPage(wanted()))) {
			worker?.terminate();
			worker = null;
			return connect(send);
		}
		send?.({ type: 'dispose' });
		if (isLate) return;
		if (worker) return connectTo(worker);
		const message = 'The training engine could not be loaded; reload the page to try again.';
		for (const command of waiting) {
			if (command.type === 'build') listener.onEvent({ type: 'failed', run: command.run, message });
		}
	}

	function connectWorker(): void {
		const started = createWorker();
		worker = started;
		if (!started) return void connectMainThread();
		started.onmessage = async ({ data }: MessageEvent<WorkerMessage>) => {
			if (data.type !== 'ready') return listener.onEvent(data);
			if (!data.webgl) onlyOnPage ??= await pageDrawer();
			if (isDisposed || worker !== started) return;
			if (belongsOnPage(wanted())) void connectMainThread();
			else connectTo(started);
		};
		started.onerror = (event) => {
			event.preventDefault();
			started.terminate();
			if (take) {
				take = null;
				connectWorker();
				return listener.onCrash();
			}
			worker = null;
			void connectMainThread();
		};
	}

	/** What is to train the run that waits to be built. */
	function wanted(): ExecutorChoice | undefined {
		return (waiting.findLast(({ type }) => type === 'build') as Build | undefined)?.executor;
	}

	function belongsOnPage(executor: ExecutorChoice = 'fast'): boolean {
		if (onlyOnPage === null) return false;
		return executor === 'webgl' || (onlyOnPage === 'graphics chip' && executor !== 'wasm');
	}

	/** Each run begins where what is to train it can be had. */
	function moveFor({ executor }: Build): void {
		if (onlyOnPage === null || take === null || belongsOnPage(executor) === (worker === null))
			return;
		if (worker) return void connectMainThread();
		take({ type: 'dispose' });
		take = null;
		connectWorker();
	}

	connectWorker();
	return {
		send(command) {
			if (command.type === 'build') moveFor(command);
			if (take) take(command);
			else waiting.push(command);
		},
		dispose() {
			isDisposed = true;
			if (worker) worker.terminate();
			else take?.({ type: 'dispose' });
			take = () => {};
		}
	};
}
