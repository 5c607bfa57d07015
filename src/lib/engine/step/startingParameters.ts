import { initialParameters } from '../../network/initialParameters.ts';
import type { Member } from '../trainer.ts';
import { trainedFrom } from './computedParameters.ts';

/** What training begins with, flat: the member's own parameters, or those that its seed draws. */
export function startingParameters(member: Member): Float32Array {
	const { parameters, network, seeds } = member;
	return trainedFrom(member, parameters ?? initialParameters(network, seeds.weights));
}
