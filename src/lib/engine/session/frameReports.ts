import { isEvaluatedStep } from '../../network/evaluatedSteps.ts';
import type { Clock } from './clock.ts';
import { FrameBudget, shortestGapMs } from './frameBudget.ts';
import type { Frame, PauseReason, Rest } from '../protocol.ts';
import type { Post, Reports } from './reports.ts';
import type { Run } from './run.ts';
import { Speedometer } from './speedometer.ts';

/** While training, losses are posted at the latest after so many times the gap between frames, with or
 * without one. */
const gapsOfSilence = 2;

/** Where drawing takes the page long and so pictures are further apart, it draws each on an idle
 * device: nothing is handed over from the moment that a frame is asked for until it was posted, and
 * then for this share of what was added to the gap, at most so long. */
const restShare = 0.3;
const longestRestMs = 45;

/** Until it is worth looking whether a frame on the way has come. */
const comingMs = 4;

/** A frame that was asked for. */
interface Coming {
	frame: Frame | null;
	error: unknown;
}

/** All that can be seen of a run, a frame whenever one is due. */
export class FrameReports implements Reports {
	readonly #post: Post;
	readonly #clock: Clock;
	readonly #budget = new FrameBudget();
	readonly #speed = new Speedometer();
	#coming: Coming | null = null;
	/** Of the last frame asked for. */
	#framedStep = NaN;
	/** When the last one was posted while training. */
	#framedMs = -Infinity;
	#postedMs = 0;

	constructor(post: Post, clock: Clock) {
		this.#post = post;
		this.#clock = clock;
	}

	async built(run: Run): Promise<void> {
		const { frame, snapshot } = await this.#rest(run);
		const history = isEvaluatedStep(run.step) ? [frame.evaluations] : [];
		this.#post({ type: 'built', run: run.number, frame, history, kept: snapshot });
	}

	start(): void {
		this.#coming = null;
		this.#speed.reset();
	}

	async progress(run: Run): Promise<void> {
		const restMs = this.#restMs;
		const isDue = this.#framedStep !== run.step && this.#budget.waitMs(this.#clock.now()) === 0;
		if (!this.#coming && isDue) {
			const asked = this.#ask(run);
			if (restMs > 0) {
				await asked;
				await run.settle();
			}
		}
		const nowMs = this.#clock.now();
		const coming = this.#coming;
		if (coming?.error) {
			this.#coming = null;
			throw coming.error;
		}
		const isTime = nowMs - this.#framedMs >= shortestGapMs;
		if (coming?.frame && coming.frame.step <= run.reachedStep && isTime) {
			this.#coming = null;
			this.#framedMs = nowMs;
			this.#postProgress(run, coming.frame);
			if (restMs > 0) await this.#clock.wait(restMs);
		} else if (nowMs - this.#postedMs >= gapsOfSilence * this.#budget.gapMs) this.flush(run);
	}

	/** After each frame; 0 where drawing takes no time. */
	get #restMs(): number {
		return Math.min(longestRestMs, restShare * (this.#budget.gapMs - shortestGapMs));
	}

	space(run: Run, gapMs: number, isUntouched: boolean): void {
		this.#budget.gapMs = Math.max(shortestGapMs, gapMs);
		run.pace.length = this.#restMs > 0 && isUntouched ? 'long' : 'short';
	}

	/** For the next frame, which the device makes after what it was given so far. */
	async #ask(run: Run): Promise<void> {
		const coming: Coming = { frame: null, error: null };
		this.#coming = coming;
		this.#framedStep = run.step;
		try {
			const reached = run.reached();
			const made = run.frame();
			made.catch(() => {}); // Dealt with below.
			await reached;
			const startMs = this.#clock.now();
			coming.frame = await made;
			this.#budget.spend(startMs, this.#clock.now());
		} catch (error) {
			coming.error = error;
		}
	}

	flush(run: Run): void {
		this.#postProgress(run, null);
	}

	waitMs(run: Run): number {
		if (this.#coming) return comingMs;
		return this.#framedStep === run.step ? Infinity : this.#budget.waitMs(this.#clock.now());
	}

	async paused(run: Run, reason: PauseReason): Promise<void> {
		const rest = await this.#rest(run);
		this.flush(run);
		this.#post({ type: 'paused', run: run.number, reason, ...rest });
	}

	async changed(run: Run): Promise<void> {
		const rest = await this.#rest(run);
		this.flush(run);
		this.#post({ type: 'changed', run: run.number, ...rest });
	}

	async seen(run: Run): Promise<void> {
		this.#post({ type: 'seen', run: run.number, ...(await this.#rest(run)) });
	}

	/** What there is once the run stands still; a frame on the way is out of date then. */
	async #rest(run: Run): Promise<Rest> {
		this.#coming = null;
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
