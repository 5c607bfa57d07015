/** Members of every kind of layer, small enough for the plain network in float64. */
import type { Member } from '../../src/lib/engine/trainer.ts';
import { activations } from '../../src/lib/network/activation.ts';
import {
	defaultHyperparameters,
	type Hyperparameters
} from '../../src/lib/network/hyperparameters.ts';
import type { Convolution1dSpec } from '../../src/lib/network/layers/convolution1d.ts';
import type { LayerSpec } from '../../src/lib/network/layers/index.ts';
import type { Loss } from '../../src/lib/network/loss.ts';
import { inputsOf, outputsOf, type NetworkSpec } from '../../src/lib/network/spec.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';

export function layeredMember(
	network: NetworkSpec,
	{
		loss = 'meanSquaredError',
		rows = 9,
		seed = 3
	}: { loss?: Loss; rows?: number; seed?: number } = {},
	training: Partial<Hyperparameters> = {}
): Member {
	const { normal } = randomStream(seed, 'layered member', loss);
	const width = outputsOf(network);
	const table = () => ({
		rows,
		inputs: Float32Array.from({ length: rows * inputsOf(network) }, normal),
		targets: Float32Array.from({ length: rows * width }, (_, i) => Number(i % width === 1 % width))
	});
	return {
		network,
		loss,
		training: { ...defaultHyperparameters, optimizer: 'sgd', learningRate: 1, ...training },
		data: { training: table(), validation: table() },
		seeds: { weights: seed, batches: 1, dropout: 5 }
	};
}

/** Widths beside, at and beyond the blocks that the kernels work in. */
export const widths = [1, 3, 4, 5, 8, 9, 12, 17];

const output: LayerSpec = { kind: 'dense', units: 3, activation: 'linear' };

/** Two convolutions for each activation, padding and stride, with kernels and filters of all widths. */
export const convolutions = activations.flatMap((activation, a) =>
	(['valid', 'same'] as const).flatMap((padding, p) =>
		[1, 2, 3].map((stride, s) => {
			const at = 6 * a + 3 * p + s;
			const wide = (step: number) => widths[(at * step + step) % widths.length];
			const first: Convolution1dSpec = {
				kind: 'convolution1d',
				filters: wide(1),
				kernel: 1 + (at % 5),
				stride,
				padding,
				activation
			};
			const second: Convolution1dSpec = { ...first, filters: wide(3), kernel: 1 + ((at + 2) % 4) };
			const end: LayerSpec = at % 2 === 0 ? { kind: 'globalMaxPooling' } : { kind: 'flatten' };
			const network: NetworkSpec = {
				input: [29, 1 + (at % 3)],
				layers: [first, second, end, output]
			};
			return { name: `convolutions, ${activation}, ${padding}, stride ${stride}`, network };
		})
	)
);

const residuals = activations.flatMap((activation, a) =>
	[0, 3].map((step) => {
		const units = widths[(a + step) % widths.length];
		const residual: LayerSpec = { kind: 'residual', units, activation };
		const layers: LayerSpec[] = [
			{ kind: 'dense', units, activation: 'tanh' },
			residual,
			residual,
			output
		];
		return { name: `residuals of ${units}, ${activation}`, network: { input: [4], layers } };
	})
);

/** Max and mean pooling, with windows apart and over each other, padded and not. */
const poolings = (['max', 'average'] as const).flatMap((of, o) =>
	(['valid', 'same'] as const).flatMap((padding, p) =>
		[1, 2, 3].flatMap((stride, s) =>
			[2, 3].map((size) => {
				const filters = widths[(6 * o + 3 * p + s + size) % widths.length];
				const layers: LayerSpec[] = [
					{ kind: 'convolution1d', filters, kernel: 2, padding: 'valid', activation: 'tanh' },
					{ kind: 'pooling', of, size, stride, padding },
					{ kind: 'convolution1d', filters: 3, kernel: 2, padding: 'same', activation: 'gelu' },
					{ kind: 'pooling', of, size: 2 },
					{ kind: 'flatten' },
					output
				];
				const name = `${of} pooling, windows of ${size}, ${padding}, stride ${stride}`;
				return { name, network: { input: [16, 1 + o], layers } };
			})
		)
	)
);

const convolution: LayerSpec = {
	kind: 'convolution1d',
	filters: 5,
	kernel: 3,
	padding: 'same',
	activation: 'tanh'
};

const others: { name: string; network: NetworkSpec }[] = [
	{
		name: 'dense layers at each place',
		network: {
			input: [6, 3],
			layers: [
				{ kind: 'dense', units: 5, activation: 'gelu' },
				{ kind: 'dense', units: 2, activation: 'tanh' },
				{ kind: 'flatten' },
				output
			]
		}
	},
	{
		name: 'layers without biases',
		network: {
			input: [10, 2],
			layers: [
				{ ...convolution, hasBias: false },
				{ kind: 'globalMaxPooling' },
				{ kind: 'dense', units: 6, activation: 'sin', hasBias: false },
				output
			]
		}
	},
	{
		name: 'pooling before all, and a residual layer behind it',
		network: {
			input: [7, 5],
			layers: [
				{ kind: 'globalMaxPooling' },
				{ kind: 'residual', units: 5, activation: 'tanh' },
				output
			]
		}
	},
	{
		name: 'mean pooling before all',
		network: {
			input: [7, 3],
			layers: [{ kind: 'pooling', of: 'average', size: 3, stride: 2 }, { kind: 'flatten' }, output]
		}
	},
	{ name: 'flatten before all', network: { input: [7, 3], layers: [{ kind: 'flatten' }, output] } },
	{
		name: 'a residual layer before all and behind all',
		network: {
			input: [3],
			layers: [
				{ kind: 'residual', units: 3, activation: 'sigmoid' },
				{ kind: 'residual', units: 3, activation: 'gelu' }
			]
		}
	},
	{
		name: 'pooling behind all',
		network: { input: [8, 2], layers: [convolution, { kind: 'globalMaxPooling' }] }
	},
	{
		name: 'a kernel as long as all positions',
		network: {
			input: [6, 2],
			layers: [{ ...convolution, kernel: 6, padding: 'valid' }, { kind: 'flatten' }, output]
		}
	},
	{
		name: 'a kernel longer than all positions, padded',
		network: {
			input: [4, 2],
			layers: [{ ...convolution, kernel: 7 }, { kind: 'globalMaxPooling' }, output]
		}
	}
];

/** Each with its name. */
export const layeredNetworks = [...convolutions, ...poolings, ...residuals, ...others];

/** Convolutions, pooling, a residual layer and a dense one: everything that can drop out or decay. */
export const mixedNetwork: NetworkSpec = {
	input: [14, 1],
	layers: [
		{ ...convolution, stride: 2 },
		{ ...convolution, filters: 6, activation: 'sin' },
		{ kind: 'globalMaxPooling' },
		{ kind: 'residual', units: 6, activation: 'tanh' },
		{ kind: 'dense', units: 4, activation: 'gelu' },
		output
	]
};
