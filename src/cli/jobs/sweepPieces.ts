/** A sweep as pieces of work, and what comes of one. */
import type { History } from '../../lib/analysis/overfitting.ts';
import { untrainedOn, type SweepCurve } from '../../lib/analysis/sweep/sweepPoints.ts';
import {
	planSweep,
	pretrainedOf,
	type PlannedNetwork
} from '../../lib/experiment/sweep/sweepPlan.ts';
import type { Sweep } from '../../lib/experiment/sweep/sweep.ts';
import { workOfNetwork } from './cost.ts';
import type { Piece } from './job.ts';
import { letters } from '../../lib/experiment/experiment.ts';
import type { EndTask, NetworkTask } from './task.ts';

/** A network of a sweep, or its result. */
interface Place {
	value: number;
	seed: number;
	line?: number;
}

/** The first line has none, so that parts from before there were lines go on. */
export const keyOf = ({ value, seed, line = 0 }: Place) =>
	`${value} ${seed + 1}${line === 0 ? '' : ` ${letters[line]}`}`;

/** Its networks by their keys, in order. */
export function networksOf(sweep: Sweep): Map<string, PlannedNetwork> {
	return new Map(planSweep(sweep).map((network) => [keyOf(network), network]));
}

/** `learned`, by seed: where networks start from a pretrained one, the parameters that it ended with. */
export function piecesOf(
	networks: ReadonlyMap<string, PlannedNetwork>,
	learned?: ReadonlyMap<number, Float32Array>
): Piece<NetworkTask>[] {
	return [...networks].map(([key, { experiment, seed }]) => ({
		key,
		task: { kind: 'network', experiment, index: 0, record: 'losses', learned: learned?.get(seed) },
		work: workOfNetwork(experiment, 0)
	}));
}

/** The pretrained networks that these pieces start from, one for each seed. */
export function sourcePiecesOf(
	{ after }: Sweep,
	networks: readonly PlannedNetwork[]
): Piece<EndTask>[] {
	if (!after) return [];
	const seeds = new Set(networks.map(({ seed }) => seed));
	return [...seeds].map((seed) => {
		const experiment = pretrainedOf(after, seed);
		return {
			key: `pretrained ${seed + 1}`,
			task: { kind: 'end', experiment, index: 0 },
			work: workOfNetwork(experiment, 0)
		};
	});
}

/** One network of a sweep as its page records it. */
export function curveOf(network: PlannedNetwork, history: History): SweepCurve {
	const { value, seed, line, parameters, isUntrained } = network;
	const learned = {
		training: history.map(({ training }) => training.loss),
		trainingAccuracy: history.map(({ training }) => training.accuracy)
	};
	return {
		value,
		seed,
		line,
		parameters,
		steps: history.map(({ step }) => step),
		...(isUntrained ? untrainedOn(history.length) : learned),
		validation: history.map(({ validation }) => validation.loss),
		validationAccuracy: history.map(({ validation }) => validation.accuracy),
		diverged: history[history.length - 1].diverged
	};
}
