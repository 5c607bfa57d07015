import { letters, type Experiment } from '$lib/experiment/experiment.ts';
import type { Start } from '$lib/experiment/pretrained/start.ts';
import { leftOf, widthWithin } from '$lib/experiment/pretrained/startCounts.ts';
import { networkFrom } from '$lib/experiment/pretrained/startEdits.ts';
import { withNetwork, type FurtherQuestion } from './furtherQuestion.ts';
import { ofStudents, ofTuned } from './furtherTuning.ts';

/** The networks that a question opens with. */
const opening = 2;

/** The next question about networks that start from the pretrained one or stand beside it, which no network
 * answers yet; null where there is none. What answers it gets its own letter, whichever is asked first. */
export function furtherQuestion(
	experiment: Experiment
): { asked: string; edit: (experiment: Experiment) => Experiment } | null {
	if (experiment.networks.length >= letters.length) return null;
	const all = furtherQuestions(experiment);
	const next = all.findIndex(({ isAnswered }) => !isAnswered);
	if (next < 0) return null;
	const { asked, edit } = all[next];
	return { asked, edit: (before) => edit(before, opening + next) };
}

function furtherQuestions(experiment: Experiment): FurtherQuestion[] {
	const { networks, pretrained } = experiment;
	if (pretrained === undefined) return [];
	const pruned = networks.findIndex(({ start }) => start?.prune && !start.quantize);
	if (pruned >= 0) return ofPruned(experiment, pretrained, pruned);
	const rounded = networks.findIndex(({ start }) => start?.quantize);
	if (rounded >= 0) return ofRounded(experiment, pretrained, rounded);
	const tuned = ofTuned(experiment, pretrained);
	return tuned.length > 0 ? tuned : ofStudents(experiment);
}

function ofPruned(experiment: Experiment, source: Experiment, index: number): FurtherQuestion[] {
	const { start, own } = experiment.networks[index];
	const prune = start!.prune!;
	const others = experiment.networks.filter((_, at) => at !== index);
	const random: Start = {
		...start!,
		prune: { ...prune, first: prune.first === 'random' ? 'smallest' : 'random' }
	};
	const width = widthWithin(experiment, index, leftOf(experiment, index).left);
	const [shape] = source.networks;
	const { learningRate } = source.hyperparameters;
	return [
		{
			asked: 'Does it matter which go?',
			isAnswered: others.some(({ start }) => start?.prune && start.prune.first !== prune.first),
			edit: withNetwork(networkFrom(source, random, own))
		},
		...(width === null
			? []
			: [
					{
						asked: 'Was the large one needed?',
						isAnswered: others.some(({ start }) => !start),
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
	return [
		{
			asked: `Does a scale for each ${otherScale} help?`,
			isAnswered: starts.some((one) => one.quantize?.scale === otherScale),
			edit: withNetwork(
				networkFrom(source, { ...start!, quantize: { ...quantize, scale: otherScale } }, own)
			)
		},
		{
			asked: 'And if it trains further?',
			isAnswered: starts.some((one) => one.quantize && one.train !== 'nothing'),
			edit: withNetwork(networkFrom(source, { ...start!, train: 'all' }, own))
		}
	];
}
