/** What a script in Keras has more where a network was changed before: rounding, LoRA, frozen parts, masks. */
import type { Beginning } from '../../experiment/pretrained/beginning.ts';
import { isLastLayers, isLowRank, type Adjusted } from '../../experiment/pretrained/start.ts';
import { largestCode, type Quantization } from '../../network/compression/quantize.ts';
import { docstring } from './words.ts';

/** What stands for a layer. */
export const denseOf = ({ quantization }: Beginning) =>
	quantization ? 'RoundedDense' : 'keras.layers.Dense';

/** Classes that the network needs, before it. */
export function classLines(
	{ quantization }: Beginning,
	masked: readonly number[]
): readonly string[] {
	return [
		...(masked.length > 0 ? heldLines : []),
		...(quantization ? roundingLines(quantization) : [])
	];
}

const heldLines: readonly string[] = [
	'class Held(keras.constraints.Constraint):',
	'    """After each step, what was pruned is 0 again."""',
	'',
	'    def __init__(self, mask):',
	'        self.mask = mask',
	'',
	'    def __call__(self, kernel):',
	'        return kernel * self.mask',
	'',
	''
];

/** A scale for each unit is one for each column of `[inputs, outputs]`. */
function roundingLines(quantization: Quantization): string[] {
	const { bits, scale, biases } = quantization;
	const over = scale === 'unit' ? ', axis=0' : '';
	const meanOf = (kept: string) =>
		`ops.sum(ops.where(${kept}, sizes, 0)${over}) / ops.maximum(ops.sum(${kept}${over}), 1)`;
	const levels = {
		numbers: (largest: number, over: string) => [
			`    scale = ops.max(ops.abs(values)${over}) / ${largest}`,
			'    levels = ops.round(values / ops.maximum(scale, 1e-30)) * scale'
		],
		binary: [
			'    sizes = ops.abs(values)',
			'    # A pruned weight counts in no mean.',
			`    scale = ${meanOf('sizes > 0')}`,
			'    levels = ops.sign(values) * scale'
		],
		ternary: [
			'    sizes = ops.abs(values)',
			'    # A pruned weight counts in no mean.',
			`    threshold = 0.7 * ${meanOf('sizes > 0')}`,
			`    scale = ${meanOf('sizes > threshold')}`,
			'    levels = ops.where(sizes > threshold, ops.sign(values) * scale, 0)'
		]
	};
	const rounds = (name: string, about: string, lines: readonly string[]) => [
		`def ${name}(numbers):`,
		`    """${about}"""`,
		'    values = ops.stop_gradient(numbers)',
		...lines,
		'    return levels + (numbers - values)  # Their gradient, as if they were not rounded.',
		'',
		''
	];
	const own = typeof bits === 'number' ? levels.numbers(largestCode(bits), over) : levels[bits];
	return [
		...rounds('rounded', docstring(quantization), own),
		...(biases === 8
			? rounds(
					'rounded_biases',
					docstring({ bits: 8, scale: 'layer' }),
					levels.numbers(largestCode(8), '')
				)
			: []),
		'class RoundedDense(keras.layers.Dense):',
		'    def call(self, inputs):',
		biases === 8
			? '        sums = inputs @ rounded(self.kernel) + rounded_biases(self.bias)'
			: '        sums = inputs @ rounded(self.kernel) + self.bias',
		'        return self.activation(sums)',
		'',
		''
	];
}

/** After the first weights are in: what stays as it is. `layers` are frozen whole from the input side. */
export function freezingLines(train: Adjusted, layers: number): string[] {
	if (train === 'biases') {
		return [
			'for layer in denses:',
			'    layer.kernel.trainable = False  # Biases alone are trained.'
		];
	}
	if (isLowRank(train)) {
		return [
			'for number, layer in enumerate(denses[:-1], start=1):',
			`    layer.enable_lora(${train.rank})  # The kernel is W + A·B from here on, and W stays as it is.`,
			'    layer.lora_kernel_a.assign(start[f"A{number}"])',
			'    layer.lora_kernel_b.assign(start[f"B{number}"])',
			'    layer.bias.trainable = False',
			'denses[-1].trainable = False'
		];
	}
	if (!isLastLayers(train) || layers === 0) return [];
	return [
		`for layer in denses[:${layers}]:`,
		'    layer.trainable = False  # These layers are frozen.'
	];
}

export const mergingCode = [
	'arrays = [keras.ops.convert_to_numpy(a) for layer in denses for a in (layer.kernel, layer.bias)]',
	'model = network()',
	'model.set_weights(arrays)',
	'print("merged, its losses are {:.8f} and {:.8f}".format(*evaluate()))'
].join('\n');

/** Keras counts steps from where training begins here; the run counts from before. */
export const laterCosine: readonly string[] = [
	'class Cosine(keras.optimizers.schedules.CosineDecay):',
	'    """The steps of this script go on from earlier ones."""',
	'',
	'    def __call__(self, step):',
	'        return super().__call__(step + first)',
	'',
	''
];
