/**
 * The main thread's one way into the engine. Training runs in a worker. Where there are no workers, or
 * where WebGL works on the main thread alone, it runs there, in shorter bursts. WebKitGTK has no WebGL
 * in workers; versions of Safari had none (tfjs issues 7803 and 8267, pull request 7436). No browser's
 * name is asked for: the worker says whether a fence has passed there.
 */
import { fencesPass } from './device/fenceCheck.ts';
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

function createWorker(): Worker | null {
	try {
		return startWorker();
	} catch {
		return null;
	}
}

async function mainThreadHasWebgl(): Promise<boolean> {
	const gl = document.createElement('canvas').getContext('webgl2');
	return gl !== null && fencesPass(gl);
}

export function connectEngine(listener: EngineListener): EngineClient {
	/** Commands that were sent before a worker or the main thread could take them. */
	let waiting: Command[] = [];
	let take: ((command: Command) => void) | null = null;
	let worker: Worker | null = null;
	let isDisposed = false;

	function connect(receive: (command: Command) => void): void {
		take = receive;
		for (const command of waiting) take(command);
		waiting = [];
	}

	async function connectMainThread(): Promise<void> {
		try {
			const { startOnMainThread } = await import('./mainThread.ts');
			if (!isDisposed) connect(startOnMainThread(listener.onEvent));
		} catch {
			const message = 'The training engine could not be loaded; reload the page to try again.';
			for (const command of waiting) {
				if (command.type === 'build')
					listener.onEvent({ type: 'failed', run: command.run, message });
			}
		}
	}

	function connectWorker(): void {
		const started = createWorker();
		worker = started;
		if (!started) return void connectMainThread();
		const stay = () => connect((command) => started.postMessage(command));
		started.onmessage = async ({ data }: MessageEvent<WorkerMessage>) => {
			if (data.type !== 'ready') return listener.onEvent(data);
			if (data.webgl) return stay();
			const isBetterHere = await mainThreadHasWebgl();
			if (isDisposed || worker !== started) return;
			if (isBetterHere) abandonWorker();
			else stay();
		};
		started.onerror = (event) => {
			event.preventDefault();
			if (!take) return abandonWorker();
			take = null;
			started.terminate();
			connectWorker();
			listener.onCrash();
		};
	}

	function abandonWorker(): void {
		worker?.terminate();
		worker = null;
		void connectMainThread();
	}

	connectWorker();
	return {
		send(command) {
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
