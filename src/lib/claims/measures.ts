/** What criteria ask of a trained network. A loss that is no finite number is infinite. */
import {
	bestEvaluation,
	isFiniteEvaluation,
	overfittingRatio,
	overfitSince,
	type History
} from '../analysis/overfitting.ts';
import type { Evaluation } from '../network/loss.ts';

function last(history: History): Evaluation {
	const evaluation = history.at(-1);
	if (!evaluation) throw new RangeError('The network was never evaluated.');
	return evaluation;
}

function finite(history: History, loss: number): number {
	return isFiniteEvaluation(last(history)) ? loss : Infinity;
}

export function validationLoss(history: History): number {
	return finite(history, last(history).validation.loss);
}

export function trainingLoss(history: History): number {
	return finite(history, last(history).training.loss);
}

/** Generalization gap: validation loss − training loss. */
export function gap(history: History): number {
	return finite(history, last(history).validation.loss - last(history).training.loss);
}

export function validationAccuracy(history: History): number {
	return last(history).validation.accuracy;
}

export function trainingAccuracy(history: History): number {
	return last(history).training.accuracy;
}

export function hasDiverged(history: History): boolean {
	return !isFiniteEvaluation(last(history));
}

/** Step of the lowest validation loss. */
export function bestStep(history: History): number {
	return bestEvaluation(history)?.step ?? 0;
}

/** How many times its best the last validation loss is. */
export function rise(history: History): number {
	const best = bestEvaluation(history);
	return best ? validationLoss(history) / best.validation.loss : Infinity;
}

export function validationLossAt(history: History, step: number): number {
	return history.find((evaluation) => evaluation.step === step)?.validation.loss ?? NaN;
}

export function trainingLossAt(history: History, step: number): number {
	return history.find((evaluation) => evaluation.step === step)?.training.loss ?? NaN;
}

/** Share of new points right at the step of the lowest validation loss. */
export function validationAccuracyAtBest(history: History): number {
	return bestEvaluation(history)?.validation.accuracy ?? NaN;
}

/** Share of new points right at the checkpoint at which it was largest. */
export function bestValidationAccuracy(history: History): number {
	return Math.max(...history.map(({ validation }) => validation.accuracy));
}

/** The rule of overfitting, at the last step. */
export function overfits(history: History): boolean {
	return overfitSince(history) !== null;
}

/** Worse as the rule of overfitting has it: at least 1.3 times. */
export function isWorse(loss: number, than: number): boolean {
	return loss >= overfittingRatio * than;
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}
