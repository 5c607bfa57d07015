/**
 * Every kind of layer there is. What is true of a kind stands in its file. Dense ones are always known; a page
 * whose networks have no others starts without them, and `further.ts` adds them.
 */
import type { batchNormalisation } from './batchNormalisation.ts';
import type { convolution1d } from './convolution1d.ts';
import type { convolution2d } from './convolution2d.ts';
import { dense } from './dense.ts';
import type { depthwiseConvolution2d } from './depthwiseConvolution2d.ts';
import type { dropout } from './dropout.ts';
import type { embedding } from './embedding.ts';
import type { flatten } from './flatten.ts';
import type { globalAveragePooling } from './globalAveragePooling.ts';
import type { globalMaxPooling } from './globalMaxPooling.ts';
import type { LayerKind } from './kind.ts';
import type { normalisation } from './normalisation.ts';
import type { pooling } from './pooling.ts';
import type { recurrent } from './recurrent.ts';
import type { residual } from './residual.ts';
import type { tied } from './tied.ts';

export interface FurtherKinds {
	batchNormalisation: typeof batchNormalisation;
	convolution1d: typeof convolution1d;
	convolution2d: typeof convolution2d;
	depthwiseConvolution2d: typeof depthwiseConvolution2d;
	dropout: typeof dropout;
	embedding: typeof embedding;
	flatten: typeof flatten;
	globalAveragePooling: typeof globalAveragePooling;
	globalMaxPooling: typeof globalMaxPooling;
	normalisation: typeof normalisation;
	pooling: typeof pooling;
	recurrent: typeof recurrent;
	residual: typeof residual;
	tied: typeof tied;
}

type LayerKinds = FurtherKinds & { dense: typeof dense };

export type LayerKindName = keyof LayerKinds;

type SpecOf<Kind> = Kind extends LayerKind<infer Spec> ? Spec : never;

/** What is chosen of a layer, by its kind; the shape that comes in follows from the layer before. */
export type LayerSpec = SpecOf<LayerKinds[LayerKindName]>;

const known: Partial<LayerKinds> = { dense };

export function addKinds(further: FurtherKinds): void {
	Object.assign(known, further);
}

/** Throws where the kind is not known yet. */
export function kindOf<Spec extends LayerSpec>({ kind }: Spec): LayerKind<Spec> {
	const found = known[kind];
	if (found === undefined) throw new Error(`What is known of the layer “${kind}” is not loaded.`);
	return found as unknown as LayerKind<Spec>;
}
