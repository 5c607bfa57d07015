import { letters, type Experiment, type Letter } from '$lib/experiment/experiment.ts';
import { networkFor } from '$lib/experiment/layers/networkFor.ts';
import { firstScreen } from '$lib/experiment/presets.ts';
import { countParameters } from '$lib/network/cost.ts';

/** A network of the playground, as other pages know it. */
export interface OwnNetwork {
	letter: Letter;
	parameters: number;
	/** Examples that one training step looks at. */
	batch: number;
}

/** `inputs` and `outputs` are what its data set has; to ask the set would load them all. */
function ownNetworksOf(experiment: Experiment, inputs: number, outputs: number): OwnNetwork[] {
	const { training } = experiment.data;
	return experiment.networks.map((network, index) => {
		const size = network.own.batchSize ?? experiment.hyperparameters.batchSize;
		return {
			letter: letters[index],
			parameters: countParameters(networkFor(network, { inputs, outputs })),
			batch: size === 'all' ? training : Math.min(size, training)
		};
	});
}

/** The networks of the first screen, whose points lie in the plane. */
export const firstScreenNetworks = ownNetworksOf(firstScreen, 2, 1);

/** The networks of a link that was kept. */
export async function ownNetworksOfLink(link: string): Promise<OwnNetwork[]> {
	const [{ fromLink }, { datasetNamed }, { outputsOfData }, { prepareLink }] = await Promise.all([
		import('$lib/experiment/link/readLink.ts'),
		import('$lib/data/sets/index.ts'),
		import('$lib/data/dataset.ts'),
		import('../class/taskLinks.ts')
	]);
	await prepareLink(link);
	const { experiment } = fromLink(link);
	const { set, options } = experiment.data;
	const dataset = datasetNamed(set);
	return ownNetworksOf(experiment, dataset.inputs(options), outputsOfData(dataset));
}
