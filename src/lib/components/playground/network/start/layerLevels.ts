import { codesOf, quantizedArrays, type Quantization } from '$lib/network/compression/quantize.ts';
import type { NetworkSpec } from '$lib/network/spec.ts';

export interface LayerLevels {
	/** Those of one layer that are not pruned, as they are before they are rounded. */
	weights: Float32Array;
	/** What they are rounded to, of all scales that the layer has. */
	values: number[];
	/** How many values each scale has. */
	perScale: number;
}

/** The weights of one layer and their levels. `parameters` are those before rounding. */
export function layerLevels(
	spec: NetworkSpec,
	parameters: Float32Array,
	quantize: Quantization,
	layer: number,
	pruned: Uint8Array | null
): LayerLevels {
	const { placed, scales } = quantizedArrays(spec, parameters, quantize)[layer];
	const codes = codesOf(quantize.bits);
	const weights = parameters
		.slice(placed.start, placed.end)
		.filter((_, i) => !pruned?.[placed.start + i]);
	const values = new Set([...scales].flatMap((scale) => codes.map((code) => code * scale)));
	return { weights, values: [...values], perScale: codes.length };
}
