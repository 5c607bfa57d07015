import { isFiniteEvaluation, type History } from './overfitting.ts';

/**
 * What counts as close to the noise floor, and as well above it. Both are measured by what there is
 * to learn: from the baseline, which knowing nothing costs, down to the floor.
 */
export interface Levels {
	floor: number;
	/** Where knowing nothing begins. */
	baseline: number;
	/** Within a tenth of the floor and of what there is to learn, or within a fiftieth of the latter. */
	close: number;
	/**
	 * A loss on new points up to here leaves nothing but noise: so far above the floor as chance may
	 * carry it, a half of the floor but no more than a fifth of what there is to learn. Without noise
	 * nothing excuses a loss, and a fiftieth of the latter is the limit.
	 */
	fits: number;
	/** More than a fifth of what there is to learn is still missing. */
	wellAbove: number;
	/** Whether the floor is more than a hundredth of the baseline. */
	hasNoise: boolean;
}

/** Null where the floor is not known. Without a baseline the first training loss stands for it. */
export function levelsOf(
	history: History,
	noiseFloor: number | null,
	baseline?: number
): Levels | null {
	if (noiseFloor === null || !Number.isFinite(noiseFloor)) return null;
	const floor = Math.max(0, noiseFloor);
	const isKnown = baseline !== undefined && Number.isFinite(baseline);
	const start = isKnown ? baseline : (history.find(isFiniteEvaluation)?.training.loss ?? floor);
	const learnable = Math.max(0, start - floor);
	const least = 0.02 * Math.max(floor, learnable);
	return {
		floor,
		baseline: start,
		close: floor + Math.max(least, 0.1 * Math.min(floor, learnable)),
		fits: floor + Math.max(least, Math.min(0.5 * floor, 0.2 * learnable)),
		wellAbove: floor + Math.max(least, 0.2 * learnable),
		hasNoise: floor > 0.01 * start
	};
}
