/** About how long training takes, to compare one network with another. */
import type { ExperimentNetwork } from '../../lib/claims/claim.ts';
import { hyperparametersOf, specOf } from '../../lib/experiment/edits.ts';
import type { Experiment } from '../../lib/experiment/experiment.ts';
import { toLink } from '../../lib/experiment/link/link.ts';
import { pretrainedSteps } from '../../lib/experiment/pretrained/startProblem.ts';
import { rowsPerStep } from '../../lib/experiment/rowsPerStep.ts';
import { multiplyAddsPerExample } from '../../lib/network/cost.ts';
import type { NetworkSpec } from '../../lib/network/spec.ts';

/** In multiply-adds: what a step takes of the smallest network, and what an example takes beside them. */
const ofStep = 20_000;
const ofExample = 50;

function workOf(network: NetworkSpec, rows: number, steps: number): number {
	return steps * (ofStep + rows * (ofExample + multiplyAddsPerExample(network)));
}

/** After pretraining only the steps that are left. */
export function workOfNetwork(experiment: Experiment, index: number): number {
	const rows = rowsPerStep(experiment.data, hyperparametersOf(experiment, index));
	const begins = experiment.networks[index].start ? pretrainedSteps(experiment) : 0;
	return workOf(specOf(experiment, index), rows, experiment.stopAt - begins);
}

/** Of all pretrained networks, one after the other. */
export function workOfPretraining({ pretrained }: Experiment): number {
	return pretrained ? workOfNetwork(pretrained, 0) + workOfPretraining(pretrained) : 0;
}

export function workOfClaim(networks: Readonly<Record<string, ExperimentNetwork>>): number {
	const sources = new Map<string, number>();
	for (const { experiment } of Object.values(networks)) {
		if (!experiment.pretrained) continue;
		sources.set(toLink(experiment.pretrained), workOfPretraining(experiment));
	}
	return Object.values(networks)
		.map(({ experiment }) => workOfNetwork(experiment, 0))
		.concat([...sources.values()])
		.reduce((sum, work) => sum + work, 0);
}
