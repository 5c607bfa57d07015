import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { kerasCode } from '../../../src/lib/architectures/stack/kerasCode.ts';
import { kerasSize, kerasSummary } from '../../../src/lib/architectures/stack/kerasSummary.ts';
import type { OptionValue, StackOption } from '../../../src/lib/architectures/stack/kind.ts';
import { stackKindNames } from '../../../src/lib/architectures/stack/kinds/index.ts';
import {
	countStack,
	kindOf,
	newLayer,
	optionsOf,
	withOption,
	type Stack,
	type StackLayer
} from '../../../src/lib/architectures/stack/stack.ts';
import { readStack, writeStack } from '../../../src/lib/architectures/stack/stackLink.ts';

const lenet: Stack = {
	input: [784],
	layers: [300, 100, 10].map((units) => ({ kind: 'dense', numbers: [units] }))
};

function anyValue(option: StackOption): fc.Arbitrary<OptionValue> {
	if (option.form === 'switch') return fc.boolean();
	if (option.form === 'choice') return fc.constantFrom(...Object.keys(option.choices));
	return fc.integer({ min: option.minimum, max: Math.min(6, option.maximum) });
}

const layers = fc.constantFrom(...stackKindNames).chain((kind) => {
	const layer = newLayer(kind);
	const numbers = Object.values(kindOf(layer).fields).map(({ minimum, maximum }) =>
		fc.integer({ min: minimum, max: Math.min(50, maximum) })
	);
	const options = Object.entries(optionsOf(layer)).map(([key, option]) =>
		anyValue(option).map((value) => [key, value] as const)
	);
	return fc.tuple(fc.tuple(...numbers), fc.tuple(...options)).map(([numbers, chosen]) =>
		chosen.reduce<StackLayer>((made, [key, value]) => withOption(made, key, value), {
			kind,
			numbers
		})
	);
});

const stacks: fc.Arbitrary<Stack> = fc.record({
	input: fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 3 }),
	layers: fc.array(layers, { maxLength: 8 })
});

/** From a link, as the page reads it. */
const counted = (link: string) => countStack(readStack(link)!);

