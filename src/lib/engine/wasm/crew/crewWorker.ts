import { DeviceLostError } from '../../device/deviceLost.ts';
import type { Answer, Request } from './messages.ts';
import { RemoteThread } from './remoteThread.ts';

/** What a `Worker` is to the thread that started it. */
export interface WorkerLike {
	postMessage(request: Request): void;
	terminate(): void;
	onmessage: ((event: MessageEvent<Answer>) => unknown) | null;
	onmessageerror: ((event: MessageEvent) => unknown) | null;
	onerror: ((event: ErrorEvent) => unknown) | null;
}

interface OpenShare {
	thread: RemoteThread;
	onLost(error: DeviceLostError): void;
}

/** A worker that trains shares of any number of trainers, as the thread sees it that started it. */
export class CrewWorker {
	/** Resolves when it has started, or has failed to. */
	readonly started: Promise<void>;
	isReady = false;
	/** The worker as it was started; null once it is no more. */
	#worker: WorkerLike | null;
	#markStarted: () => void = () => {};
	readonly #onEnd: () => void;
	readonly #shares = new Map<number, OpenShare>();
	#opened = 0;

	/** `onEnd`: it crashed, or never started. */
	constructor(worker: WorkerLike, onEnd: () => void) {
		this.#worker = worker;
		this.#onEnd = onEnd;
		this.started = new Promise((resolve) => (this.#markStarted = resolve));
		worker.onmessage = ({ data }) => this.#take(data);
		worker.onmessageerror = () => this.#end('Its answer could not be read.');
		worker.onerror = (event) => {
			event.preventDefault();
			this.#end(event.message);
		};
	}

	/** How many shares it trains. */
	get shares(): number {
		return this.#shares.size;
	}

	/** Takes on a share, which is to be opened. `onLost`: the worker crashed, and the share is gone. */
	takeOn(onLost: (error: DeviceLostError) => void): RemoteThread {
		const share = this.#opened++;
		const thread = new RemoteThread(share, (request) => {
			if (request.type === 'close') this.#shares.delete(share);
			this.#worker?.postMessage(request);
		});
		this.#shares.set(share, { thread, onLost });
		return thread;
	}

	#take(answer: Answer): void {
		if (answer.type !== 'ready') return this.#shares.get(answer.share)?.thread.settle(answer);
		this.isReady = true;
		this.#markStarted();
	}

	#end(detail: string): void {
		if (!this.#worker) return;
		this.#worker.terminate();
		this.#worker = null;
		this.isReady = false;
		this.#onEnd();
		this.#markStarted();
		const error = new DeviceLostError(
			`A worker that trained networks crashed. ${detail}`,
			'A part of the training crashed and was started anew.'
		);
		for (const { thread, onLost } of [...this.#shares.values()]) {
			thread.close(error);
			onLost(error);
		}
	}
}
