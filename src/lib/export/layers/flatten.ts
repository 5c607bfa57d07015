import type { FlattenSpec } from '../../network/layers/flatten.ts';
import { nameOf, type LayerWriter } from './kind.ts';

const positionsFirst = [
	'class PositionsFirst(nn.Module):',
	'    """From [channels, positions] to [positions, channels], the order in which the next weights count."""',
	'',
	'    def forward(self, x):',
	'        return x.transpose(1, 2)'
];

export const flatten: LayerWriter<FlattenSpec> = {
	onnx(nodes, { input }) {
		if (input.length === 1) return;
		nodes.add('Transpose', [nodes.last], { perm: [0, 2, 1] });
		nodes.add('Flatten', [nodes.last], { axis: 1 });
	},
	tfjs(model, layer) {
		model.add('Flatten', nameOf(layer));
	},
	pytorch({ input: [positions, channels = 1] }) {
		if (positions === 1 || channels === 1) return { modules: ['nn.Flatten()'] };
		return { modules: ['PositionsFirst()', 'nn.Flatten()'], classes: [positionsFirst] };
	},
	keras: () => ({ modules: ['keras.layers.Flatten()'] })
};
