import { initialParameters } from '../../network/initialParameters.ts';
import type { Member } from '../trainer.ts';

/** Flat: the member's own, or those that its seed draws. */
export function startingParameters({ parameters, network, seeds }: Member): Float32Array {
	return parameters ?? initialParameters(network, seeds.weights);
}
