/** What the reader can change about pretraining, as functions from experiment to experiment. */
import '../parts/pretrainedPart.ts';
import { hyperparametersOf } from '../edits.ts';
import type { Experiment, NetworkSettings, Teacher } from '../experiment.ts';
import { limits } from '../limits.ts';
import { firstScreen } from '../presets.ts';
import { withAsManySteps } from './samePoints.ts';
import { asPretrained, settlePretrained, withoutStart } from './settle.ts';
import type { Start } from './start.ts';
import { shapeFrom } from './startedShape.ts';
import { startForm, temperatureForm } from './startForm.ts';
import { chainLength, chainProblem, kindsProblem, longestChain } from './startProblem.ts';

/** Steps that a run takes after pretraining, unless the reader says otherwise. */
export const usualFurtherSteps = 500;

/** One network of an experiment as a document of its own, with what it starts from. */
export function aloneOf(experiment: Experiment, index: number): Experiment {
	const { pretrained, ...rest } = experiment;
	const network: NetworkSettings = { ...experiment.networks[index], own: {} };
	return {
		...rest,
		networks: [network],
		hyperparameters: hyperparametersOf(experiment, index),
		...((network.start || network.teacher) && pretrained && { pretrained })
	};
}

/** Why what a network has learned cannot be kept, in a sentence; null where it can. */
export function keepProblem(experiment: Experiment, index: number): string | null {
	if (experiment.networks[index].stack) return kindsProblem;
	return chainLength(aloneOf(experiment, index)) < longestChain ? null : chainProblem;
}

/**
 * A network as it is at this step becomes the pretrained network, and one network starts from it in each
 * of these ways. The points and the shared hyperparameters are those that it had. A cosine schedule ends
 * where the run ends, so with one it is kept as it is there.
 */
export function keepLearned(
	experiment: Experiment,
	index: number,
	step: number,
	starts: readonly Start[],
	furtherSteps = usualFurtherSteps
): Experiment {
	if (keepProblem(experiment, index) !== null) return experiment;
	const source = aloneOf(experiment, index);
	const isCosine = source.hyperparameters.schedule === 'cosine';
	const reached = Math.min(Math.max(limits.stopAt.minimum, step), limits.stopAt.maximum);
	const pretrained = asPretrained({ ...source, stopAt: isCosine ? source.stopAt : reached });
	return settlePretrained({
		...experiment,
		pretrained,
		hyperparameters: source.hyperparameters,
		networks: starts.map((start) => networkFrom(pretrained, start)),
		stopAt: Math.min(limits.stopAt.maximum, pretrained.stopAt + furtherSteps)
	});
}

/** A network that starts from this source, with the shared hyperparameters. */
export function networkFrom(
	source: Experiment,
	start: Start,
	own: NetworkSettings['own'] = {}
): NetworkSettings {
	return { ...shapeFrom(source), own, start };
}

/** Null is random weights. A network takes on the layers of the pretrained one. */
export function setStart(experiment: Experiment, index: number, start: Start | null): Experiment {
	const { pretrained } = experiment;
	const networks = experiment.networks.map((network, at) => {
		if (at !== index) return network;
		if (start === null || !pretrained) return withoutStart(network);
		const { stack: _stack, ...rest } = withoutStart(network);
		return { ...rest, ...shapeFrom(pretrained), start: startForm.nearest(start) };
	});
	return settlePretrained({ ...experiment, networks });
}

/** A network from random weights learns from the pretrained network's answers; null: from labels. Networks
 * that wait for the teacher beside it take as many steps as before. */
export function setTeacher(
	experiment: Experiment,
	index: number,
	teacher: Teacher | null
): Experiment {
	const networks = experiment.networks.map((network, at) => {
		if (at !== index) return network;
		const alone = withoutStart(network);
		return teacher && experiment.pretrained ? { ...alone, teacher } : alone;
	});
	return settlePretrained(withAsManySteps(experiment, { ...experiment, networks }));
}

/** At which a student learns its teacher's probabilities. */
export function setTemperature(
	experiment: Experiment,
	index: number,
	temperature: number
): Experiment {
	const settled = temperatureForm.nearest(temperature);
	const networks = experiment.networks.map((network, at) => {
		if (at !== index || !network.teacher) return network;
		const { temperature: _, ...rest } = network;
		return settled === 1 ? rest : { ...rest, temperature: settled };
	});
	return { ...experiment, networks };
}

/** Every network starts from random weights again, and nothing is trained before. */
export function withoutPretrained({ pretrained: _, ...experiment }: Experiment): Experiment {
	return { ...experiment, networks: experiment.networks.map(withoutStart) };
}

/** The pretrained network as an experiment to look at, shown as the present one is. */
export function sourceExperiment({ pretrained, view }: Experiment): Experiment {
	return pretrained ? { ...pretrained, view } : firstScreen;
}
