/** Frames come at most so often. */
export const shortestGapMs = 50;
/** Of the time, what making them may take. */
const share = 0.1;

/** Decides when the next frame may be drawn, from how long the last ones took. */
export class FrameBudget {
	#nextMs = 0;
	/** From one frame to the next. */
	gapMs = shortestGapMs;

	/** Until a frame is due; 0 when it is. */
	waitMs(nowMs: number): number {
		return Math.max(0, this.#nextMs - nowMs);
	}

	/** A frame was made from `startMs` to `endMs`. */
	spend(startMs: number, endMs: number): void {
		this.#nextMs = startMs + Math.max(this.gapMs, (endMs - startMs) / share);
	}
}
