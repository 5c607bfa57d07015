import { letters, type Experiment, type NetworkSettings } from '$lib/experiment/experiment.ts';
import type { Start } from '$lib/experiment/pretrained/start.ts';
import { leftOf, widthWithin } from '$lib/experiment/pretrained/startCounts.ts';
import { networkFrom } from '$lib/experiment/pretrained/startEdits.ts';

/** A question that a finished run leads to, and the network that answers it. */
export interface FurtherQuestion {
	asked: string;
	edit: (experiment: Experiment) => Experiment;
}

const withNetwork =
	(added: NetworkSettings) =>
	(experiment: Experiment): Experiment => ({
		...experiment,
		networks: [...experiment.networks, added]
	});

/** The next question about the first network that is pruned, or else rounded, that no network answers yet; null
 * where there is none. */
export function furtherQuestion(experiment: Experiment): FurtherQuestion | null {
	return furtherQuestions(experiment)[0] ?? null;
}

function furtherQuestions(experiment: Experiment): FurtherQuestion[] {
	const { networks, pretrained } = experiment;
	if (pretrained === undefined || networks.length >= letters.length) return [];
	const pruned = networks.findIndex(({ start }) => start?.prune && !start.quantize);
	if (pruned >= 0) return ofPruned(experiment, pretrained, pruned);
	const rounded = networks.findIndex(({ start }) => start?.quantize);
	return rounded >= 0 ? ofRounded(experiment, pretrained, rounded) : [];
}

function ofPruned(experiment: Experiment, source: Experiment, index: number): FurtherQuestion[] {
	const { start, own } = experiment.networks[index];
	const prune = start!.prune!;
	const others = experiment.networks.filter((_, at) => at !== index);
	const isAsked = others.some(({ start }) => start?.prune && start.prune.first !== prune.first);
	const random: Start = {
		...start!,
		prune: { ...prune, first: prune.first === 'random' ? 'smallest' : 'random' }
	};
	const width = widthWithin(experiment, index, leftOf(experiment, index).left);
	const [shape] = source.networks;
	const { learningRate } = source.hyperparameters;
	return [
		...(isAsked
			? []
			: [
					{
						asked: 'Does it matter which go?',
						edit: withNetwork(networkFrom(source, random, own))
					}
				]),
		...(width === null || others.some(({ start }) => !start)
			? []
			: [
					{
						asked: 'Was the large one needed?',
						edit: withNetwork({
							width,
							depth: shape.depth,
							layers: null,
							activation: shape.activation,
							own: { ...source.networks[0].own, learningRate }
						})
					}
				])
	];
}

function ofRounded(experiment: Experiment, source: Experiment, index: number): FurtherQuestion[] {
	const { start, own } = experiment.networks[index];
	const quantize = start!.quantize!;
	const starts = experiment.networks.flatMap(({ start }) => start ?? []);
	const otherScale = quantize.scale === 'layer' ? 'unit' : 'layer';
	const hasScale = starts.some((one) => one.quantize?.scale === otherScale);
	const otherTraining = start!.train === 'all' ? 'nothing' : 'all';
	const hasTraining = starts.some((one) => one.quantize && one.train === otherTraining);
	return [
		...(hasScale
			? []
			: [
					{
						asked: `Does a scale for each ${otherScale} help?`,
						edit: withNetwork(
							networkFrom(source, { ...start!, quantize: { ...quantize, scale: otherScale } }, own)
						)
					}
				]),
		...(hasTraining || otherTraining === 'nothing'
			? []
			: [
					{
						asked: 'And if it trains further?',
						edit: withNetwork(networkFrom(source, { ...start!, train: 'all' }, own))
					}
				])
	];
}
