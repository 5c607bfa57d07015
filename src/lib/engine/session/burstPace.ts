/** How long a burst of steps takes, and the work that waits beside the one that the device is at for
 * as long as it takes to notice that it is done. All that the page draws meanwhile waits behind them,
 * in the GPU's queue; but shorter ones cost more than they train. */
const lengths = {
	short: { burstMs: 12, waitingMs: 8 },
	/** Where nothing is drawn meanwhile. */
	long: { burstMs: 64, waitingMs: 64 },
	/** On the page's own thread, which has to draw in the same 16 ms. */
	shared: { burstMs: 7, waitingMs: 4 }
};
/** Until one has been timed. */
const firstStepMs = 8;
/** What the last bursts took counts for more than what those before took, by this much each. */
const forgetting = 0.8;
/** No burst is believed to show that a step takes so many times longer, or less, than before. */
const mostLonger = 4;
const mostShorter = 16;

/** How many steps to hand over at once, and when the next, by what the last ones took. */
export class BurstPace {
	/** While the thread is the trainer's own. */
	length: 'short' | 'long' = 'short';
	readonly #sharesThread: boolean;
	#stepMs = firstStepMs;
	/** Of bursts lately: each alone says little, since fences are looked at only now and then. */
	#steps = 0;
	#ms = 0;

	/** `sharesThread`: with the page. */
	constructor(sharesThread = false) {
		this.#sharesThread = sharesThread;
	}

	get #length() {
		return lengths[this.#sharesThread ? 'shared' : this.length];
	}

	/** The device was busy with these steps for so long. */
	add(steps: number, ms: number): void {
		this.#steps = forgetting * this.#steps + steps;
		this.#ms = forgetting * this.#ms + Math.min(ms, mostLonger * this.#stepMs * steps);
		this.#stepMs = Math.max(this.#ms / this.#steps, this.#stepMs / mostShorter);
	}

	/** Milliseconds that a step takes. */
	get stepMs(): number {
		return this.#stepMs;
	}

	/** Of the next burst. */
	get steps(): number {
		return Math.max(1, Math.round(this.#length.burstMs / this.#stepMs));
	}

	/** Whether bursts of so many steps, the oldest of which the device is at, are enough for now. */
	isEnough(underWay: readonly { steps: number }[]): boolean {
		const waiting = underWay.slice(1).reduce((sum, { steps }) => sum + steps, 0);
		return waiting * this.#stepMs > this.#length.waitingMs;
	}
}