describe('countStack(stack)', () => {
	it('counts as it grows', () => {
		const { layers, count, problem } = countStack(lenet);
		expect(layers.map(({ count }) => count)).toEqual([235_500, 30_100, 1010]);
		expect(layers.map(({ soFar }) => soFar)).toEqual([235_500, 265_600, 266_610]);
		expect({ count, problem }).toEqual({ count: 266_610, problem: null });
	});

	it('passes shapes on, and says where a layer does not fit', () => {
		const { layers, problem } = countStack({
			input: [28, 28, 1],
			layers: [
				{ kind: 'convolution', numbers: [32, 3] },
				{ kind: 'flatten', numbers: [] },
				{ kind: 'convolution', numbers: [32, 3] }
			]
		});
		expect(layers.map(({ shape }) => shape)).toEqual([[28, 28, 32], [25_088]]);
		expect(problem).toBe(
			'Layer 3: A convolution needs an image: height × width × channels, and gets 25088.'
		);
	});

	it('counts an attention block of width d as 12d² + 13d', () => {
		const { layers } = countStack({
			input: [128],
			layers: [
				{ kind: 'embedding', numbers: [1000, 96] },
				{ kind: 'attention', numbers: [] }
			]
		});
		expect(layers.map(({ count }) => count)).toEqual([96_000, 12 * 96 ** 2 + 13 * 96]);
	});

	it('counts two convolutions without padding on 18 × 18 × 3, flattened, and a dense layer', () => {
		const link =
			'18x18x3~convolution-3-3,padding:valid~convolution-2-2,padding:valid~flatten~dense-2';
		const { layers, count, problem } = counted(link);
		expect(layers.map(({ shape }) => shape)).toEqual([[16, 16, 3], [15, 15, 2], [450], [2]]);
		expect(layers.map(({ count }) => count)).toEqual([84, 26, 0, 902]);
		expect({ count, problem }).toEqual({ count: 1012, problem: null });
	});

	it.each<[string, string, number, number, number[]]>([
		['an LSTM of 256 units on 4,096 inputs', '10x4096~lstm-256', 4_457_472, 4_457_472, [256]],
		['a GRU', '10x32~gru-16', 2400, 2400, [16]],
		['an LSTM both ways', '10x32~lstm-16,sequence:yes,bidirectional:yes', 6272, 6272, [10, 32]],
		['strides without bias', '28x28x1~convolution-8-3,stride:2,bias:no', 72, 72, [14, 14, 8]],
		['a depthwise convolution', '8x8x4~depthwise-3', 40, 40, [8, 8, 4]],
		['batch normalisation', '8x8x4~batchnorm', 16, 8, [8, 8, 4]],
		['frozen batch normalisation', '8x8x4~batchnorm,frozen:yes', 16, 0, [8, 8, 4]],
		['a frozen dense layer', '4~dense-8,frozen:yes~dense-1', 49, 9, [1]],
		['pooling', '9x9x4~pooling-2', 0, 0, [4, 4, 4]],
		['pooling that overlaps', '9x9x4~pooling-3,stride:2,padding:same', 0, 0, [5, 5, 4]],
		['global pooling', '9x9x4~globalpooling', 0, 0, [4]],
		['dropout', '9~dropout-25', 0, 0, [9]],
		['convolution over positions', '20x4~convolution1d-8-5,padding:valid', 168, 168, [16, 8]],
		['positions', '16~embedding-1000-64,positions:yes', 65_024, 65_024, [16, 64]],
		['attention of 4 heads', '16x64~selfattention-4-16', 16_640, 16_640, [16, 64]],
		[
			'grouped keys and values',
			'16x64~selfattention-4-16,keyValueHeads:1',
			// 64·64 + 64, twice 64·16 + 16, 64·64 + 64
			10_400,
			10_400,
			[16, 64]
		],
		[
			'a block with a feed-forward width',
			'16x64~attention,heads:4,feedForward:128',
			16_640 + 2 * 128 + (64 * 128 + 128) + (128 * 64 + 64),
			16_640 + 2 * 128 + (64 * 128 + 128) + (128 * 64 + 64),
			[16, 64]
		]
	])('counts %s', (_, link, all, trainable, shape) => {
		const stack = counted(link);
		expect(stack.problem).toBeNull();
		expect(stack.count).toBe(all);
		expect(stack.trainable).toBe(trainable);
		expect(stack.layers.at(-1)!.shape).toEqual(shape);
	});

	it.each([
		['10x4096~lstm-256', 4_458_496, 0, 1024],
		['10x32~gru-16', 2400, 0, 0],
		['40x16~rnn-20,bidirectional:yes', 1520, 0, 40],
		['40x16~lstm-20,bias:no', 2880, 0, 0],
		['8x8x4~batchnorm~flatten~dense-2', 522, 8, 0]
	])('counts %s in PyTorch as %i', (link, count, withoutStatistics, moreBiases) => {
		expect(counted(link).inPytorch).toEqual({ count, withoutStatistics, moreBiases });
	});

	it.each([
		['4x4x1~convolution-2-5,padding:valid', 'Layer 1: A window of 5 does not fit on a side of 4'],
		['16x64~attention,heads:5', 'Layer 1: 5 heads do not share a width of 64 out evenly.'],
		['16x64~selfattention-8-4,keyValueHeads:3', 'Layer 1: 8 heads do not share the keys'],
		['16~lstm-4', 'Layer 1: A recurrent layer needs positions'],
		['16~pooling-2', 'Layer 1: Pooling needs an image']
	])('says of %s what does not fit', (link, sentence) => {
		expect(counted(link).problem).toContain(sentence);
	});

	it('refuses more than 2⁵³ with a sentence', () => {
		const { problem } = countStack({
			input: [100_000_000],
			layers: [{ kind: 'dense', numbers: [100_000_000] }]
		});
		expect(problem).toMatch(/^Layer 1: That is more than 2⁵³/);
	});

	it('is whole, and the sum of its layers', () => {
		fc.assert(
			fc.property(stacks, (stack) => {
				const { layers, count } = countStack(stack);
				expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
				expect(layers.reduce((all, layer) => all + layer.count, 0)).toBe(count);
			}),
			{ seed: 5 }
		);
	});

	describe('against tfjs’s model.countParams()', () => {
		beforeAll(() => tf.setBackend('cpu'));

		const input = (inputShape: number[]) => tf.layers.inputLayer({ inputShape });

		it.each([
			[
				'pictures',
				'20x21x3~convolution-6-3,stride:2,padding:valid,bias:no~batchnorm~pooling-2~depthwise-3,multiplier:2~pooling-3,of:average,stride:1,padding:same~globalpooling~dropout-30~dense-4,bias:no',
				() => [
					input([20, 21, 3]),
					tf.layers.conv2d({ filters: 6, kernelSize: 3, strides: 2, useBias: false }),
					tf.layers.batchNormalization(),
					tf.layers.maxPooling2d({ poolSize: 2 }),
					tf.layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, padding: 'same' }),
					tf.layers.averagePooling2d({ poolSize: 3, strides: 1, padding: 'same' }),
					tf.layers.globalAveragePooling2d({}),
					tf.layers.dropout({ rate: 0.3 }),
					tf.layers.dense({ units: 4, useBias: false })
				]
			],
			[
				'sequences',
				'24~embedding-50-8~convolution1d-12-5,padding:valid~pooling-2~lstm-7,sequence:yes,bidirectional:yes~rnn-6,sequence:yes~globalpooling,of:max~dense-2',
				() => [
					input([24]),
					tf.layers.embedding({ inputDim: 50, outputDim: 8 }),
					tf.layers.conv1d({ filters: 12, kernelSize: 5 }),
					tf.layers.maxPooling1d({ poolSize: 2 }),
					tf.layers.bidirectional({
						layer: tf.layers.lstm({ units: 7, returnSequences: true }) as tf.RNN,
						mergeMode: 'concat'
					}),
					tf.layers.simpleRNN({ units: 6, returnSequences: true }),
					tf.layers.globalMaxPooling1d(),
					tf.layers.dense({ units: 2 })
				]
			]
		])('agrees layer by layer for %s', (_, link, made) => {
			const model = tf.sequential({ layers: made() });
			const { layers, problem } = counted(link);
			expect(problem).toBeNull();
			const theirs = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
			expect(layers.map(({ count }) => count)).toEqual(theirs.map((l) => l.countParams()));
			expect(layers.map(({ shape }) => shape)).toEqual(
				theirs.map((l) => (l.outputShape as number[]).slice(1))
			);
			model.dispose();
		});

		it('agrees layer by layer', () => {
			const stack: Stack = {
				input: [8, 8, 3],
				layers: [
					{ kind: 'convolution', numbers: [6, 3] },
					{ kind: 'normalisation', numbers: [] },
					{ kind: 'convolution', numbers: [4, 5] },
					{ kind: 'flatten', numbers: [] },
					{ kind: 'dense', numbers: [17] },
					{ kind: 'dense', numbers: [10] }
				]
			};
			const model = tf.sequential({
				layers: [
					tf.layers.conv2d({ inputShape: [8, 8, 3], filters: 6, kernelSize: 3, padding: 'same' }),
					tf.layers.layerNormalization(),
					tf.layers.conv2d({ filters: 4, kernelSize: 5, padding: 'same' }),
					tf.layers.flatten(),
					tf.layers.dense({ units: 17 }),
					tf.layers.dense({ units: 10 })
				]
			});
			const { layers, count } = countStack(stack);
			expect(layers.map(({ count }) => count)).toEqual(model.layers.map((l) => l.countParams()));
			expect(layers.map(({ shape }) => shape)).toEqual(
				model.layers.map((l) => (l.outputShape as number[]).slice(1))
			);
			expect(count).toBe(model.countParams());
			model.dispose();
		});
	});
});

