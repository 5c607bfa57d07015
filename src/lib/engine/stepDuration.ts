/** Shorter spans of time say little, since fences are looked at only every few milliseconds. */
const shortestSpanMs = 10;

/** How long a step takes, by what the last ones took. */
export class StepDuration {
	ms: number;
	#span = { steps: 0, ms: 0 };

	constructor(guessMs: number) {
		this.ms = guessMs;
	}

	/** The device was busy with these steps for so long. */
	add(steps: number, ms: number): void {
		this.#span.steps += steps;
		this.#span.ms += ms;
		if (this.#span.ms < shortestSpanMs) return;
		this.ms = Math.max(this.#span.ms / this.#span.steps, this.ms / 16);
		this.#span = { steps: 0, ms: 0 };
	}
}
