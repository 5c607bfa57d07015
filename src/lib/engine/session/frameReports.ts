import { isRecordedStep } from './burst.ts';
import type { Clock } from './clock.ts';
import { FrameBudget, shortestGapMs } from './frameBudget.ts';
import type { Frame, PauseReason, Rest } from '../protocol.ts';
import type { Post, Reports } from './reports.ts';
import type { Run } from './run.ts';
import { Speedometer } from './speedometer.ts';

/** The longest time without a post while training, as a multiple of the gap between frames. */
const gapsOfSilence = 2;

/**
 * How long the device rests after a frame was posted, as a share of what was added to the gap between
 * frames, and at most. Frames that take the page long to draw come further apart, and the page draws
 * each on an idle device: nothing is handed over from the moment that such a frame is asked for until
 * the rest is over.
 */
const restShare = 0.3;
const longestRestMs = 45;

/** The time from one look at whether the frame asked for has come to the next. */
const lookMs = 4;

/** A frame that was asked for; null until it has come. */
interface FrameRequest {
	frame: Frame | null;
	error: unknown;
}

/** Reports all that can be seen of a run, with a frame whenever one is due. */
export class FrameReports implements Reports {
	readonly #post: Post;
	readonly #clock: Clock;
	readonly #budget = new FrameBudget();
	readonly #speed = new Speedometer();
	#request: FrameRequest | null = null;
	/** The step of the last frame asked for. */
	#framedStep = NaN;
	/** When the last frame was posted while training. */
	#framedMs = -Infinity;
	#postedMs = 0;

	constructor(post: Post, clock: Clock) {
		this.#post = post;
		this.#clock = clock;
	}

	async built(run: Run): Promise<void> {
		const { frame, snapshot } = await this.#rest(run);
		const history = isRecordedStep(run.step, 'frames') ? [frame.evaluations] : [];
		this.#post({ type: 'built', run: run.number, frame, history, kept: snapshot });
	}

	start(): void {
		this.#request = null;
		this.#speed.reset();
	}

	async progress(run: Run): Promise<void> {
		const restMs = this.#restMs;
		const isDue = this.#framedStep !== run.step && this.#budget.waitMs(this.#clock.now()) === 0;
		if (!this.#request && isDue) {
			const asked = this.#ask(run);
			if (restMs > 0) {
				await asked;
				await run.settle();
			}
		}
		const nowMs = this.#clock.now();
		const request = this.#request;
		if (request?.error) {
			this.#request = null;
			throw request.error;
		}
		const isTime = nowMs - this.#framedMs >= shortestGapMs;
		if (request?.frame && request.frame.step <= run.reachedStep && isTime) {
			this.#request = null;
			this.#framedMs = nowMs;
			this.#postProgress(run, request.frame);
			if (restMs > 0) await this.#clock.wait(restMs);
		} else if (nowMs - this.#postedMs >= gapsOfSilence * this.#budget.gapMs) this.flush(run);
	}

	/** The device's rest after each frame; 0 where drawing takes no time. */
	get #restMs(): number {
		return Math.min(longestRestMs, restShare * (this.#budget.gapMs - shortestGapMs));
	}

	space(run: Run, gapMs: number, isUntouched: boolean): void {
		this.#budget.gapMs = Math.max(shortestGapMs, gapMs);
		run.pace.length = this.#restMs > 0 && isUntouched ? 'long' : 'short';
	}

	/** Asks for the next frame, which the device makes after what it was given so far. */
	async #ask(run: Run): Promise<void> {
		const request: FrameRequest = { frame: null, error: null };
		this.#request = request;
		this.#framedStep = run.step;
		try {
			const reached = run.reached();
			const made = run.frame();
			made.catch(() => {}); // Dealt with below.
			await reached;
			const startMs = this.#clock.now();
			request.frame = await made;
			this.#budget.spend(startMs, this.#clock.now());
		} catch (error) {
			request.error = error;
		}
	}

	flush(run: Run): void {
		this.#postProgress(run, null);
	}

	waitMs(run: Run): number {
		if (this.#request) return lookMs;
		return this.#framedStep === run.step ? Infinity : this.#budget.waitMs(this.#clock.now());
	}

	async paused(run: Run, reason: PauseReason, order?: number): Promise<void> {
		const rest = await this.#rest(run);
		this.flush(run);
		this.#post({ type: 'paused', run: run.number, reason, order, ...rest });
	}

	async changed(run: Run, hasOtherData: boolean): Promise<void> {
		const rest = await this.#rest(run);
		this.flush(run);
		const others = hasOtherData ? ({ hasOtherData } as const) : {};
		this.#post({ type: 'changed', run: run.number, ...others, ...rest });
	}

	async seen(run: Run): Promise<void> {
		this.#post({ type: 'seen', run: run.number, ...(await this.#rest(run)) });
	}

	/** What is seen once the run stands still. A frame that was asked for before is out of date then. */
	async #rest(run: Run): Promise<Rest> {
		this.#request = null;
		const evaluations = await run.evaluations();
		const [frame, snapshot] = await Promise.all([run.restingFrame(), run.snapshot()]);
		this.#framedStep = frame.step;
		return { frame, snapshot, evaluations };
	}

	#postProgress(run: Run, frame: Frame | null): void {
		const { history, kept } = run.takeRecords();
		if (!frame && history.length === 0 && kept.length === 0) return;
		const nowMs = this.#clock.now();
		this.#postedMs = nowMs;
		const { number, reachedStep: step } = run;
		const stepsPerSecond = this.#speed.read(step, nowMs);
		const evaluated = history.map(({ evaluations }) => evaluations);
		this.#post({
			type: 'progress',
			run: number,
			step,
			stepsPerSecond,
			history: evaluated,
			kept,
			frame
		});
	}
}