describe('readStack(writeStack(stack))', () => {
	it('is the stack', () => {
		fc.assert(
			fc.property(stacks, (stack) => {
				expect(readStack(writeStack(stack))).toEqual(stack);
			}),
			{ seed: 5 }
		);
	});

	it.each([
		'',
		'x',
		'0',
		'784~dense',
		'784~dense-0',
		'784~dense-1-2',
		'784~dense-1.5',
		'784~toString-1',
		'784~dense-1,bias',
		'784~dense-1,bias:maybe',
		'784~dense-1,stride:2',
		'784~dense-1,toString:1',
		'8x8x1~convolution-1-1,stride:0',
		'8x8x1~convolution-1-1,padding:full',
		'1x2x3x4',
		`1${'~flatten'.repeat(99)}`
	])('is undefined for “%s”', (text) => {
		expect(readStack(text)).toBeUndefined();
	});

	it('survives any text', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const stack = readStack(text);
				if (stack !== undefined) countStack(stack);
			}),
			{ seed: 5 }
		);
	});
});

describe('kerasSummary(counted)', () => {
	it('is what model.summary() prints', () => {
		expect(kerasSummary(countStack(lenet)).split('\n')).toEqual([
			'Model: "sequential"',
			'┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓',
			'┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃',
			'┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩',
			'│ dense (Dense)                   │ (None, 300)            │       235,500 │',
			'├─────────────────────────────────┼────────────────────────┼───────────────┤',
			'│ dense_1 (Dense)                 │ (None, 100)            │        30,100 │',
			'├─────────────────────────────────┼────────────────────────┼───────────────┤',
			'│ dense_2 (Dense)                 │ (None, 10)             │         1,010 │',
			'└─────────────────────────────────┴────────────────────────┴───────────────┘',
			' Total params: 266,610 (1.02 MB)',
			' Trainable params: 266,610 (1.02 MB)',
			' Non-trainable params: 0 (0.00 B)'
		]);
	});

	it('goes on in a second line where a name is too long for its column', () => {
		const { input, layers } = lenet;
		const normalised: Stack = { input, layers: [layers[0], newLayer('normalisation')] };
		const lines = kerasSummary(countStack(normalised)).split('\n');
		expect(lines.slice(6, 8)).toEqual([
			'│ layer_normalization             │ (None, 300)            │           600 │',
			'│ (LayerNormalization)            │                        │               │'
		]);
	});

	it('names layers after those that are made inside others too', () => {
		const lines = (link: string) => kerasSummary(counted(link));
		expect(lines('40x16~gru-8,bidirectional:yes,sequence:yes~gru-8')).toContain('│ gru_1 (GRU) ');
		expect(lines('8x32~attention~dense-2')).toContain('│ dense_2 (Dense) ');
	});

	it('tells what training adjusts from the rest', () => {
		expect(kerasSummary(counted('8~dense-8~batchnorm')).split('\n').slice(-3)).toEqual([
			' Total params: 104 (416.00 B)',
			' Trainable params: 88 (352.00 B)',
			' Non-trainable params: 16 (64.00 B)'
		]);
	});

	it('has no rows for no layers', () => {
		expect(kerasSummary(countStack({ input: [2], layers: [] }))).toContain('Total params: 0');
	});
});

