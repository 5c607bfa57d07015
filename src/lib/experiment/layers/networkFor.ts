import { denseNetwork, type NetworkSpec } from '../../network/spec.ts';
import { hiddenWidths, type NetworkSettings } from '../experiment.ts';
import { partNamed } from '../parts/parts.ts';
import type { Around } from './layer.ts';

/** What a network's settings make between inputs and outputs: dense where its own layers do not fit. */
export function networkFor(network: NetworkSettings, around: Around): NetworkSpec {
	const { stack, start, activation } = network;
	if (stack) {
		const { stackNetwork, stackProblem } = partNamed('layers');
		if (stackProblem(stack, around.inputs) === null) return stackNetwork(stack, around);
	}
	const hidden = start ? partNamed('pretrained').trainedWidths(network) : hiddenWidths(network);
	return denseNetwork({ ...around, hidden, activation });
}
