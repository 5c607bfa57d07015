import type { Command, Event } from './protocol.ts';

/** The main thread's one way in: a worker, or the main thread where a worker cannot. */
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
