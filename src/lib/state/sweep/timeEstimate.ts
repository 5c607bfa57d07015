import { nextKeptStep } from '$lib/network/evaluatedSteps.ts';

/** The window that the speed is taken over, and the least marks in it. */
const windowMs = 5000;
const leastMarks = 8;
/** The least time between marks that tell a speed: what reached the page at once was not done at once. */
const leastMs = 500;

/** Recorded steps after step 0, up to this one. */
function recordedUpTo(step: number): number {
	let count = 0;
	for (let at = nextKeptStep(0); at <= step; at = nextKeptStep(at)) count++;
	return count;
}

/** How long training takes on this device, from how long its last steps took. */
export class TimeEstimate {
	readonly #stepsPerEvaluation: number;
	/** Effort in steps, evaluations included. */
	#marks: { effort: number; ms: number }[] = [];
	/** Milliseconds a step. */
	#rate: number | null = null;

	/** `stepsPerEvaluation`: steps that take as long as one evaluation. */
	constructor(stepsPerEvaluation: number) {
		this.#stepsPerEvaluation = stepsPerEvaluation;
	}

	#effort(step: number): number {
		return step + this.#stepsPerEvaluation * recordedUpTo(step);
	}

	/** Notes that this step was reached at this time. */
	mark(step: number, ms: number) {
		const effort = this.#effort(step);
		if (effort <= (this.#marks.at(-1)?.effort ?? -1)) return;
		this.#marks.push({ effort, ms });
		const isOld = () => this.#marks[1].ms <= ms - windowMs;
		while (this.#marks.length > leastMarks && isOld()) this.#marks.shift();
		const [first] = this.#marks;
		const tookMs = ms - first.ms;
		if (effort > first.effort && tookMs >= leastMs) this.#rate = tookMs / (effort - first.effort);
	}

	/** Forgets the speed of now, as training stands still; the rate stays. */
	interrupt() {
		this.#marks = [];
	}

	/** Time from one step to another; null before anything was measured. */
	msBetween(from: number, to: number): number | null {
		return this.#rate === null ? null : this.#rate * (this.#effort(to) - this.#effort(from));
	}
}
