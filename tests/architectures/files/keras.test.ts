import { describe, expect, it } from 'vitest';
import { opened, refusal, rows } from './make/opened.ts';
import { layer, makeKeras, makeZip, sequential, type LayerJson } from './make/zips.ts';
import { utf8, zeros } from './make/bytes.ts';

const name = 'model.keras';
const shapesOf = async (layers: readonly LayerJson[]) =>
	(await opened(name, makeKeras(sequential(layers)))).tensors.map(({ name, shape }) => [
		name,
		shape
	]);

/** Each kind of layer, and its weights as Keras's own `model.weights` has them. */
const kinds: [kind: string, config: object, input: unknown, weights: [string, number[]][]][] = [
	[
		'Dense',
		{ units: 4 },
		[null, 5],
		[
			['kernel', [5, 4]],
			['bias', [4]]
		]
	],
	['Dense', { units: 4, use_bias: false }, [null, 9, 5], [['kernel', [5, 4]]]],
	['Embedding', { input_dim: 50, output_dim: 8 }, [null, 9], [['embeddings', [50, 8]]]],
	[
		'Conv2D',
		{ filters: 4, kernel_size: [1, 2], groups: 2 },
		[null, 8, 8, 6],
		[
			['kernel', [1, 2, 3, 4]],
			['bias', [4]]
		]
	],
	[
		'Conv2D',
		{ filters: 4, kernel_size: [3, 3], data_format: 'channels_first' },
		[null, 3, 8, 8],
		[
			['kernel', [3, 3, 3, 4]],
			['bias', [4]]
		]
	],
	[
		'Conv3DTranspose',
		{ filters: 2, kernel_size: [2, 2, 2] },
		[null, 5, 5, 5, 3],
		[
			['kernel', [2, 2, 2, 2, 3]],
			['bias', [2]]
		]
	],
	[
		'DepthwiseConv2D',
		{ kernel_size: [3, 3], depth_multiplier: 2 },
		[null, 9, 9, 8],
		[
			['kernel', [3, 3, 8, 2]],
			['bias', [16]]
		]
	],
	[
		'SeparableConv1D',
		{ kernel_size: [3], filters: 6, depth_multiplier: 2 },
		[null, 16, 7],
		[
			['depthwise_kernel', [3, 7, 2]],
			['pointwise_kernel', [1, 14, 6]],
			['bias', [6]]
		]
	],
	[
		'BatchNormalization',
		{ axis: -1, scale: false },
		[null, 14, 6],
		[
			['beta', [6]],
			['moving_mean', [6]],
			['moving_variance', [6]]
		]
	],
	[
		'LayerNormalization',
		{ axis: [1, 2] },
		[null, 3, 4],
		[
			['gamma', [3, 4]],
			['beta', [3, 4]]
		]
	],
	['RMSNormalization', { axis: -1 }, [null, 3, 4], [['scale', [4]]]],
	['PReLU', { shared_axes: [1] }, [null, 16, 7], [['alpha', [1, 7]]]],
	[
		'SimpleRNN',
		{ units: 4, use_bias: false },
		[null, 9, 3],
		[
			['kernel', [3, 4]],
			['recurrent_kernel', [4, 4]]
		]
	],
	[
		'LSTM',
		{ units: 5 },
		[null, 9, 24],
		[
			['kernel', [24, 20]],
			['recurrent_kernel', [5, 20]],
			['bias', [20]]
		]
	],
	[
		'GRU',
		{ units: 3 },
		[null, 9, 6],
		[
			['kernel', [6, 9]],
			['recurrent_kernel', [3, 9]],
			['bias', [2, 9]]
		]
	],
	[
		'GRU',
		{ units: 3, reset_after: false },
		[null, 9, 6],
		[
			['kernel', [6, 9]],
			['recurrent_kernel', [3, 9]],
			['bias', [9]]
		]
	],
	[
		'MultiHeadAttention',
		{ num_heads: 4, key_dim: 8, value_dim: 6 },
		{ shapes_dict: { query_shape: [null, 16, 24], value_shape: [null, 9, 20] } },
		[
			['query/kernel', [24, 4, 8]],
			['query/bias', [4, 8]],
			['key/kernel', [20, 4, 8]],
			['key/bias', [4, 8]],
			['value/kernel', [20, 4, 6]],
			['value/bias', [4, 6]],
			['attention_output/kernel', [4, 6, 24]],
			['attention_output/bias', [24]]
		]
	],
	[
		'GroupQueryAttention',
		{ head_dim: 8, num_query_heads: 4, num_key_value_heads: 2, use_bias: false },
		{ shapes_dict: { query_shape: [null, 14, 6], value_shape: [null, 14, 6] } },
		[
			['query/kernel', [6, 4, 8]],
			['key/kernel', [6, 2, 8]],
			['value/kernel', [6, 2, 8]],
			['attention_output/kernel', [4, 8, 6]]
		]
	],
	[
		'Normalization',
		{ axis: [-1] },
		[5, 3],
		[
			['mean', [3]],
			['variance', [3]],
			['count', []]
		]
	],
	['MaxPooling2D', {}, [null, 8, 8, 3], []],
	['SpatialDropout1D', {}, [null, 8, 3], []]
];

