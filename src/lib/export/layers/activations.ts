/** Activations by the names that each library has for them. */
import { leak, type Activation } from '../../network/activation.ts';
import type { Modules } from './modules.ts';

type Names = Readonly<Record<Exclude<Activation, 'linear'>, string>>;

const torchNames: Names = {
	tanh: 'nn.Tanh()',
	relu: 'nn.ReLU()',
	sigmoid: 'nn.Sigmoid()',
	leakyRelu: `nn.LeakyReLU(${leak})`,
	gelu: 'nn.GELU(approximate="tanh")',
	sin: 'Sin()'
};

const sine = [
	'class Sin(nn.Module):',
	'    def forward(self, sums):',
	'        return torch.sin(sums)'
];

/** One module, and none for linear. */
export const torchActivation = (activation: Activation): Modules => ({
	modules: activation === 'linear' ? [] : [torchNames[activation]],
	classes: activation === 'sin' ? [sine] : []
});

/** Keras' own leaky relu leaks .2, and its gelu is the one without tanh. */
const kerasNames: Names = {
	tanh: '"tanh"',
	relu: '"relu"',
	sigmoid: '"sigmoid"',
	leakyRelu: `lambda sums: keras.activations.leaky_relu(sums, negative_slope=${leak})`,
	gelu: 'lambda sums: keras.activations.gelu(sums, approximate=True)',
	sin: 'keras.ops.sin'
};

/** An argument of a layer, behind a comma; none says linear. */
export const kerasActivation = (activation: Activation) =>
	activation === 'linear' ? '' : `, activation=${kerasNames[activation]}`;

/** Leaky relu is a layer of its own there. Gelu and sin are none that a model.json can name: it would be
 * `gelu_new`, which `loadLayersModel` of tfjs 4.22 looks for as `geluNew`. */
const tfjsNames: Readonly<Partial<Record<Activation, string>>> = {
	tanh: 'tanh',
	relu: 'relu',
	sigmoid: 'sigmoid',
	linear: 'linear',
	leakyRelu: 'linear'
};

/** Null where it has none. */
export const tfjsActivation = (activation: Activation) => tfjsNames[activation] ?? null;
