/**
 * A few steps handed to the device at once, together with the readings that are due on the way.
 * What is read depends on the step alone, never on where bursts begin and end.
 */
import { nextEvaluatedStep, nextKeptStep, stepAfter } from '../../network/evaluatedSteps.ts';
import type { Evaluation } from '../../network/loss.ts';
import type { Recording } from '../protocol.ts';
import type { Snapshot, Trainer } from '../trainer.ts';

/** Every member's evaluation at one step. */
export interface EvaluatedStep {
	step: number;
	evaluations: Evaluation[];
}

export interface Burst {
	from: number;
	to: number;
	/** The evaluations at recorded steps, in order. */
	evaluated: EvaluatedStep[];
	/** The snapshots at kept steps, in order. */
	kept: Snapshot[];
	/** The state at the end; null where it was not asked for. */
	end: Snapshot | null;
}

export interface BurstOptions {
	/** The last step that was read before; steps up to it are not read again. */
	readTo: number;
	/** Whether to read the state at the end. */
	readEnd: boolean;
	record: Recording;
}

/** The next step whose losses are recorded. */
export function recordedStepAfter(step: number, record: Recording): number {
	return stepAfter(step, record === 'frames' ? nextEvaluatedStep : nextKeptStep);
}

export function isRecordedStep(step: number, record: Recording): boolean {
	return recordedStepAfter(step - 1, record) === step;
}

/** The next step whose snapshot is kept; runs that record losses alone have none. */
function keptStepAfter(step: number, record: Recording): number {
	return record === 'frames' ? stepAfter(step, nextKeptStep) : Infinity;
}

/** Hands the whole burst over at once. Resolves when the device is done and everything is read. */
export async function trainBurst(
	trainer: Trainer,
	from: number,
	to: number,
	{ readTo, readEnd, record }: BurstOptions
): Promise<Burst> {
	const evaluated: Promise<EvaluatedStep>[] = [];
	const kept: Promise<Snapshot>[] = [];
	const trained: Promise<void>[] = [];
	for (let step = from; step < to;) {
		const recordedStep = recordedStepAfter(step, record);
		const keptStep = keptStepAfter(step, record);
		const next = Math.min(recordedStep, keptStep, to);
		trained.push(trainer.train(next - step));
		step = next;
		if (step <= readTo) continue;
		if (step === recordedStep) {
			evaluated.push(trainer.evaluate().then((evaluations) => ({ step: next, evaluations })));
		}
		if (step === keptStep) kept.push(trainer.snapshot());
	}
	const [readings, snapshots, end] = await Promise.all([
		Promise.all(evaluated),
		Promise.all(kept),
		readEnd ? trainer.snapshot() : null,
		Promise.all(trained)
	]);
	return { from, to, evaluated: readings, kept: snapshots, end };
}
