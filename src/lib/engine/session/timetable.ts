/**
 * How fast a run is shown. A timetable of steps gives each doubling of the step the same time, so that
 * the early steps, in which most happens, are the slow ones. It never changes the numbers. Where the
 * device cannot keep up, the run goes as fast as it can.
 */
import { secondsOfRun, type Pace } from '../../network/pace.ts';

/** The time from the first step to the last. */
const durationMs = (pace: Pace) => 1000 * secondsOfRun[pace];

/** The time from the first step of a run to `stopAt` until step `step` is due. */
export function dueMs(pace: Pace, stopAt: number, step: number): number {
	if (step <= 1 || stopAt <= 1) return 0;
	return (durationMs(pace) * Math.log(step)) / Math.log(stopAt);
}

/** The last step that is due after `elapsedMs`; 1 at the start. */
export function dueStep(pace: Pace, stopAt: number, elapsedMs: number): number {
	if (durationMs(pace) === 0 || stopAt <= 1) return Infinity;
	// The margin keeps a step that is due at exactly this moment.
	return Math.floor(stopAt ** (elapsedMs / durationMs(pace)) + 1e-9);
}

/** How far a run may fall behind; beyond this it goes on from where it is instead of catching up. */
const longestLagMs = 250;

/** Says when each step of a run is due. */
export class Timetable {
	#pace: Pace = 'full';
	/** Steps that were taken before the run, and count for nothing here. */
	#from = 0;
	/** Steps from there to the last one. */
	#stopAt = 0;
	/** When the first step would have been due. */
	#startMs = 0;

	/** Begins anew at `step`; the step that follows it is due at once. */
	begin(pace: Pace, stopAt: number, step: number, nowMs: number, from = 0): void {
		this.#pace = pace;
		this.#from = from;
		this.#stopAt = stopAt - from;
		this.#startMs = nowMs - this.#dueMs(step + 1);
	}

	#dueMs(step: number): number {
		return dueMs(this.#pace, this.#stopAt, step - this.#from);
	}

	/** The step that a run which is at `step` should have reached by now. */
	target(step: number, nowMs: number): number {
		const next = this.#dueMs(step + 1);
		this.#startMs = Math.max(this.#startMs, nowMs - next - longestLagMs);
		return this.#from + dueStep(this.#pace, this.#stopAt, nowMs - this.#startMs);
	}

	/** The time until the step that follows `step` is due. */
	waitMs(step: number, nowMs: number): number {
		const next = this.#dueMs(step + 1);
		return Math.max(0, this.#startMs + next - nowMs);
	}
}
