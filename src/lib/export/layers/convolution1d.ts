import type { Convolution1dSpec } from '../../network/layers/convolution1d.ts';
import { kerasActivation, torchActivation } from './activations.ts';
import { nameOf, type LayerWriter } from './kind.ts';
import { padsOf } from './pads.ts';

export const convolution1d: LayerWriter<Convolution1dSpec> = {
	onnx(nodes, layer) {
		const { kernel, stride = 1, padding, activation, hasBias = true } = layer.spec;
		const bias = hasBias ? [`${nameOf(layer)}.bias`] : [];
		nodes.add('Conv', [nodes.last, `${nameOf(layer)}.kernel`, ...bias], {
			kernel_shape: [kernel],
			strides: [stride],
			pads: padsOf(layer, kernel, stride, padding)
		});
		nodes.activation(activation);
	},
	tfjs(model, layer) {
		const { filters, kernel, stride = 1, padding, activation } = layer.spec;
		const config = { filters, kernel_size: [kernel], strides: [stride], padding, use_bias: true };
		model.addActivated('Conv1D', nameOf(layer), config, activation);
	},
	/** PyTorch pads both ends alike, or with a module before. */
	pytorch(layer) {
		const { filters, kernel, stride = 1, padding, activation } = layer.spec;
		const [before, behind] = padsOf(layer, kernel, stride, padding);
		const isEven = before === behind;
		const pad = isEven ? [] : [`nn.ConstantPad1d((${before}, ${behind}), 0.0)`];
		const words = [
			layer.input[1],
			filters,
			kernel,
			...(stride === 1 ? [] : [`stride=${stride}`]),
			...(isEven && before > 0 ? [`padding=${before}`] : [])
		];
		const { modules, classes } = torchActivation(activation);
		return { modules: [...pad, `nn.Conv1d(${words.join(', ')})`, ...modules], classes };
	},
	keras({ spec }, { options }) {
		const { filters, kernel, stride = 1, padding, activation } = spec;
		const strides = stride === 1 ? '' : `, strides=${stride}`;
		const padded = padding === 'valid' ? '' : `, padding="${padding}"`;
		return {
			modules: [
				`keras.layers.Conv1D(${filters}, ${kernel}${strides}${padded}${kerasActivation(activation)}${options})`
			]
		};
	}
};
