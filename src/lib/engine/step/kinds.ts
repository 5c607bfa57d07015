/** Which layers each executor has; what one lacks, the next one trains. */
import '../../network/layers/further.ts';
import { isDenseStack, type NetworkSpec } from '../../network/spec.ts';
import { unknownLayer } from '../wasm/layers/index.ts';
import type { LayerKindName } from '../../network/layers/index.ts';
import type { Member } from '../trainer.ts';

/** Whether its layers are all dense, with biases, and its output is linear. */
function isCommon(network: NetworkSpec): boolean {
	const last = network.layers[network.layers.length - 1];
	return isDenseStack(network) && last.kind === 'dense' && last.activation === 'linear';
}

/** What the page calls layers of these kinds. */
const layerWords: Partial<Record<LayerKindName, string>> = {
	dense: 'dense layers of this form',
	convolution1d: 'convolutions',
	pooling: 'pooling',
	globalMaxPooling: 'pooling',
	residual: 'residual layers'
};
const wordsFor = (kind: LayerKindName) => layerWords[kind] ?? 'layers of this kind';

/** The kind of its first layer that is not dense as all executors have it. */
const uncommonKind = ({ layers }: NetworkSpec) =>
	layers.find(({ kind }) => kind !== 'dense')?.kind ?? 'dense';

/** What of these members WebGL does not train, in a sentence; null where it trains all. */
export function webglLackOf(members: readonly Member[]): string | null {
	for (const { network, quantization, lora, temperature = 1 } of members) {
		if (quantization) return 'WebGL does not train with rounded weights.';
		if (lora) return 'WebGL does not train LoRA updates.';
		if (temperature !== 1) return 'WebGL does not train at a temperature.';
		if (isCommon(network)) continue;
		return `WebGL does not train ${wordsFor(uncommonKind(network))} on this page.`;
	}
	return null;
}

/** What of these members only the reference executor trains, in a sentence; null where there is nothing. */
export function wasmLackOf(members: readonly Member[]): string | null {
	for (const { network } of members) {
		const lacking = unknownLayer(network);
		if (lacking === null) continue;
		return `TensorFlow.js trains here, as nothing faster on this page trains ${wordsFor(lacking.spec.kind)} at this place: it is slower, and nothing is lost.`;
	}
	return null;
}
