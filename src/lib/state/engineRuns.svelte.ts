import { connectEngine, type EngineClient } from '$lib/engine/client.ts';
import type { Command, EngineStatus, Event } from '$lib/engine/protocol.ts';

/** A command without the number of the run, which is known here. */
export type Unnumbered<C> = C extends { run: number } ? Omit<C, 'run'> : never;
/** What a run is built from. */
export type RunSettings = Omit<Extract<Command, { type: 'build' }>, 'type' | 'run'>;
export type RunEvent = Exclude<Event, { type: 'engine' }>;

/** The engine, one run after another: what it still says of an earlier one is dropped. */
export class EngineRuns {
	#client: EngineClient | null = null;
	/** The number of the present run. */
	#number = 0;
	#status = $state.raw<EngineStatus | null>(null);
	readonly #onEvent: (event: RunEvent) => void;
	readonly #onCrash: () => void;

	/** `onCrash`: the engine died and knows no run any more. */
	constructor(onEvent: (event: RunEvent) => void, onCrash: () => void) {
		this.#onEvent = onEvent;
		this.#onCrash = onCrash;
	}

	/** What trains; null until the engine has said. */
	get status() {
		return this.#status;
	}

	connect() {
		this.#client ??= connectEngine({
			onEvent: (event) => this.#receive(event),
			onCrash: this.#onCrash
		});
	}

	build(settings: RunSettings) {
		this.leave();
		this.send({ type: 'build', ...settings });
	}

	/** There is no present run any more. */
	leave() {
		this.#number++;
	}

	/** Sends to the present run. */
	send(command: Unnumbered<Command>) {
		this.#client?.send({ ...command, run: this.#number } as Command);
	}

	dispose() {
		this.#client?.dispose();
		this.#client = null;
	}

	#receive(event: Event) {
		if (event.type === 'engine') this.#status = event.status;
		else if (event.run === this.#number) this.#onEvent(event);
	}
}
