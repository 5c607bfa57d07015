import type { SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import type { Asked } from './asked.ts';

/** What a check sees of networks that are solved exactly. */
export interface ClosedFormWatch extends Asked {
	/** λ of the penalty that they are solved with; null before anything is. */
	ridge: number | null;
	/** Whether all seeds are solved. */
	isSolved: boolean;
	/** What stands above each number of random features; of the seeds solved so far. */
	points: readonly SweepPoint[];
}
