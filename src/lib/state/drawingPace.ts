import { pageFrames, type FrameWatch } from './frameWatch.ts';

/** The gap between drawings where drawing takes no time, and where it takes long. */
const shortestGapMs = 250;
const longestGapMs = 1500;
/** The share of time by which frames may come late. */
const lateShare = 0.05;
/** Frames after a drawing that it may hold up. */
const watchedFrames = 6;
/** The time that those take on a page that has nothing else to do, with a little to spare. */
const undisturbedMs = 17 * watchedFrames;

/**
 * Shows the latest of many changes, no more often than the page can draw them. How long a drawing
 * takes is seen from how late the page gets the next few frames; where they are late, as where the
 * processor draws in place of a graphics chip, the next drawing waits so much longer.
 */
export class DrawingPace {
	readonly #frames: FrameWatch;
	#work: (() => void) | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** When the last drawing was asked of the page, and when the next may be. */
	#startMs = -Infinity;
	#nextMs = -Infinity;

	constructor(frames = pageFrames) {
		this.#frames = frames;
	}

	/** Does the first work at once, and of what is asked for later the latest when it is time. */
	request(work: () => void) {
		this.#work = work;
		if (this.#timer === undefined) this.#wait();
	}

	/** Does now what was asked for last, if it waits. */
	flush() {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const work = this.#work;
		if (work === null) return;
		this.#work = null;
		this.#startMs = performance.now();
		this.#nextMs = this.#startMs + longestGapMs; // Until it is known how long this one took.
		work();
		this.#watch(this.#startMs);
	}

	/** Forgets what was asked for. */
	cancel() {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#work = null;
	}

	#wait() {
		const waitMs = this.#nextMs - performance.now();
		clearTimeout(this.#timer);
		if (waitMs <= 0) this.flush();
		else this.#timer = setTimeout(() => this.flush(), waitMs);
	}

	#watch(startMs: number) {
		let frames = 0;
		this.#frames.watch((nowMs) => {
			if (startMs !== this.#startMs) return false;
			if (++frames < watchedFrames) return true;
			const lateMs = nowMs - startMs - undisturbedMs;
			const gapMs = Math.min(longestGapMs, Math.max(shortestGapMs, lateMs / lateShare));
			this.#nextMs = startMs + gapMs;
			if (this.#work !== null) this.#wait();
			return false;
		});
	}
}
