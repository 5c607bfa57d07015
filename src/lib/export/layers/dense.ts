import type { DenseSpec } from '../../network/layers/dense.ts';
import { lastOf } from '../../network/layers/kind.ts';
import { kerasActivation, torchActivation } from './activations.ts';
import { nameOf, type LayerWriter } from './kind.ts';

export const dense: LayerWriter<DenseSpec> = {
	onnx(nodes, layer) {
		const { activation, hasBias = true } = layer.spec;
		const bias = hasBias ? [`${nameOf(layer)}.bias`] : [];
		nodes.add('Gemm', [nodes.last, `${nameOf(layer)}.kernel`, ...bias]);
		nodes.activation(activation);
	},
	tfjs(model, layer) {
		const { units, activation } = layer.spec;
		model.addActivated('Dense', nameOf(layer), { units, use_bias: true }, activation);
	},
	pytorch({ spec: { units, activation }, input }, { dense }) {
		const { modules, classes } = torchActivation(activation);
		return { modules: [`${dense}(${lastOf(input)}, ${units})`, ...modules], classes };
	},
	keras: ({ spec: { units, activation } }, { dense, options }) => ({
		modules: [`${dense}(${units}${kerasActivation(activation)}${options})`]
	})
};
