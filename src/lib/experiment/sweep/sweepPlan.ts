/** The networks of a sweep, and which of them train together. */
import { countParameters, multiplyAddsPerExample } from '../../network/cost.ts';
import { countUpdate } from '../../network/lora.ts';
import type { NetworkSpec } from '../../network/spec.ts';
import type { SweepAxis } from '../../network/sweepAxis.ts';
import { specOf } from '../edits.ts';
import type { Experiment, NetworkSettings } from '../experiment.ts';
import { formatExact, formatMegabytes } from '../../format.ts';
import { greatest } from '../estimate.ts';
import { clamp } from '../limit.ts';
import { limits } from '../limits.ts';
import { firstScreen } from '../presets.ts';
import { bytesInPopulation } from '../populationBytes.ts';
import { rowsPerStep } from '../rowsPerStep.ts';
import { computedWith } from '../pretrained/computed.ts';
import { beginsAfterPretraining } from '../pretrained/samePoints.ts';
import { isLowRank } from '../pretrained/start.ts';
import { leftOf } from '../pretrained/startCounts.ts';
import { pretrainedSteps } from '../pretrained/startProblem.ts';
import type { AfterTraining, Sweep } from './sweep.ts';
import { networkAt } from './sweepLayers.ts';
import { axisLimit, sweepLimits } from './sweepLimits.ts';
import { isAt, networkOfLine } from './sweepLines.ts';

/** One network of a sweep. */
export interface PlannedNetwork {
	/** Of the axis. */
	value: number;
	/** Which of the value's seeds, from 0. */
	seed: number;
	/** Which line of the sweep it is of, from 0; 0 where it has one alone. */
	line: number;
	/** This network alone, as the playground opens it: same points, weights and training; it stops
	 * at its own last step. */
	experiment: Experiment;
	network: NetworkSpec;
	parameters: number;
	/** Whether it has no training points, and so no loss on any; those of its experiment are not learned. */
	isUntrained: boolean;
}

/** Lines of its chart. */
export const linesIn = ({ after }: Sweep): number => after?.lines.length ?? 1;

/** Those that have a network at this value. */
const linesAt = (sweep: Sweep, value: number): number[] =>
	[...Array(linesIn(sweep)).keys()].filter(
		(line) => !sweep.after || isAt(sweep.after.lines[line], sweep.axis, value)
	);

/** Value by value in rising order, within a value line by line, and within a line seed by seed. */
export function planSweep(sweep: Sweep): PlannedNetwork[] {
	return sweep.values.flatMap((value) =>
		linesAt(sweep, value).flatMap((line) =>
			Array.from({ length: sweep.seeds }, (_, seed) => planned(sweep, value, seed, line))
		)
	);
}

/** Seeds begin again after the last there is. */
function laterSeed(seed: number, by: number): number {
	return (seed + by) % (limits.seed.maximum + 1);
}

/** The pretrained network that the networks of this seed start from. */
export function pretrainedOf({ pretrained }: AfterTraining, seed: number): Experiment {
	const { data, weightSeed } = pretrained;
	return {
		...pretrained,
		data: { ...data, seed: laterSeed(data.seed, seed) },
		weightSeed: laterSeed(weightSeed, seed)
	};
}

function networkOf(sweep: Sweep, value: number, line: number): NetworkSettings {
	const { axis, after } = sweep;
	if (after) return networkOfLine(after, line, axis, value);
	return { ...networkAt(sweep, value), own: {} };
}

function planned(sweep: Sweep, value: number, seed: number, line: number): PlannedNetwork {
	const { data, axis, hyperparameters, after } = sweep;
	const isUntrained = axis === 'training' && value === 0;
	const training = axis === 'training' && !isUntrained ? value : data.training;
	const experiment: Experiment = {
		data: { ...data, training, seed: laterSeed(data.seed, seed) },
		networks: [networkOf(sweep, value, line)],
		hyperparameters,
		weightSeed: laterSeed(sweep.weightSeed, seed),
		stopAt: sweep.steps,
		stopAtBest: false,
		view: { ...firstScreen.view, executor: sweep.executor },
		...(after && { pretrained: pretrainedOf(after, seed) })
	};
	const spec = specOf(experiment, 0);
	const parameters = countParameters(spec);
	if (sweep.compute !== null) {
		const stopAt = sweep.compute / operationsPerStep(experiment, parameters);
		experiment.stopAt = clamp(sweepLimits.steps, stopAt);
	}
	return { value, seed, line, experiment, network: spec, parameters, isUntrained };
}

