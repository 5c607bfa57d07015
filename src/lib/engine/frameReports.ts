import { isEvaluatedStep } from '../network/evaluatedSteps.ts';
import type { Clock } from './clock.ts';
import { FrameBudget } from './frameBudget.ts';
import type { Frame, PauseReason } from './protocol.ts';
import type { Post, Reports } from './reports.ts';
import type { Run } from './run.ts';
import { Speedometer } from './speedometer.ts';

/** Losses are posted at least so often while training, with or without a frame. */
const longestSilenceMs = 100;

/** All that can be seen of a run, a frame whenever one is due. */
export class FrameReports implements Reports {
	readonly #post: Post;
	readonly #clock: Clock;
	readonly #budget = new FrameBudget();
	readonly #speed = new Speedometer();
	#framedStep = NaN;
	#postedMs = 0;

	constructor(post: Post, clock: Clock) {
		this.#post = post;
		this.#clock = clock;
	}

	async built(run: Run): Promise<void> {
		const frame = await run.frame();
		const kept = await run.snapshot();
		const history = isEvaluatedStep(run.step) ? [frame.evaluations] : [];
		this.#framedStep = run.step;
		this.#post({ type: 'built', run: run.number, frame, history, kept });
	}

	start(): void {
		this.#speed.reset();
	}

	async progress(run: Run): Promise<void> {
		const startMs = this.#clock.now();
		if (this.#framedStep !== run.step && this.#budget.waitMs(startMs) === 0) {
			await run.settle();
			const measuredMs = this.#clock.now();
			const frame = await run.frame();
			this.#budget.spend(measuredMs, this.#clock.now());
			this.#framedStep = frame.step;
			this.#postProgress(run, frame);
		} else if (startMs - this.#postedMs >= longestSilenceMs) this.flush(run);
	}

	flush(run: Run): void {
		this.#postProgress(run, null);
	}

	waitMs(run: Run): number {
		return this.#framedStep === run.step ? Infinity : this.#budget.waitMs(this.#clock.now());
	}

	async paused(run: Run, reason: PauseReason): Promise<void> {
		const frame = await run.frame();
		const snapshot = await run.snapshot();
		const bestSteps = reason === 'best' ? run.bestSteps : null;
		this.#framedStep = frame.step;
		this.flush(run);
		this.#post({ type: 'paused', run: run.number, reason, bestSteps, frame, snapshot });
	}

	async changed(run: Run): Promise<void> {
		const frame = await run.frame();
		const snapshot = await run.snapshot();
		this.#framedStep = frame.step;
		this.flush(run);
		this.#post({ type: 'changed', run: run.number, frame, snapshot });
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
