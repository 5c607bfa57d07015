import { isDenseStack, type NetworkSpec } from '../../network/spec.ts';
import type { Member } from '../trainer.ts';

/** Whether every layer is of a kind that all executors have: dense, with biases, and a linear output. */
function isCommon(network: NetworkSpec): boolean {
	const last = network.layers[network.layers.length - 1];
	return isDenseStack(network) && last.kind === 'dense' && last.activation === 'linear';
}

/** Which layer of these members only the reference executor has, in a sentence; null where all have them all. */
export function lackOf(members: readonly Member[]): string | null {
	const lacking = members.find(({ network }) => !isCommon(network));
	if (!lacking) return null;
	const kind = lacking.network.layers.find((spec) => spec.kind !== 'dense')?.kind ?? 'dense';
	return `Only the reference executor has a layer of the kind “${kind}” as it is here, so it trains.`;
}