/** The step at which a network begins: 0, or where pretraining ends. */
export function firstStepOf({ experiment }: PlannedNetwork): number {
	return beginsAfterPretraining(experiment, 0) ? pretrainedSteps(experiment) : 0;
}

/** The step at which a network has ended; one that rests takes none. */
export function lastStepOf({ experiment }: PlannedNetwork): number {
	const rests = experiment.networks[0].start?.train === 'nothing';
	return rests ? pretrainedSteps(experiment) : experiment.stopAt;
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

/** Parameters that are not pruned. */
export const leftOfPlanned = ({ experiment }: PlannedNetwork) => leftOf(experiment, 0).left;

/** Numbers of a saved state: parameters, and those of a LoRA update. */
export function countTrained({ experiment, network, parameters }: PlannedNetwork): number {
	const train = experiment.networks[0].start?.train;
	return parameters + (train && isLowRank(train) ? countUpdate(network, train.rank) : 0);
}

/** What a network computes with, where that is not what was trained: weights rounded, an update added.
 * `trained` are the parameters of a saved state. */
export function computedOf(planned: PlannedNetwork, trained: Float32Array): Float32Array {
	return computedWith(planned.network, planned.experiment.networks[0].start, trained);
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
 * All of a group begin at the same step.
 * The first seed of every size goes first, then the second: the whole curve is there early, and
 * further groups narrow its band. A network's numbers do not depend on its group.
 */
export function groupsOf(networks: readonly PlannedNetwork[], budgetBytes: number): number[][] {
	const order = networks
		.map((_, index) => index)
		.sort((a, b) => networks[a].seed - networks[b].seed || a - b);
	const groups: { indices: number[]; bytes: number; begins: number }[] = [];
	for (const index of order) {
		const bytes = bytesOf(networks[index]);
		const begins = firstStepOf(networks[index]);
		const group = groups.find(
			(candidate) => candidate.begins === begins && candidate.bytes + bytes <= budgetBytes
		);
		if (group) {
			group.indices.push(index);
			group.bytes += bytes;
		} else groups.push({ indices: [index], bytes, begins });
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
		multiplyAdds: networks.reduce((sum, one) => {
			const steps = lastStepOf(one) - firstStepOf(one);
			const examples = rowsPerStep(one.experiment.data, sweep.hyperparameters) * steps;
			return sum + passes * examples * multiplyAddsPerExample(one.network);
		}, 0)
	};
}

const fittingWords: Partial<Readonly<Record<SweepAxis, string>>> = {
	width: 'widths',
	depth: 'depths',
	training: 'training points',
	channels: 'channels',
	layers: 'repeated layers'
};

/** Which values of the axis would fit, where it is one along which networks grow. */
function fitting({ axis, values, data }: Sweep, fits: (value: number) => boolean): string {
	const otherwise = 'take fewer points, or a smaller network';
	const what = fittingWords[axis];
	if (what === undefined) return otherwise;
	const most = greatest(values[values.length - 1], fits);
	if (most < Math.max(axisLimit(axis, data).minimum, 1)) return otherwise;
	return `${what} up to ${formatExact(most)} fit`;
}

/** Null if every single network fits; else a sentence with the estimate and what would fit. */
export function sweepRefusal(sweep: Sweep, budgetBytes: number): string | null {
	const bytesAt = (value: number) =>
		Math.max(0, ...linesAt(sweep, value).map((line) => bytesOf(planned(sweep, value, 0, line))));
	const largest = Math.max(...sweep.values.map(bytesAt));
	if (largest <= budgetBytes) return null;
	const mend = fitting(sweep, (value) => bytesAt(value) <= budgetBytes);
	return (
		`The largest network takes about ${formatMegabytes(largest)} of memory by itself, and ` +
		`${formatMegabytes(budgetBytes)} is the most it may take: ${mend}.`
	);
}
