import type { SweepCurve } from '../../../src/lib/analysis/sweep/sweepPoints.ts';
import type { SweepContext } from '../../../src/lib/analysis/sweep/sweepReading.ts';

export const context: SweepContext = {
	axis: 'width',
	task: 'regression',
	noiseFloor: 0.16,
	baseline: 0.66,
	trainingPoints: 30,
	outputs: 1
};

interface At {
	training?: number;
	validation: number;
	accuracy?: number;
	diverged?: boolean;
}

/** A network that was evaluated once, at step 100. */
export function finished(value: number, seed: number, at: At): SweepCurve {
	return {
		value,
		seed,
		parameters: 3 * value + 1,
		steps: [100],
		training: [at.training ?? at.validation / 2],
		validation: [at.validation],
		trainingAccuracy: [at.accuracy ?? NaN],
		validationAccuracy: [at.accuracy ?? NaN],
		diverged: at.diverged ?? !Number.isFinite(at.validation)
	};
}

/** Validation losses by value, one for each seed. */
export function finishedAll(losses: Record<number, readonly number[]>): SweepCurve[] {
	return Object.entries(losses).flatMap(([value, each]) =>
		each.map((validation, seed) => finished(Number(value), seed, { validation }))
	);
}

/** Five seeds that differ by a few percent about this loss. */
export function about(loss: number): number[] {
	return [0.96, 1.03, 1, 0.98, 1.05].map((factor) => factor * loss);
}
