/**
 * A few steps handed to the device at once, together with the readings that are due on the way.
 * What is read depends on the step alone, never on where bursts begin and end.
 */
import { nextEvaluatedStep, nextKeptStep } from '../network/evaluatedSteps.ts';
import type { Evaluation } from '../network/loss.ts';
import type { Snapshot, Trainer } from './trainer.ts';

export interface Burst {
	from: number;
	to: number;
	/** Of each evaluated step, in order. */
	evaluated: { step: number; evaluations: Evaluation[] }[];
	/** Of each kept step, in order. */
	kept: Snapshot[];
	/** The state at the end, if it was asked for. */
	end: Snapshot | null;
}

export interface BurstOptions {
	/** Steps up to this one were read before and are not read again. */
	readTo: number;
	readEnd: boolean;
}

/** The first step after `step` of the sequence that `next` makes from 0. */
function following(next: (step: number) => number, step: number): number {
	let reached = 0;
	while (reached <= step) reached = next(reached);
	return reached;
}

export function evaluatedStepAfter(step: number): number {
	return following(nextEvaluatedStep, step);
}

/** Resolves when the device is done; does not wait before handing over all of it. */
export async function trainBurst(
	trainer: Trainer,
	from: number,
	to: number,
	{ readTo, readEnd }: BurstOptions
): Promise<Burst> {
	const evaluated: Promise<Burst['evaluated'][number]>[] = [];
	const kept: Promise<Snapshot>[] = [];
	const trained: Promise<void>[] = [];
	for (let step = from; step < to;) {
		const evaluatedStep = evaluatedStepAfter(step);
		const keptStep = following(nextKeptStep, step);
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
