/** Every kind of layer there is. What is true of a kind stands in its file. */
import { batchNormalisation } from './batchNormalisation.ts';
import { convolution1d } from './convolution1d.ts';
import { convolution2d } from './convolution2d.ts';
import { dense } from './dense.ts';
import { depthwiseConvolution2d } from './depthwiseConvolution2d.ts';
import { dropout } from './dropout.ts';
import { embedding } from './embedding.ts';
import { flatten } from './flatten.ts';
import { globalAveragePooling } from './globalAveragePooling.ts';
import { globalMaxPooling } from './globalMaxPooling.ts';
import type { LayerKind } from './kind.ts';
import { normalisation } from './normalisation.ts';
import { pooling } from './pooling.ts';
import { recurrent } from './recurrent.ts';
import { residual } from './residual.ts';
import { tied } from './tied.ts';

const layerKinds = {
	batchNormalisation,
	convolution1d,
	convolution2d,
	dense,
	depthwiseConvolution2d,
	dropout,
	embedding,
	flatten,
	globalAveragePooling,
	globalMaxPooling,
	normalisation,
	pooling,
	recurrent,
	residual,
	tied
};

export type LayerKindName = keyof typeof layerKinds;

type SpecOf<Kind> = Kind extends LayerKind<infer Spec> ? Spec : never;

/** What is chosen of a layer, by its kind; the shape that comes in follows from the layer before. */
export type LayerSpec = SpecOf<(typeof layerKinds)[LayerKindName]>;

export function kindOf<Spec extends LayerSpec>({ kind }: Spec): LayerKind<Spec> {
	return layerKinds[kind] as unknown as LayerKind<Spec>;
}
