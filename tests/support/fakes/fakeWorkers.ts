import type { WorkerLike } from '../../../src/lib/engine/wasm/crew/crewWorker.ts';
import type { Port } from '../../../src/lib/engine/wasm/crew/messages.ts';
import { serveShares } from '../../../src/lib/engine/wasm/crew/serveShares.ts';

/** A worker of the crew that works on the thread of the test, behind a channel of messages. */
export class FakeWorker implements WorkerLike {
	isTerminated = false;
	onmessage: WorkerLike['onmessage'] = null;
	onmessageerror: WorkerLike['onmessageerror'] = null;
	onerror: WorkerLike['onerror'] = null;
	readonly #here: MessagePort;
	readonly #there: MessagePort;

	constructor() {
		const { port1, port2 } = new MessageChannel();
		this.#here = port1;
		this.#there = port2;
		port1.onmessage = (event) => this.onmessage?.(event);
	}

	/** Until then it does not answer. */
	start(): this {
		serveShares(this.#there as Port);
		return this;
	}

	postMessage(request: Parameters<WorkerLike['postMessage']>[0]): void {
		this.#here.postMessage(request);
	}

	terminate(): void {
		this.isTerminated = true;
		this.#here.close();
	}

	crash(): void {
		this.onerror?.({ message: 'It crashed.', preventDefault() {} } as ErrorEvent);
	}
}

/** Starts workers and remembers them. */
export function fakeWorkers() {
	const started: FakeWorker[] = [];
	const start = () => {
		const worker = new FakeWorker().start();
		started.push(worker);
		return worker;
	};
	return { started, start };
}
