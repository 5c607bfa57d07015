import type { Frame } from '$lib/engine/protocol.ts';

/** The earlier step that the reader looks at, and its frame once the engine has sent it. */
export class Rewind {
	#request = 0;
	#step = $state<number | null>(null);
	#frame = $state.raw<Frame | null>(null);

	/** Null at the present. */
	get step() {
		return this.#step;
	}
	/** The last frame that came, or null. */
	get frame() {
		return this.#frame;
	}

	/** The number under which to ask the engine for this step's frame. */
	to(step: number): number {
		this.#step = step;
		return ++this.#request;
	}

	/** A frame that is no longer asked for is dropped. */
	take(request: number, frame: Frame) {
		if (request === this.#request && this.#step !== null) this.#frame = frame;
	}

	/** The step is about to become the present: its frame stays until then. */
	keepFrame() {
		this.#step = null;
		this.#request++;
	}

	dropFrame() {
		this.#frame = null;
	}

	end() {
		this.keepFrame();
		this.dropFrame();
	}
}
