import { firstScreen } from '$lib/experiment/presets.ts';
import { hiddenWidths } from '$lib/experiment/experiment.ts';
import { initialParameters } from '$lib/network/initialParameters.ts';
import { denseLayersOf, denseNetwork } from '$lib/network/spec.ts';
import { smallNetwork } from './smallNetwork.ts';

/** The networks of the first screen, with the values that their training begins with. */
const [a, b] = firstScreen.networks.map((network) => {
	const { activation } = network;
	const spec = denseNetwork({ inputs: 2, hidden: hiddenWidths(network), outputs: 1, activation });
	const parameters = initialParameters(spec, firstScreen.weightSeed);
	return { count: parameters.length, parameters, layers: denseLayersOf(spec) };
});

export const first = {
	count: a.count,
	parameters: a.parameters,
	row: smallNetwork(a.layers, 'row'),
	column: smallNetwork(a.layers, 'column')
};

export const second = { count: b.count, parameters: b.parameters };
