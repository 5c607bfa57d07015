import { isDenseStack, type NetworkSpec } from '../../network/spec.ts';
import type { Member } from '../trainer.ts';

/** Whether this executor has draws for every layer: dense ones with biases, and a linear output. */
function trainsHere(network: NetworkSpec): boolean {
	const last = network.layers[network.layers.length - 1];
	return isDenseStack(network) && last.kind === 'dense' && last.activation === 'linear';
}

/** Which layer of these members this executor lacks, in a sentence; null where it has them all. */
export function lackOf(members: readonly Member[]): string | null {
	const lacking = members.find(({ network }) => !trainsHere(network));
	if (!lacking) return null;
	const kind = lacking.network.layers.find((spec) => spec.kind !== 'dense')?.kind ?? 'dense';
	return `The fast executor has no layer of the kind “${kind}” as it is here, so the reference executor trains.`;
}
