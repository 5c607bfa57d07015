/**
 * How a kind of layer is written in each format. A kind is one file here. Scripts have layers as networks of the
 * page do: with biases, and with one channel at the beginning.
 */
import type { LayerSpec } from '../../network/layers/index.ts';
import type { Layer } from '../../network/spec.ts';
import type { Nodes } from '../onnxNodes.ts';
import type { TfjsLayers } from '../tfjsLayers.ts';
import type { ModuleSetting, Modules } from './modules.ts';

export interface LayerWriter<Spec extends LayerSpec> {
	/** Adds nodes. Between convolutions an example is `[channels, positions]`. */
	onnx(nodes: Nodes, layer: Layer<Spec>): void;
	/** Adds layers. Those that have parameters are named as `kerasArrays` names them. */
	tfjs(model: TfjsLayers, layer: Layer<Spec>): void;
	/** Between convolutions an example is `[channels, positions]`. */
	pytorch(layer: Layer<Spec>, setting: ModuleSetting): Modules;
	keras(layer: Layer<Spec>, setting: ModuleSetting): Modules;
}

/** The name of a layer, as `kerasArrays` begins those of its arrays. */
export const nameOf = ({ index }: Layer) => `layer${index + 1}`;
