import { hiddenWidths, letters, type Experiment, type Letter } from '$lib/experiment/experiment.ts';
import { firstScreen } from '$lib/experiment/presets.ts';
import { countParameters } from '$lib/network/cost.ts';
import { denseNetwork } from '$lib/network/spec.ts';

/** A network of the playground, as other pages know it. */
export interface OwnNetwork {
	letter: Letter;
	parameters: number;
	/** Examples that one training step looks at. */
	batch: number;
}

/** `inputs` is what its data set has; to ask the set would load them all. */
function ownNetworksOf(experiment: Experiment, inputs: number): OwnNetwork[] {
	const { training } = experiment.data;
	return experiment.networks.map((network, index) => {
		const { activation } = network;
		const hidden = hiddenWidths(network);
		const size = network.own.batchSize ?? experiment.hyperparameters.batchSize;
		return {
			letter: letters[index],
			parameters: countParameters(denseNetwork({ inputs, hidden, outputs: 1, activation })),
			batch: size === 'all' ? training : Math.min(size, training)
		};
	});
}

/** The networks of the first screen, whose points lie in the plane. */
export const firstScreenNetworks = ownNetworksOf(firstScreen, 2);

/** The networks of a link that was kept. */
export async function ownNetworksOfLink(link: string): Promise<OwnNetwork[]> {
	const [{ fromLink }, { datasetNamed }] = await Promise.all([
		import('$lib/experiment/link/link.ts'),
		import('$lib/data/sets/index.ts')
	]);
	const { experiment } = fromLink(link);
	const { set, options } = experiment.data;
	return ownNetworksOf(experiment, datasetNamed(set).inputs(options));
}
