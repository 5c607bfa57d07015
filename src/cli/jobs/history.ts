import type { History } from '../../lib/analysis/overfitting.ts';
import { standingOf } from '../../lib/analysis/standing.ts';
import { isRecordedStep } from '../../lib/engine/session/burst.ts';
import { Run } from '../../lib/engine/session/run.ts';
import { systemClock } from '../../lib/engine/session/clock.ts';
import { CheckedTrainer } from '../../lib/engine/step/checkedTrainer.ts';
import type { Recording } from '../../lib/engine/protocol.ts';
import type { Member, Snapshot } from '../../lib/engine/trainer.ts';
import { createWasmTrainer } from '../../lib/engine/wasm/wasmTrainer.ts';
import type { Evaluation } from '../../lib/network/loss.ts';

export interface HistoryOptions {
	stopAt: number;
	stopAtBest: boolean;
	/** Which steps are evaluated: those of the playground, or those of a sweep. */
	record: Recording;
	/** To go on from, after pretraining. Default: the network begins at step 0. */
	resume?: Snapshot | null;
	onStep(step: number): void;
}

/** A network where it ended. */
export interface NetworkEnd {
	/** Its evaluations up to there. */
	history: History;
	parameters: Float32Array;
}

/** Trains one network on this thread, as a run of the page does that nobody touches: its evaluations from
 * step 0, or from where it goes on, to where it ends, at its last step, at its best, or where it diverges. */
export async function historyOf(member: Member, options: HistoryOptions): Promise<History> {
	return trained(member, options, async (_, history) => history);
}

/** As `historyOf`, with its parameters: those of its best where the run stops there. */
export async function endOf(member: Member, options: HistoryOptions): Promise<NetworkEnd> {
	return trained(member, options, async (run, curve) => {
		run.isOver = true;
		const { members, evaluations, atBest } = await run.restingFrame();
		const seen = { evaluation: evaluations[0], isRewound: false, atBest: atBest[0] };
		return { history: standingOf(curve, seen).history, parameters: members[0].parameters };
	});
}

/** As `historyOf`, with what a snapshot of its end has as parameters. */
export async function trainedTo(member: Member, options: HistoryOptions): Promise<NetworkEnd> {
	return trained(member, options, async (run, history) => {
		const { members } = await run.snapshot();
		return { history, parameters: members[0].parameters };
	});
}

/** `finish` takes what it needs of the run before that is gone. */
async function trained<Result>(
	member: Member,
	{ stopAt, stopAtBest, record, resume, onStep }: HistoryOptions,
	finish: (run: Run, history: History) => Promise<Result>
): Promise<Result> {
	const trainer = new CheckedTrainer([member], await createWasmTrainer([member], { threads: 1 }));
	const plan = { stopAt, stopAtBest, pace: 'full' } as const;
	const run = new Run(
		{ number: 0, members: [member], probe: null, plan, record },
		trainer,
		systemClock
	);
	try {
		if (resume) await run.restore(resume);
		// Which steps a sweep has depends on the step alone, wherever a network begins.
		const begins = !resume || isRecordedStep(run.step, record);
		const history: Evaluation[] = begins ? await run.evaluations() : [];
		while (run.step < stopAt && run.finished === null) {
			await run.advance(stopAt);
			history.push(...run.takeRecords().history.map(({ evaluations }) => evaluations[0]));
			onStep(run.reachedStep);
		}
		await run.settle();
		history.push(...run.takeRecords().history.map(({ evaluations }) => evaluations[0]));
		const [end] = await run.evaluations();
		const whole = end.step > (history.at(-1)?.step ?? -1) ? [...history, end] : history;
		const divergedAt = whole.findIndex(({ diverged }) => diverged);
		return await finish(run, divergedAt < 0 ? whole : whole.slice(0, divergedAt + 1));
	} finally {
		run.dispose();
	}
}
