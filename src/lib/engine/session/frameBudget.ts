/** The least time from one frame to the next. */
export const shortestGapMs = 50;
/** The share of the time that making frames may take. */
const share = 0.1;

/** Decides when the next frame may be made, from how long the last one took. */
export class FrameBudget {
	/** When the next frame is due. */
	#nextMs = 0;
	/** The time from one frame to the next. */
	gapMs = shortestGapMs;

	/** The time until a frame is due; 0 when it is. */
	waitMs(nowMs: number): number {
		return Math.max(0, this.#nextMs - nowMs);
	}

	/** Takes account of a frame that was made from `startMs` to `endMs`. */
	spend(startMs: number, endMs: number): void {
		this.#nextMs = startMs + Math.max(this.gapMs, (endMs - startMs) / share);
	}
}
