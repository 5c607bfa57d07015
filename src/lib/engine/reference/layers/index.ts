/** The kinds of layers that the reference executor trains. */
import type { LayerKindName, LayerSpec } from '../../../network/layers/index.ts';
import { convolution1d } from './convolution1d.ts';
import { dense } from './dense.ts';
import { flatten } from './flatten.ts';
import { globalMaxPooling } from './globalMaxPooling.ts';
import { pooling } from './pooling.ts';
import { residual } from './residual.ts';
import type { ReferenceLayer } from './layer.ts';

const referenceLayers: Partial<Record<LayerKindName, unknown>> = {
	convolution1d,
	dense,
	flatten,
	globalMaxPooling,
	pooling,
	residual
};

export function referenceLayerOf<Spec extends LayerSpec>({ kind }: Spec): ReferenceLayer<Spec> {
	const layer = referenceLayers[kind];
	if (layer === undefined) throw new RangeError(`A layer “${kind}” is counted, but never trained.`);
	return layer as ReferenceLayer<Spec>;
}
