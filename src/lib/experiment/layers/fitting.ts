/** An experiment's own layers always fit on its data: what would not is refused, or falls back. */
import { inputsSeen } from '../../data/features.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import type { Experiment, NetworkSettings } from '../experiment.ts';
import { formatExact } from '../../format.ts';
import { sentenceFor } from '../form.ts';
import { mostLayers, type LayerStack } from './layer.ts';
import { stackForm } from './stackForm.ts';
import { stackProblem } from './stackNetwork.ts';

type Fitted = Pick<Experiment, 'data' | 'networks'>;

/** Numbers of a point that networks take in. */
export function inputsOfData(data: Experiment['data']): number {
	return inputsSeen(datasetNamed(data.set), data);
}

/** For each network why its own layers do not fit on the data; null where they do. */
export function stackProblems({ data, networks }: Fitted): (string | null)[] {
	if (networks.every(({ stack }) => stack === undefined)) return networks.map(() => null);
	const inputs = inputsOfData(data);
	return networks.map(({ stack }) => (stack ? stackProblem(stack, inputs) : null));
}

/** Why a network cannot have these layers on so many inputs; null where it can. */
export function stackRefusal(stack: LayerStack, inputs: number): string | null {
	if (stack.length > mostLayers) {
		const [most, all] = [mostLayers, stack.length].map(formatExact);
		return `A network has at most ${most} layers of its own, and these are ${all}.`;
	}
	return stackForm.accepts(stack) ? stackProblem(stack, inputs) : sentenceFor(stackForm);
}

/** Dense layers as wide and as many, by width, depth and activation. */
export function withoutStack({ stack: _, ...network }: NetworkSettings): NetworkSettings {
	return network;
}

/** Each network whose own layers do not fit becomes what it was `before`, or else dense. */
export function withFittingStacks<D extends Fitted>(document: D, before?: Fitted): D {
	const problems = stackProblems(document);
	if (problems.every((problem) => problem === null)) return document;
	const networks = document.networks.map((network, index) =>
		problems[index] === null ? network : (before?.networks[index] ?? withoutStack(network))
	);
	return { ...document, networks };
}
