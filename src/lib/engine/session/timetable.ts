/**
 * How fast a run is shown: a schedule of steps over time that gives each doubling of the step the
 * same time, so that the early steps, in which most happens, are the slow ones. A schedule never
 * changes the numbers, and where the device cannot keep up it runs as fast as it can.
 */
import type { Pace } from '../protocol.ts';

/** From the first step to the last, ms. */
const durationMs: Record<Pace, number> = { slow: 30_000, normal: 10_000, full: 0 };

/** When step `step` of a run to `stopAt` is due, in ms since its first step. */
export function dueMs(pace: Pace, stopAt: number, step: number): number {
	if (step <= 1 || stopAt <= 1) return 0;
	return (durationMs[pace] * Math.log(step)) / Math.log(stopAt);
}

/** The last step that is due after so many ms; 1 at the start. */
export function dueStep(pace: Pace, stopAt: number, elapsedMs: number): number {
	if (durationMs[pace] === 0 || stopAt <= 1) return Infinity;
	// The margin keeps a step that is due at exactly this moment.
	return Math.floor(stopAt ** (elapsedMs / durationMs[pace]) + 1e-9);
}

/** A run that falls further behind than this goes on from where it is instead of catching up. */
const longestLagMs = 250;

export class Timetable {
	#pace: Pace = 'full';
	#stopAt = 0;
	/** When the first step would have been due. */
	#startMs = 0;

	/** From now on; the step that follows `step` is due at once. */
	begin(pace: Pace, stopAt: number, step: number, nowMs: number): void {
		this.#pace = pace;
		this.#stopAt = stopAt;
		this.#startMs = nowMs - dueMs(pace, stopAt, step + 1);
	}

	/** How far a run that is at `step` should be by now. */
	target(step: number, nowMs: number): number {
		const next = dueMs(this.#pace, this.#stopAt, step + 1);
		this.#startMs = Math.max(this.#startMs, nowMs - next - longestLagMs);
		return dueStep(this.#pace, this.#stopAt, nowMs - this.#startMs);
	}

	/** Until the step that follows `step` is due, in ms. */
	waitMs(step: number, nowMs: number): number {
		const next = dueMs(this.#pace, this.#stopAt, step + 1);
		return Math.max(0, this.#startMs + next - nowMs);
	}
}
