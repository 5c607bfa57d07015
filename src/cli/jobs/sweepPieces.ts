/** A sweep as pieces of work, and what comes of one. */
import type { History } from '../../lib/analysis/overfitting.ts';
import type { SweepCurve } from '../../lib/analysis/sweep/sweepPoints.ts';
import { planSweep, type PlannedNetwork } from '../../lib/experiment/sweep/sweepPlan.ts';
import type { Sweep } from '../../lib/experiment/sweep/sweep.ts';
import { workOfNetwork } from './cost.ts';
import type { Piece } from './job.ts';
import type { NetworkTask } from './task.ts';

export const keyOf = ({ value, seed }: { value: number; seed: number }) => `${value} ${seed + 1}`;

/** Its networks by their keys, in order. */
export function networksOf(sweep: Sweep): Map<string, PlannedNetwork> {
	return new Map(planSweep(sweep).map((network) => [keyOf(network), network]));
}

export function piecesOf(networks: ReadonlyMap<string, PlannedNetwork>): Piece<NetworkTask>[] {
	return [...networks].map(([key, { experiment }]) => ({
		key,
		task: { kind: 'network', experiment, index: 0, record: 'losses' },
		work: workOfNetwork(experiment, 0)
	}));
}

/** One network of a sweep as its page records it. */
export function curveOf({ value, seed, parameters }: PlannedNetwork, history: History): SweepCurve {
	return {
		value,
		seed,
		parameters,
		steps: history.map(({ step }) => step),
		training: history.map(({ training }) => training.loss),
		validation: history.map(({ validation }) => validation.loss),
		trainingAccuracy: history.map(({ training }) => training.accuracy),
		validationAccuracy: history.map(({ validation }) => validation.accuracy),
		diverged: history[history.length - 1].diverged
	};
}
