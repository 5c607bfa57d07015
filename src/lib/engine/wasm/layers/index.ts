/** The kinds of layers that the WebAssembly executor trains. */
import type { LayerKindName } from '../../../network/layers/index.ts';
import { layersOf, type Layer, type NetworkSpec } from '../../../network/spec.ts';
import { convolution1d } from './convolution1d.ts';
import { dense } from './dense.ts';
import { flatten } from './flatten.ts';
import { globalMaxPooling } from './globalMaxPooling.ts';
import type { LayerPlan, WasmLayer } from './layer.ts';
import { pooling } from './pooling.ts';
import { residual } from './residual.ts';

const wasmLayers: Partial<Record<LayerKindName, unknown>> = {
	convolution1d,
	dense,
	flatten,
	globalMaxPooling,
	pooling,
	residual
};

export function planOf({ spec, input }: Layer): LayerPlan {
	const plan = wasmLayers[spec.kind] as WasmLayer<typeof spec> | undefined;
	if (plan === undefined) throw new RangeError(`The kernels have no layer “${spec.kind}”.`);
	return plan(spec, input);
}

/** The first layer of a network that the kernels do not train; null where they train all. */
export function unknownLayer(network: NetworkSpec): Layer | null {
	const layers = layersOf(network);
	const isKnown = ({ spec, input }: Layer) => spec.kind in wasmLayers && input.length < 3;
	const last = layers[layers.length - 1];
	return layers.find((layer) => !isKnown(layer)) ?? (last.output.length > 1 ? last : null);
}
