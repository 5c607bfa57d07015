import type { Frame } from '$lib/engine/protocol.ts';
import type { Snapshot } from '$lib/engine/trainer.ts';
import type { RunControl } from '../runControl.svelte.ts';

/** The earlier step of a run that the reader looks at; training waits meanwhile. */
export class Rewind {
	readonly #control: RunControl;
	#request = 0;
	#step = $state<number | null>(null);
	#frame = $state.raw<Frame | null>(null);

	constructor(control: RunControl) {
		this.#control = control;
	}

	/** Null at the present. */
	get step() {
		return this.#step;
	}
	/** The last frame that came, or null. */
	get frame() {
		return this.#frame;
	}

	/** Asks the engine for this step's frame. */
	to(snapshot: Snapshot) {
		if (snapshot.step === this.#step || !this.#control.isBuilt) return;
		this.#step = snapshot.step;
		this.#control.hold();
		this.#control.send({ type: 'show', request: ++this.#request, snapshot });
	}

	/** A frame that is no longer asked for is dropped. */
	take(request: number, frame: Frame) {
		if (request === this.#request && this.#step !== null) this.#frame = frame;
	}

	/** The step shown becomes the present one: its frame stays until `dropFrame`. */
	keepFrame() {
		this.#step = null;
		this.#request++;
		this.#control.release();
	}

	dropFrame() {
		this.#frame = null;
	}

	/** Back to the present. */
	end() {
		this.dropFrame();
		this.keepFrame();
	}
}
