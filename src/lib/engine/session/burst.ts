/**
 * A few steps handed to the device at once, together with the readings that are due on the way.
 * What is read depends on the step alone, never on where bursts begin and end.
 */
import { nextEvaluatedStep, nextKeptStep } from '../../network/evaluatedSteps.ts';
import type { Evaluation } from '../../network/loss.ts';
import type { Recording } from '../protocol.ts';
import type { Snapshot, Trainer } from '../trainer.ts';

/** Every member at one step. */
export interface EvaluatedStep {
	step: number;
	evaluations: Evaluation[];
}

export interface Burst {
	from: number;
	to: number;
	/** Of each evaluated step, in order. */
	evaluated: EvaluatedStep[];
	/** Of each kept step, in order. */
	kept: Snapshot[];
	/** The state at the end, if it was asked for. */
	end: Snapshot | null;
}

export interface BurstOptions {
	/** Steps up to this one were read before and are not read again. */
	readTo: number;
	readEnd: boolean;
	record: Recording;
}

/** The first step after `step` of the sequence that `next` makes from 0. */
function following(next: (step: number) => number, step: number): number {
	let reached = 0;
	while (reached <= step) reached = next(reached);
	return reached;
}

export function evaluatedStepAfter(step: number, record: Recording): number {
	return following(record === 'frames' ? nextEvaluatedStep : nextKeptStep, step);
}

export function isEvaluatedStep(step: number, record: Recording): boolean {
	return evaluatedStepAfter(step - 1, record) === step;
}

/** Runs that record losses alone keep no snapshots on the way. */
function keptStepAfter(step: number, record: Recording): number {
	return record === 'frames' ? following(nextKeptStep, step) : Infinity;
}

/** Resolves when the device is done; does not wait before handing over all of it. */
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
		const evaluatedStep = evaluatedStepAfter(step, record);
		const keptStep = keptStepAfter(step, record);
		const next = Math.min(evaluatedStep, keptStep, to);
		trained.push(trainer.train(next - step));
		step = next;
		if (step <= readTo) continue;
		if (step === evaluatedStep) {
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
