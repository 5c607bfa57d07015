/** Which layers each executor has; what one lacks, the next one trains. */
import '../../network/layers/further.ts';
import { isDenseStack, type NetworkSpec } from '../../network/spec.ts';
import { unknownLayer } from '../wasm/layers/index.ts';
import type { Member } from '../trainer.ts';

/** Whether its layers are all dense, with biases, and its output is linear. */
function isCommon(network: NetworkSpec): boolean {
	const last = network.layers[network.layers.length - 1];
	return isDenseStack(network) && last.kind === 'dense' && last.activation === 'linear';
}

/** The kind of its first layer that is not dense as all executors have it. */
const uncommonKind = ({ layers }: NetworkSpec) =>
	layers.find(({ kind }) => kind !== 'dense')?.kind ?? 'dense';

/** What of these members WebGL does not train, in a sentence; null where it trains all. */
export function webglLackOf(members: readonly Member[]): string | null {
	for (const { network, quantization, lora, temperature = 1 } of members) {
		if (quantization) return 'WebGL does not train with rounded weights.';
		if (lora) return 'WebGL does not train low-rank updates.';
		if (temperature !== 1) return 'WebGL does not train at a temperature.';
		if (isCommon(network)) continue;
		return `Our WebGL programs have no layer of the kind “${uncommonKind(network)}” as it is here.`;
	}
	return null;
}

/** What of these members only the reference executor trains, in a sentence; null where there is nothing. */
export function wasmLackOf(members: readonly Member[]): string | null {
	for (const { network } of members) {
		const lacking = unknownLayer(network);
		if (lacking === null) continue;
		return `Only the reference executor has a layer of the kind “${lacking.spec.kind}” as it is here, so it trains.`;
	}
	return null;
}
