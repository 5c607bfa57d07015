/** Why a network cannot start from the pretrained one, in a sentence. */
import { outputsOfData } from '../../data/dataset.ts';
import { inputsSeen } from '../../data/features.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import { counted, formatStep } from '../../format.ts';
import type { Experiment, NetworkSettings } from '../experiment.ts';
import { isLastLayers, isLowRank } from './start.ts';
import { hasShape, shapeFrom } from './startedShape.ts';

/** Pretrained networks one after the other. */
export const longestChain = 3;

export const chainProblem =
	`At most ${['one', 'two', 'three'][longestChain - 1]} pretrained networks can follow one another: ` +
	'a further one is refused.';

/** Pretrained networks, one trained after the other, before the run itself. */
export function chainLength({ pretrained }: Pick<Experiment, 'pretrained'>): number {
	return pretrained ? 1 + chainLength(pretrained) : 0;
}

/** The step at which the run goes on from pretraining; 0 without. */
export const pretrainedSteps = ({ pretrained }: Pick<Experiment, 'pretrained'>) =>
	pretrained?.stopAt ?? 0;

/** Whether weights of a pretrained network were pruned: those stay at 0 in all that starts from it. */
export function hasPrunedWeights({ networks: [{ start }], pretrained }: Experiment): boolean {
	if (!start || !pretrained) return false;
	const isPruned = start.prune?.what === 'weights' && start.prune.share > 0;
	return isPruned || hasPrunedWeights(pretrained);
}

type Subject = Pick<Experiment, 'data' | 'pretrained'>;

/** Layers of kinds of their own are neither pruned nor quantized, and no layer of theirs is kept. */
export const kindsProblem =
	'Only a network that is given by its width and depth, not layer by layer, can start from a pretrained one.';

/** Outputs that the points need, and that the pretrained network has. */
const outputsOf = ({ data, pretrained }: Subject) =>
	[data, pretrained?.data ?? data].map(({ set }) => outputsOfData(datasetNamed(set)));

/** Whether only a fresh last layer has as many outputs as the points need. */
export function needsFreshLast(subject: Subject): boolean {
	const [needed, learned] = outputsOf(subject);
	return needed !== learned;
}

/** Null where it can, or has nothing of the pretrained network. */
export function startProblem(
	{ data, pretrained }: Subject,
	network: NetworkSettings
): string | null {
	const { start, teacher, temperature } = network;
	if (temperature !== undefined && !teacher) return 'It has a temperature, and no teacher.';
	if (!start && !teacher) return null;
	if (!pretrained) {
		return `It ${start ? 'starts' : 'learns'} from a pretrained network, and there is none.`;
	}
	if (start && teacher) return 'It learns from the pretrained network, so it cannot start from it.';
	if (start && (network.stack || pretrained.networks[0].stack)) return kindsProblem;
	if (start && !hasShape(network, shapeFrom(pretrained))) {
		return 'It starts from the pretrained network, and has other layers than that.';
	}
	if (start && isLowRank(start.train) && hasPrunedWeights(pretrained)) {
		return 'A LoRA update would fill the weights that were pruned of the pretrained network.';
	}
	const [dataset, source] = [datasetNamed(data.set), datasetNamed(pretrained.data.set)];
	const [inputs, known] = [inputsSeen(dataset, data), inputsSeen(source, pretrained.data)];
	if (inputs !== known) {
		return `The pretrained network takes ${known} inputs, and these points have ${inputs}.`;
	}
	const [outputs, learned] = outputsOf({ data, pretrained });
	const isFresh = start && isLastLayers(start.train) && start.train.fresh;
	if (outputs !== learned && !isFresh) {
		return (
			`The pretrained network has ${counted(learned, 'output')}, and these points need ${outputs}: ` +
			'only with a fresh last layer can it start here.'
		);
	}
	return null;
}

/** Null where the run goes on from pretraining, or there is none. */
export function stopProblem(experiment: Pick<Experiment, 'stopAt' | 'pretrained'>): string | null {
	const from = pretrainedSteps(experiment);
	if (experiment.stopAt >= from) return null;
	return `The run goes on from the pretrained network at step ${formatStep(from)}, so it cannot stop before.`;
}
