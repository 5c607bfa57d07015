import { residualScale, type ResidualSpec } from '../../network/layers/residual.ts';
import { kerasActivation, torchActivation } from './activations.ts';
import { nameOf, type LayerWriter } from './kind.ts';

const about = `    """A tenth of what the layer makes of its inputs is added to them."""`;

const inTorch = [
	'class Residual(nn.Linear):',
	about,
	'',
	'    def __init__(self, units, activation):',
	'        super().__init__(units, units)',
	'        self.activation = activation',
	'',
	'    def forward(self, x):',
	`        return x + ${residualScale} * self.activation(super().forward(x))`
];

const inKeras = [
	'class Residual(keras.layers.Dense):',
	about,
	'',
	'    def call(self, x):',
	`        return x + ${residualScale} * super().call(x)`
];

export const residual: LayerWriter<ResidualSpec> = {
	onnx(nodes, layer) {
		const before = nodes.last;
		nodes.add('Gemm', [before, `${nameOf(layer)}.kernel`, `${nameOf(layer)}.bias`]);
		nodes.activation(layer.spec.activation);
		nodes.add('Mul', [nodes.last, nodes.constant('residual.scale', [residualScale])]);
		nodes.add('Add', [before, nodes.last]);
	},
	tfjs(model, layer) {
		const before = model.last;
		const name = nameOf(layer);
		const { units, activation } = layer.spec;
		model.addActivated('Dense', name, { units, use_bias: true }, activation);
		model.add('Rescaling', `${name}_scaled`, { scale: residualScale, offset: 0 });
		model.add('Add', `${name}_added`, {}, [before, model.last]);
	},
	pytorch({ spec: { units, activation } }) {
		const { modules, classes = [] } = torchActivation(activation);
		const own = modules[0] ?? 'nn.Identity()';
		return { modules: [`Residual(${units}, ${own})`], classes: [...classes, inTorch] };
	},
	keras: ({ spec: { units, activation } }, { options }) => ({
		modules: [`Residual(${units}${kerasActivation(activation)}${options})`],
		classes: [inKeras]
	})
};
