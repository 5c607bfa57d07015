import type { GlobalMaxPoolingSpec } from '../../network/layers/globalMaxPooling.ts';
import { nameOf, type LayerWriter } from './kind.ts';

export const globalMaxPooling: LayerWriter<GlobalMaxPoolingSpec> = {
	onnx(nodes) {
		nodes.add('GlobalMaxPool', [nodes.last]);
		nodes.add('Flatten', [nodes.last], { axis: 1 });
	},
	tfjs(model, layer) {
		model.add('GlobalMaxPooling1D', nameOf(layer));
	},
	pytorch: () => ({ modules: ['nn.AdaptiveMaxPool1d(1)', 'nn.Flatten()'] }),
	keras: () => ({ modules: ['keras.layers.GlobalMaxPooling1D()'] })
};
