/** What a script in PyTorch has more where a network was changed before: rounding, LoRA, frozen parts, masks. */
import { isLastLayers, isLowRank, type Adjusted } from '../../experiment/pretrained/start.ts';
import { largestCode, type Quantization } from '../../network/compression/quantize.ts';
import type { Beginning } from '../../experiment/pretrained/beginning.ts';
import { docstring } from './words.ts';

/** What stands for `nn.Linear` in a layer, hidden or not. */
export function linearOf({ quantization, rank }: Beginning, isHidden: boolean): string {
	if (quantization) return 'RoundedLinear';
	return rank !== null && isHidden ? 'LowRankLinear' : 'nn.Linear';
}

/** The classes that these are, before the network. */
export function classLines({ quantization, rank }: Beginning): string[] {
	if (quantization) return roundingLines(quantization);
	return rank === null ? [] : lowRankLines(rank);
}

function lowRankLines(rank: number): string[] {
	return [
		'class LowRankLinear(nn.Linear):',
		'    """A layer to whose weights the product of A and B is added; A and B alone are trained."""',
		'',
		'    def __init__(self, inputs, outputs):',
		'        super().__init__(inputs, outputs)',
		'        self.requires_grad_(False)',
		`        self.A = nn.Parameter(torch.empty(inputs, ${rank}))`,
		`        self.B = nn.Parameter(torch.empty(${rank}, outputs))`,
		'',
		'    def merged(self):',
		'        return self.weight + (self.A @ self.B).T',
		'',
		'    def forward(self, x):',
		'        return nn.functional.linear(x, self.merged(), self.bias)',
		'',
		''
	];
}

/** A scale for each unit is one for each row of `[outputs, inputs]`. */
function roundingLines(quantization: Quantization): string[] {
	const { bits, scale, biases } = quantization;
	const isNumber = typeof bits === 'number';
	const over = scale === 'unit' ? 'dim=1, keepdim=True' : '';
	const meanOf = (kept: string) =>
		`(sizes * (${kept})).sum(${over}) / (${kept}).sum(${over}).clamp(min=1)`;
	const levels = isNumber
		? [
				`    scale = values.abs().amax(${over}) / ${largestCode(bits)}`,
				'    levels = torch.round(values / scale.clamp(min=1e-30)) * scale'
			]
		: bits === 'binary'
			? [
					'    sizes = values.abs()',
					'    # A pruned weight counts in no mean.',
					`    scale = ${meanOf('sizes > 0')}`,
					'    levels = torch.sign(values) * scale'
				]
			: [
					'    sizes = values.abs()',
					'    # A pruned weight counts in no mean.',
					`    threshold = 0.7 * ${meanOf('sizes > 0')}`,
					`    scale = ${meanOf('sizes > threshold')}`,
					'    levels = torch.sign(values) * (sizes > threshold) * scale'
				];
	const rounds = (name: string, about: string, lines: readonly string[]) => [
		`def ${name}(numbers):`,
		`    """${about}"""`,
		'    values = numbers.detach()',
		...lines,
		'    return levels + (numbers - values)  # Their gradient, as if they were not rounded.',
		'',
		''
	];
	const roundsBiases = biases === 8;
	return [
		...rounds('rounded', docstring(quantization), levels),
		...(roundsBiases
			? rounds('rounded_biases', docstring({ bits: 8, scale: 'layer' }), [
					`    scale = values.abs().amax() / ${largestCode(8)}`,
					'    levels = torch.round(values / scale.clamp(min=1e-30)) * scale'
				])
			: []),
		'class RoundedLinear(nn.Linear):',
		'    def forward(self, x):',
		roundsBiases
			? '        return nn.functional.linear(x, rounded(self.weight), rounded_biases(self.bias))'
			: '        return nn.functional.linear(x, rounded(self.weight), self.bias)',
		'',
		''
	];
}

/** After the first weights are in: what stays as it is. `layers` are frozen whole from the input side. */
export function freezingLines(train: Adjusted, layers: number): string[] {
	if (train === 'biases') {
		return [
			'for layer in layers:',
			'    layer.weight.requires_grad_(False)  # Biases alone are trained.'
		];
	}
	if (isLowRank(train)) return ['layers[-1].requires_grad_(False)'];
	if (!isLastLayers(train) || layers === 0) return [];
	return [
		`for layer in layers[:${layers}]:`,
		'    layer.requires_grad_(False)  # These layers are frozen.'
	];
}

/** A and B of a LoRA update, in the loop over `layers`. */
export const updateLines: readonly string[] = [
	'        if isinstance(layer, LowRankLinear):',
	'            layer.A.copy_(torch.from_numpy(start[f"A{number}"]))',
	'            layer.B.copy_(torch.from_numpy(start[f"B{number}"]))'
];

/** Weights that penalties and decay act on. */
export function kernelsLine(train: Adjusted): string {
	if (isLowRank(train))
		return 'kernels = [array for layer in layers[:-1] for array in (layer.A, layer.B)]';
	return train === 'all'
		? 'kernels = [layer.weight for layer in layers]'
		: 'kernels = [layer.weight for layer in layers if layer.weight.requires_grad]';
}

export const maskLine = (numbers: readonly number[]) =>
	`masks = [torch.from_numpy(start[f"mask{number}"].T) for number in [${numbers.join(', ')}]]`;

/** After a step. */
export const holdingLines: readonly string[] = [
	'with torch.no_grad():  # What was pruned stays 0.',
	'    for kernel, mask in zip(kernels, masks):',
	'        kernel.mul_(mask)'
];

export const mergingCode = [
	'with torch.no_grad():',
	'    for layer in layers[:-1]:',
	'        layer.weight.copy_(layer.merged())',
	'        layer.B.zero_()  # All that was learned is in the weights now.',
	'print("merged, its losses are {:.8f} and {:.8f}".format(*evaluate()))'
].join('\n');
