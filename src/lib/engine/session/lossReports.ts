import { isRecordedStep, type EvaluatedStep } from './burst.ts';
import type { Clock } from './clock.ts';
import type { LossRow, PauseReason } from '../protocol.ts';
import type { Post, Reports } from './reports.ts';
import type { Run } from './run.ts';
import { Speedometer } from './speedometer.ts';

/** The time between two posts of a run that trains, whether a recorded step was reached or not. */
const gapMs = 200;

function lossRow({ step, evaluations }: EvaluatedStep): LossRow {
	const scores = new Float64Array(4 * evaluations.length); // [members, 4]
	for (const [i, { training, validation }] of evaluations.entries()) {
		scores.set([training.loss, training.accuracy, validation.loss, validation.accuracy], 4 * i);
	}
	return { step, scores, diverged: Uint8Array.from(evaluations, ({ diverged }) => +diverged) };
}

async function presentRow(run: Run): Promise<LossRow> {
	return lossRow({ evaluations: await run.evaluations(), step: run.step });
}

/** Reports the losses of a large population, and nothing that is computed for the eye alone. */
export class LossReports implements Reports {
	readonly #post: Post;
	readonly #clock: Clock;
	readonly #speed = new Speedometer();
	#postedMs = 0;

	constructor(post: Post, clock: Clock) {
		this.#post = post;
		this.#clock = clock;
	}

	async built(run: Run): Promise<void> {
		const present = await presentRow(run);
		await run.snapshot(); // The run holds it, to go on from should the device be lost.
		const { number, step } = run;
		const rows = isRecordedStep(step, 'losses') ? [present] : [];
		this.#post({ type: 'populationBuilt', run: number, step, rows });
	}

	start(): void {
		this.#speed.reset();
	}

	async progress(run: Run): Promise<void> {
		if (this.#clock.now() - this.#postedMs >= gapMs) this.flush(run);
	}

	flush(run: Run): void {
		const rows = run.takeRecords().history.map(lossRow);
		const { number, reachedStep: step } = run;
		this.#postedMs = this.#clock.now();
		const stepsPerSecond = this.#speed.read(step, this.#postedMs);
		this.#post({ type: 'losses', run: number, step, stepsPerSecond, rows });
	}

	waitMs(): number {
		return Infinity;
	}

	space(): void {} // There are no frames.

	async seen(): Promise<void> {}

	async paused(run: Run, reason: PauseReason, order?: number): Promise<void> {
		this.flush(run);
		const present = await presentRow(run);
		const snapshot = await run.snapshot();
		this.#post({ type: 'populationPaused', run: run.number, reason, order, present, snapshot });
	}

	async changed(run: Run): Promise<void> {
		const snapshot = await run.snapshot();
		this.flush(run);
		this.#post({ type: 'saved', run: run.number, snapshot });
	}
}
