/** How each kind of layer is written. */
import type { LayerSpec } from '../../network/layers/index.ts';
import type { Layer } from '../../network/spec.ts';
import { convolution1d } from './convolution1d.ts';
import { dense } from './dense.ts';
import { flatten } from './flatten.ts';
import { globalMaxPooling } from './globalMaxPooling.ts';
import type { LayerWriter } from './kind.ts';
import { pooling } from './pooling.ts';
import { residual } from './residual.ts';

type Writers = {
	readonly [K in LayerSpec['kind']]?: LayerWriter<Extract<LayerSpec, { kind: K }>>;
};

const writers: Writers = { convolution1d, dense, flatten, globalMaxPooling, pooling, residual };

/** Throws a `RangeError` for a kind that no network of the page has. */
export function writerOf({ spec: { kind } }: Layer): LayerWriter<LayerSpec> {
	const writer = writers[kind];
	if (writer === undefined) throw new RangeError(`A layer of the kind “${kind}” is not written.`);
	return writer as LayerWriter<LayerSpec>;
}
