/** The networks of a sweep, and which of them train together. */
import { countParameters, multiplyAddsPerExample } from '../../network/cost.ts';
import type { NetworkSpec } from '../../network/spec.ts';
import type { SweepAxis } from '../../network/sweepAxis.ts';
import { specOf } from '../edits.ts';
import type { Experiment } from '../experiment.ts';
import { formatExact, formatMegabytes } from '../../format.ts';
import { greatest } from '../estimate.ts';
import { clamp } from '../limit.ts';
import { limits } from '../limits.ts';
import { firstScreen } from '../presets.ts';
import { bytesInPopulation } from '../populationBytes.ts';
import { rowsPerStep } from '../rowsPerStep.ts';
import type { Sweep } from './sweep.ts';
import { networkAt } from './sweepLayers.ts';
import { axisLimit, sweepLimits } from './sweepLimits.ts';

/** One network of a sweep. */
export interface PlannedNetwork {
	/** Of the axis. */
	value: number;
	/** Which of the value's seeds, from 0. */
	seed: number;
	/** This network alone, as the playground opens it: same points, weights and training; it stops
	 * at its own last step. */
	experiment: Experiment;
	network: NetworkSpec;
	parameters: number;
}

/** Value by value in rising order, and within a value seed by seed. */
export function planSweep(sweep: Sweep): PlannedNetwork[] {
	return sweep.values.flatMap((value) =>
		Array.from({ length: sweep.seeds }, (_, seed) => planned(sweep, value, seed))
	);
}

/** Seeds begin again after the last there is. */
function laterSeed(seed: number, by: number): number {
	return (seed + by) % (limits.seed.maximum + 1);
}

function planned(sweep: Sweep, value: number, seed: number): PlannedNetwork {
	const { data, axis, hyperparameters } = sweep;
	const training = axis === 'training' ? value : data.training;
	const experiment: Experiment = {
		data: { ...data, training, seed: laterSeed(data.seed, seed) },
		networks: [{ ...networkAt(sweep, value), own: {} }],
		hyperparameters,
		weightSeed: laterSeed(sweep.weightSeed, seed),
		stopAt: sweep.steps,
		stopAtBest: false,
		view: { ...firstScreen.view, executor: sweep.executor }
	};
	const spec = specOf(experiment, 0);
	const parameters = countParameters(spec);
	if (sweep.compute !== null) {
		const stopAt = sweep.compute / operationsPerStep(experiment, parameters);
		experiment.stopAt = clamp(sweepLimits.steps, stopAt);
	}
	return { value, seed, experiment, network: spec, parameters };
}

/** A parameter takes two floating-point operations for each point forward, and four backward. */
const operationsPerParameter = 6;

function operationsPerStep({ data, hyperparameters }: Experiment, parameters: number): number {
	return operationsPerParameter * parameters * rowsPerStep(data, hyperparameters);
}

/** What training this network takes, in floating-point operations, about. */
export function computeOf({ experiment, parameters }: PlannedNetwork): number {
	return operationsPerStep(experiment, parameters) * experiment.stopAt;
}

function bytesOf({ network, experiment }: PlannedNetwork): number {
	return bytesInPopulation(network, experiment);
}

/** Upper bound on the memory these networks take while they train together. */
export function sweepBytes(networks: readonly PlannedNetwork[]): number {
	return networks.reduce((sum, network) => sum + bytesOf(network), 0);
}

/**
 * Indices into `planned` of the networks that train together, group after group in the order to
 * train them: first fit, so every group fits in the budget, but for a network that alone does not.
 * The first seed of every size goes first, then the second: the whole curve is there early, and
 * further groups narrow its band. A network's numbers do not depend on its group.
 */
export function groupsOf(networks: readonly PlannedNetwork[], budgetBytes: number): number[][] {
	const order = networks
		.map((_, index) => index)
		.sort((a, b) => networks[a].seed - networks[b].seed || a - b);
	const groups: { indices: number[]; bytes: number }[] = [];
	for (const index of order) {
		const bytes = bytesOf(networks[index]);
		const group = groups.find((candidate) => candidate.bytes + bytes <= budgetBytes);
		if (group) {
			group.indices.push(index);
			group.bytes += bytes;
		} else groups.push({ indices: [index], bytes });
	}
	return groups.map(({ indices }) => indices);
}

export interface SweepTotals {
	networks: number;
	/** Of all networks together. */
	parameters: number;
	/** Of the largest group under this budget. */
	bytes: number;
	groups: number;
	/** Optimizer steps of the network that takes fewest, and of the one that takes most. */
	steps: { fewest: number; most: number };
	/** Of all training, forward and backward: what time goes with. */
	multiplyAdds: number;
}

/** Backwards a weight takes two multiplications: for its own gradient, and for the layer before. */
const passes = 3;

export function sweepTotals(sweep: Sweep, budgetBytes: number): SweepTotals {
	const networks = planSweep(sweep);
	const groups = groupsOf(networks, budgetBytes);
	const steps = networks.map(({ experiment }) => experiment.stopAt);
	return {
		networks: networks.length,
		parameters: networks.reduce((sum, { parameters }) => sum + parameters, 0),
		bytes: Math.max(...groups.map((group) => sweepBytes(group.map((index) => networks[index])))),
		groups: groups.length,
		steps: { fewest: Math.min(...steps), most: Math.max(...steps) },
		multiplyAdds: networks.reduce((sum, { experiment, network }) => {
			const examples = rowsPerStep(experiment.data, sweep.hyperparameters) * experiment.stopAt;
			return sum + passes * examples * multiplyAddsPerExample(network);
		}, 0)
	};
}

const fittingWords: Readonly<Record<SweepAxis, string>> = {
	width: 'widths',
	depth: 'depths',
	training: 'training points',
	channels: 'channels',
	layers: 'repeated layers'
};

/** Null if every single network fits; else a sentence with the estimate and what would fit. */
export function sweepRefusal(sweep: Sweep, budgetBytes: number): string | null {
	const largest = Math.max(...sweep.values.map((value) => bytesOf(planned(sweep, value, 0))));
	if (largest <= budgetBytes) return null;
	const { axis, values } = sweep;
	const fitting = greatest(
		values[values.length - 1],
		(value) => bytesOf(planned(sweep, value, 0)) <= budgetBytes
	);
	const least = axisLimit(axis, sweep.data).minimum;
	const what = fittingWords[axis];
	const mend =
		fitting >= Math.max(least, 1)
			? `${what} up to ${formatExact(fitting)} fit`
			: 'take fewer points, or a smaller network';
	return (
		`The largest network takes about ${formatMegabytes(largest)} of memory by itself, and ` +
		`${formatMegabytes(budgetBytes)} is the most it may take: ${mend}.`
	);
}