describe('openWeights(.keras)', () => {
	it.each(kinds)('has the weights of %s %j', async (kind, config, input, weights) => {
		const one = layer(kind, { ...config, name: 'l' }, input as number[]);
		expect(await shapesOf([one])).toEqual(weights.map(([name, shape]) => [`l/${name}`, shape]));
	});

	it('counts MobileNet’s kind of model with all and with trained weights, packed or not', async () => {
		const backbone = sequential(
			[
				layer('Conv2D', { name: 'conv', filters: 8, kernel_size: [3, 3] }, [null, 32, 32, 3]),
				layer('BatchNormalization', { name: 'bn', axis: -1 }, [null, 32, 32, 8])
			],
			{ name: 'backbone', trainable: false }
		);
		const both = layer('Bidirectional', {
			name: 'both',
			layer: layer('LSTM', { name: 'forward', units: 5 }, [null, 9, 8]),
			backward_layer: layer('LSTM', { name: 'backward', units: 5 }, [null, 9, 8])
		});
		const each = layer('TimeDistributed', {
			name: 'each',
			layer: layer('Dense', { units: 7, name: 'd', dtype: 'float16' }, [null, 10])
		});
		const sum = { ...layer('Add', {}), module: 'keras.src.ops.numpy' };
		const model = sequential([layer('InputLayer', {}), backbone, both, each, sum]);
		for (const isPacked of [false, true]) {
			const weights = await opened(name, makeKeras(model, isPacked));
			expect(weights.kind).toBe('a Keras model');
			const counts = {
				frozen: 3 * 3 * 3 * 8 + 8 + 4 * 8,
				lstm: 4 * (8 * 5 + 5 * 5 + 5),
				dense: 77
			};
			const all = counts.frozen + 2 * counts.lstm + counts.dense;
			expect(weights.tensors.reduce((sum, { count }) => sum + count!, 0)).toBe(all);
			expect(rows(weights)[0]).toEqual(['backbone/conv/kernel', [3, 3, 3, 8], 'float32', 216, 864]);
			expect(rows(weights).at(-1)).toEqual(['each/d/bias', [7], 'float16', 7, 14]);
			expect(weights.notes[0]).toBe(
				'Keras trains 637 of them. The rest are frozen, or statistics of the data.'
			);
			expect(weights.notes[1]).toMatch(
				/^Its weights, 640\sbytes in “model\.weights\.h5”, are not opened/
			);
		}
	});

	it('names what it does not know and counts the rest', async () => {
		const odd = layer('<b>Odd</b>', {}, [null, 5]);
		const unbuilt = layer('Dense', { units: 4, name: 'late' });
		const dense = layer('Dense', { units: 4 }, [null, 5]);
		const { tensors, notes } = await opened(name, makeKeras(sequential([dense, odd, unbuilt])));
		expect(tensors.map(({ count }) => count)).toEqual([20, 4, null, null]);
		expect(notes[0]).toBe(
			'Layers of the kind “<b>Odd</b>” are not known here, and not in the count.'
		);
		expect(notes[1]).toBe(
			'1 layer was saved before its input was known: the sizes are not in the file.'
		);
	});

	const deep = Array.from({ length: 50 }).reduce<LayerJson>(
		(inner) => sequential([inner]),
		layer('Flatten', {})
	);
	const cases: [what: string, bytes: Uint8Array, sentence: string][] = [
		[
			'half a unit',
			makeKeras(sequential([layer('Dense', { units: 0.5, name: 'd' }, [null, 5])])),
			'“units” of “d” must be a whole number from 1 up.'
		],
		[
			'2⁶⁰ units',
			makeKeras(sequential([layer('Dense', { units: 2 ** 60, name: 'd' }, [null, 5])])),
			'“units” of “d” must be a whole number from 1 up.'
		],
		[
			'sizes that overflow',
			makeKeras(sequential([layer('Dense', { units: 2 ** 40, name: 'd' }, [null, 2 ** 40])])),
			'The shape of “d/kernel”, 1,099,511,627,776 × 1,099,511,627,776, holds more'
		],
		[
			'an input of unknown width',
			makeKeras(sequential([layer('Dense', { units: 2, name: 'd' }, [null, null])])),
			'What comes into “d” has 1 side, and side -1 is not known.'
		],
		[
			'an input that is no list',
			makeKeras(sequential([layer('Dense', { units: 2, name: 'd' }, { input_shape: 7 })])),
			'“input_shape” of “d” must be a list of whole numbers.'
		],
		[
			'groups that do not divide',
			makeKeras(
				sequential([
					layer('Conv1D', { filters: 2, kernel_size: [3], groups: 4, name: 'c' }, [null, 9, 6])
				])
			),
			'“groups” of “c” must divide its 6 channels, and 4 does not.'
		],
		[
			'no class',
			makeKeras(sequential([{ config: {} } as LayerJson])),
			'A layer in “config.json” has no “class_name” or no “config”.'
		],
		['models without end', makeKeras(deep), '“config.json” has models within models without end.'],
		[
			'a config cut off',
			makeZip({ 'config.json': utf8('{"class_name"') }),
			'“config.json” is cut off: it ends at byte 13'
		],
		[
			'a config that is no object',
			makeZip({ 'config.json': utf8('[1]') }),
			'“config.json” is no object of JSON, in braces.'
		],
		[
			'a zip of something else',
			makeZip({ 'a.txt': zeros(3) }),
			'It is a zip with neither a “config.json”'
		],
		[
			'a zip cut off',
			makeKeras(sequential([])).slice(0, -30),
			'It begins as a zip, and the directory that ends a zip is not there'
		]
	];
	it.each(cases)('gives %s a sentence', async (_, bytes, sentence) => {
		expect(await refusal(name, bytes)).toContain(sentence);
	});
});