describe('kerasCode(stack, counted)', () => {
	const code = (link: string) => kerasCode(readStack(link)!, counted(link)).split('\n');

	it('builds the stack as Keras reads it, and freezes what is frozen', () => {
		expect(
			code('28x28x1~convolution-8-3,stride:2,frozen:yes~batchnorm~pooling-2~flatten~dense-10')
		).toEqual([
			'import keras',
			'from keras import layers',
			'',
			'model = keras.Sequential([',
			'    keras.Input((28, 28, 1)),',
			'    layers.Conv2D(8, 3, strides=2, padding="same"),',
			'    layers.BatchNormalization(),',
			'    layers.MaxPooling2D(2),',
			'    layers.Flatten(),',
			'    layers.Dense(10),',
			'])',
			'model.layers[0].trainable = False',
			'model.summary()'
		]);
	});

	it('writes out what Keras has no class for, once', () => {
		const lines = code('16~embedding-100-32,positions:yes~attention,heads:2~selfattention-2-16');
		const classes = lines.filter((line) => line.startsWith('class '));
		expect(classes).toEqual([
			'class TokenAndPositionEmbedding(layers.Layer):',
			'class SelfAttention(layers.Layer):',
			'class TransformerBlock(layers.Layer):'
		]);
		expect(lines).toContain('    TransformerBlock(2, 16, 2, 128),');
	});
});

describe('kerasSize(bytes)', () => {
	it.each([
		[0, '0.00 B'],
		[1023, '1023.00 B'],
		[1024, '1.00 KB'],
		[41_600, '40.62 KB'],
		[41_856, '40.88 KB'],
		[1152, '1.12 KB'],
		[4 * 266_610, '1.02 MB']
	])('of %i is %s', (bytes, text) => {
		expect(kerasSize(bytes)).toBe(text);
	});
});
