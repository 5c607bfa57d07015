/**
 * How many steps to hand over at once: some 8 ms' worth, and the next while no more than as much is
 * left to do beside the burst that the device is at. Longer ones would hold up the page's own drawing,
 * which shares the GPU's queue, and shorter ones cost more than they train; with less left the device
 * would idle until it is noticed that it is done.
 */
const burstMs = 8;
/** A look at the fences, and what the browser takes to tell. */
const noticeMs = 8;
/** Shorter spans of time say little, since fences are looked at only every few milliseconds. */
const shortestSpanMs = 10;

/** How long a step takes, by what the last ones took. */
export class StepDuration {
	ms = burstMs;
	#span = { steps: 0, ms: 0 };

	/** The device was busy with these steps for so long. */
	add(steps: number, ms: number): void {
		this.#span.steps += steps;
		this.#span.ms += ms;
		if (this.#span.ms < shortestSpanMs) return;
		this.ms = Math.max(this.#span.ms / this.#span.steps, this.ms / 16);
		this.#span = { steps: 0, ms: 0 };
	}

	/** Steps of a burst. */
	get burst(): number {
		return Math.max(1, Math.round(burstMs / this.ms));
	}

	/** Whether bursts of so many steps, the oldest of which the device is at, are enough for now. */
	isEnough(underWay: readonly { steps: number }[]): boolean {
		const waiting = underWay.slice(1).reduce((sum, { steps }) => sum + steps, 0);
		return waiting * this.ms > noticeMs;
	}
}
