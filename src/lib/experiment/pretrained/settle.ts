import { limits } from '../limits.ts';
import type { Experiment, NetworkSettings } from '../experiment.ts';
import { firstScreen } from '../presets.ts';
import { isLastLayers } from './start.ts';
import { needsFreshLast, pretrainedSteps, startProblem } from './startProblem.ts';

/** How a pretrained network is shown is not of its document, and it trains to its last step. */
export function asPretrained(source: Experiment): Experiment {
	const networks = source.networks.map(({ stopAtBest: _, ...network }) => network);
	return { ...source, networks, stopAtBest: false, view: firstScreen.view };
}

/** From random weights, and from labels. */
export function withoutStart({
	start: _,
	teacher: __,
	temperature: ___,
	...network
}: NetworkSettings): NetworkSettings {
	return network;
}

/** The start that fits where the points have another number of classes: with a fresh last layer. */
function withFreshLast(network: NetworkSettings): NetworkSettings {
	const { start } = network;
	if (!start) return network;
	const last = isLastLayers(start.train) ? start.train.last : 1;
	return { ...network, start: { ...start, train: { last, fresh: true } } };
}

function settled(experiment: Experiment, network: NetworkSettings): NetworkSettings {
	const fits = (one: NetworkSettings) => startProblem(experiment, one) === null;
	const refitted = needsFreshLast(experiment) ? withFreshLast(network) : network;
	return [network, refitted].find(fits) ?? withoutStart(network);
}

/** With no start that cannot be, and no stop before pretraining ends. */
export function settlePretrained(experiment: Experiment): Experiment {
	const from = pretrainedSteps(experiment);
	const isSettled = experiment.networks.every(
		(network) => startProblem(experiment, network) === null
	);
	if (isSettled && experiment.stopAt >= from) return experiment;
	return {
		...experiment,
		stopAt: Math.min(limits.stopAt.maximum, Math.max(from, experiment.stopAt)),
		networks: experiment.networks.map((network) => settled(experiment, network))
	};
}
