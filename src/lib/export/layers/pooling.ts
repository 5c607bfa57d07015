import type { PoolingSpec } from '../../network/layers/pooling.ts';
import { nameOf, type LayerWriter } from './kind.ts';
import { padsOf } from './pads.ts';

export const pooling: LayerWriter<PoolingSpec> = {
	onnx(nodes, layer) {
		const { of, size, stride = size, padding = 'valid' } = layer.spec;
		nodes.add(of === 'max' ? 'MaxPool' : 'AveragePool', [nodes.last], {
			kernel_shape: [size],
			strides: [stride],
			pads: padsOf(layer, size, stride, padding)
		});
	},
	tfjs(model, layer) {
		const { of, size, stride = size, padding = 'valid' } = layer.spec;
		const config = { pool_size: [size], strides: [stride], padding };
		model.add(of === 'max' ? 'MaxPooling1D' : 'AveragePooling1D', nameOf(layer), config);
	},
	/** Without padding, which the page's networks have none of. */
	pytorch({ spec: { of, size, stride = size, padding = 'valid' } }) {
		if (padding !== 'valid') throw new RangeError('Padded pooling is not written for PyTorch.');
		const strides = stride === size ? '' : `, stride=${stride}`;
		return { modules: [`nn.${of === 'max' ? 'Max' : 'Avg'}Pool1d(${size}${strides})`] };
	},
	keras({ spec: { of, size, stride = size, padding = 'valid' } }) {
		const strides = stride === size ? '' : `, strides=${stride}`;
		const padded = padding === 'valid' ? '' : `, padding="${padding}"`;
		const name = of === 'max' ? 'MaxPooling1D' : 'AveragePooling1D';
		return { modules: [`keras.layers.${name}(${size}${strides}${padded})`] };
	}
};
