import { denseNetwork, type NetworkSpec } from '../../network/spec.ts';
import type { NetworkSettings } from '../experiment.ts';
import { trainedWidths } from '../pretrained/startedShape.ts';
import { stackNetwork, stackProblem, type Around } from './stackNetwork.ts';

/** What a network's settings make between inputs and outputs: dense where its own layers do not fit. */
export function networkFor(network: NetworkSettings, around: Around): NetworkSpec {
	const { stack, activation } = network;
	if (stack && stackProblem(stack, around.inputs) === null) return stackNetwork(stack, around);
	return denseNetwork({ ...around, hidden: trainedWidths(network), activation });
}
