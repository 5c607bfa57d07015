/**
 * Losses are evaluated at steps that depend on the step alone, never on the pace: every step up to
 * 200, then ever wider apart, about a hundred for each e-fold. 100,000 steps make some 850 points.
 */
export function nextEvaluatedStep(step: number): number {
	return step + Math.max(1, Math.floor(step / 100));
}

/** Kept for rewinding: sparser, so that 100,000 steps leave fewer than 200 snapshots. */
export function nextKeptStep(step: number): number {
	return step + Math.max(1, Math.floor(step / 19));
}

function isReached(step: number, next: (step: number) => number): boolean {
	return stepAfter(step - 1, next) === step;
}

export function isEvaluatedStep(step: number): boolean {
	return isReached(step, nextEvaluatedStep);
}

/** Those of a run that begins at step `from`, up to the one before `end`. */
export function keptStepsBefore(end: number, from = 0): number[] {
	const steps: number[] = [];
	for (let step = from; step < end; step = stepAfter(step, nextKeptStep)) steps.push(step);
	return steps;
}

/** The first step after `step` of the sequence that `next` makes from 0. */
export function stepAfter(step: number, next: (step: number) => number): number {
	let reached = 0;
	while (reached <= step) reached = next(reached);
	return reached;
}

export function isKeptStep(step: number): boolean {
	return isReached(step, nextKeptStep);
}
