import { firstScreen } from '$lib/experiment/presets.ts';
import { hiddenWidths } from '$lib/experiment/experiment.ts';
import { countParameters } from '$lib/network/cost.ts';
import { initialParameters } from '$lib/network/initialParameters.ts';
import { denseLayersOf, denseNetwork } from '$lib/network/spec.ts';
import { smallNetwork } from './smallNetwork.ts';

/** The first screen's two networks. */
const [a, b] = firstScreen.networks.map((network) => {
	const { activation } = network;
	return denseNetwork({ inputs: 2, hidden: hiddenWidths(network), outputs: 1, activation });
});

const layers = denseLayersOf(a);

/** With the values that its training begins with. */
export const first = {
	count: countParameters(a),
	parameters: initialParameters(a, firstScreen.weightSeed),
	row: smallNetwork(layers, 'row'),
	column: smallNetwork(layers, 'column')
};

export const secondCount = countParameters(b);

/** As above; it takes a moment. */
export function secondParameters(): Float32Array {
	return initialParameters(b, firstScreen.weightSeed);
}
