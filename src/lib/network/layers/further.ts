/** Kinds of layers that the first page's networks do not have. */
import { batchNormalisation } from './batchNormalisation.ts';
import { convolution1d } from './convolution1d.ts';
import { convolution2d } from './convolution2d.ts';
import { depthwiseConvolution2d } from './depthwiseConvolution2d.ts';
import { dropout } from './dropout.ts';
import { embedding } from './embedding.ts';
import { flatten } from './flatten.ts';
import { globalAveragePooling } from './globalAveragePooling.ts';
import { globalMaxPooling } from './globalMaxPooling.ts';
import { addKinds } from './index.ts';
import { normalisation } from './normalisation.ts';
import { pooling } from './pooling.ts';
import { recurrent } from './recurrent.ts';
import { residual } from './residual.ts';
import { tied } from './tied.ts';

addKinds({
	batchNormalisation,
	convolution1d,
	convolution2d,
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
});
