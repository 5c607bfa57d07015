import { limits } from '../limits.ts';
import type { Experiment, NetworkSettings } from '../experiment.ts';
import { firstScreen } from '../presets.ts';
import { pretrainedSteps, startProblem } from './startProblem.ts';

/** How a pretrained network is shown is not of its document, and it trains to its last step. */
export function asPretrained(source: Experiment): Experiment {
	return { ...source, stopAtBest: false, view: firstScreen.view };
}

/** From random weights, and from labels. */
export function withoutStart({
	start: _,
	teacher: __,
	...network
}: NetworkSettings): NetworkSettings {
	return network;
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
		networks: experiment.networks.map((network) =>
			startProblem(experiment, network) === null ? network : withoutStart(network)
		)
	};
}
