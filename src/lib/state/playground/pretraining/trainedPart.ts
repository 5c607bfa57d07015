import type { MemberSnapshot } from '$lib/engine/protocol.ts';
import type { Evaluation } from '$lib/network/loss.ts';

/** A network that was trained before a run: where it ended, and how it got there. */
export interface TrainedPart {
	/** The step at which it ended. */
	step: number;
	/** Everything that training goes on from. */
	end: MemberSnapshot;
	/** Its curve, in order of steps. */
	history: Evaluation[];
	/** Its parameters on the way, in order of steps; none where they are not here. */
	kept: { step: number; parameters: Float32Array }[];
}

const isStep = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function isScore(value: unknown): boolean {
	return isRecord(value) && typeof value.loss === 'number' && typeof value.accuracy === 'number';
}

function isEvaluation(value: unknown): boolean {
	return (
		isRecord(value) &&
		isStep(value.step) &&
		isScore(value.training) &&
		isScore(value.validation) &&
		typeof value.penalty === 'number' &&
		typeof value.diverged === 'boolean'
	);
}

/** Whether what a browser kept is a part of a network of so many parameters, whole. */
export function isTrainedPart(value: unknown, parameters: number): value is TrainedPart {
	const fits = (array: unknown) => array instanceof Float32Array && array.length === parameters;
	if (!isRecord(value) || !isStep(value.step) || !isRecord(value.end)) return false;
	const { step, end, history, kept } = value;
	return (
		fits(end.parameters) &&
		Array.isArray(end.moments) &&
		end.moments.every(fits) &&
		end.steps === step &&
		typeof end.diverged === 'boolean' &&
		typeof end.stopped === 'boolean' &&
		Array.isArray(history) &&
		history.length > 0 &&
		history.every(isEvaluation) &&
		Array.isArray(kept) &&
		kept.every((one) => isRecord(one) && isStep(one.step) && fits(one.parameters))
	);
}
