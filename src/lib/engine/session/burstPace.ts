/**
 * `burstMs` is how long a burst of steps is to take. `waitingMs` is how much work is to wait behind
 * the burst that the device is at: as much as it does until someone notices that the burst is done.
 * All that the page draws meanwhile waits behind these bursts in the GPU's queue, so they are short.
 * Still shorter ones would cost more than they train.
 */
const lengths = {
	short: { burstMs: 12, waitingMs: 8 },
	/** Bursts for times at which the page draws nothing. */
	long: { burstMs: 64, waitingMs: 64 },
	/** Bursts for the page's own thread, which has to draw in the same 16 ms. */
	shared: { burstMs: 7, waitingMs: 4 }
};
/** The time that a step is taken to last before a burst has been timed. */
const firstStepMs = 8;
/** The weight of each earlier burst, as a share of the weight of the burst after it. */
const forgetting = 0.8;
/** How many times longer, or shorter, one burst may at most make a step seem. */
const mostLonger = 4;
const mostShorter = 16;

/** Says how many steps to hand over at once, and when the next, by what the last bursts took. */
export class BurstPace {
	/** The length of bursts on a thread that is the trainer's own. */
	length: 'short' | 'long' = 'short';
	readonly #sharesThread: boolean;
	#stepMs = firstStepMs;
	/** Weighted sums over the last bursts. One alone says little: fences are looked at only now and
	 * then. */
	#steps = 0;
	#ms = 0;

	/** `sharesThread`: whether the page draws on the same thread. */
	constructor(sharesThread = false) {
		this.#sharesThread = sharesThread;
	}

	get #length() {
		return lengths[this.#sharesThread ? 'shared' : this.length];
	}

	/** Takes account of a burst that the device was busy with for `ms`. */
	add(steps: number, ms: number): void {
		this.#steps = forgetting * this.#steps + steps;
		this.#ms = forgetting * this.#ms + Math.min(ms, mostLonger * this.#stepMs * steps);
		this.#stepMs = Math.max(this.#ms / this.#steps, this.#stepMs / mostShorter);
	}

	/** Milliseconds that a step takes. */
	get stepMs(): number {
		return this.#stepMs;
	}

	/** How many steps the next burst has. */
	get steps(): number {
		return Math.max(1, Math.round(this.#length.burstMs / this.#stepMs));
	}

	/** Whether these bursts are enough for now; the device is at the first of them. */
	isEnough(underWay: readonly { steps: number }[]): boolean {
		const waiting = underWay.slice(1).reduce((sum, { steps }) => sum + steps, 0);
		return waiting * this.#stepMs > this.#length.waitingMs;
	}
}
