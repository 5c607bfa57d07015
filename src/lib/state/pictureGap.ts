import type { Pace } from '$lib/network/pace.ts';
import { pageFrames, type FrameWatch } from './frameWatch.ts';

/** One frame of a page that is drawn 60 times a second. */
const frameMs = 1000 / 60;
/** Frames that take longer are late. */
const lateMs = 1.25 * frameMs;
/** The share of frames that may be late. */
const lateShare = 0.03;
/** The most late frames that count from one picture to the next: more are not its doing, as where the
 * page was hidden meanwhile. */
const mostLate = 3;
/** The weight of what the last picture cost, beside all those before. */
const newest = 0.12;
/** The gap between pictures where drawing takes no time, and where it takes long. At full speed it may
 * be longer: training has the time that fewer pictures save. */
const shortestGapMs = 50;
const longestGapMs: Record<Pace, number> = { slow: 100, normal: 100, full: 500 };
/** Watching ends when no picture has come for so long. */
const watchedMs = 1000;
/** Acts of a reader that the page may have to answer at once, and the time in which more may follow. */
const touches = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll'] as const;
const touchedMs = 1000;
const listening = { capture: true, passive: true };

/**
 * Finds how far apart pictures must be for the page to stay smooth, from how many of its frames come
 * late while it draws them.
 */
export class PictureGap {
	readonly #onGap: (gapMs: number, isUntouched: boolean) => void;
	readonly #frames: FrameWatch;
	#gapMs = shortestGapMs;
	/** Late frames from one picture to the next: the mean, and those since the last one. */
	#meanLate = 0;
	#late = 0;
	#pictureMs = 0;
	/** When the last frame came; NaN while none is watched. */
	#frameMs = NaN;
	#touchMs = -Infinity;

	/** `onGap` hears the gap in ms, and whether nobody does anything on the page. */
	constructor(onGap: (gapMs: number, isUntouched: boolean) => void, frames = pageFrames) {
		this.#onGap = onGap;
		this.#frames = frames;
	}

	/** A picture is there to be drawn, of training at this pace. */
	drawing(pace: Pace) {
		const nowMs = performance.now();
		this.#pictureMs = nowMs;
		if (Number.isNaN(this.#frameMs)) {
			this.#frameMs = nowMs;
			for (const type of touches) addEventListener(type, this.#touch, listening);
			this.#watch();
		} else this.#learn(longestGapMs[pace]);
		this.#late = 0;
	}

	/** Counts late frames until no picture comes any more. */
	#watch() {
		this.#frames.watch((nowMs) => {
			const gapMs = nowMs - this.#frameMs;
			if (gapMs > lateMs) this.#late += Math.max(1, Math.round(gapMs / frameMs) - 1);
			const isOver = nowMs - this.#pictureMs > watchedMs;
			this.#frameMs = isOver ? NaN : nowMs;
			if (isOver) for (const type of touches) removeEventListener(type, this.#touch, listening);
			return !isOver;
		});
	}

	get #isUntouched(): boolean {
		return performance.now() - this.#touchMs > touchedMs;
	}

	#touch = () => {
		const wasUntouched = this.#isUntouched;
		this.#touchMs = performance.now();
		if (wasUntouched) this.#onGap(this.#gapMs, false);
	};

	#learn(longestMs: number) {
		this.#meanLate += newest * (Math.min(mostLate, this.#late) - this.#meanLate);
		const gapMs = (this.#meanLate * frameMs) / lateShare;
		this.#gapMs = Math.round(Math.min(longestMs, Math.max(shortestGapMs, gapMs)));
		this.#onGap(this.#gapMs, this.#isUntouched);
	}
}
