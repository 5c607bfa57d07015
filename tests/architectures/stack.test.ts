import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { kerasSize, kerasSummary } from '../../src/lib/architectures/kerasSummary.ts';
import {
	countStack,
	kindOf,
	newLayer,
	readStack,
	stackKindNames,
	writeStack,
	type Stack
} from '../../src/lib/architectures/stack.ts';

const lenet: Stack = {
	input: [784],
	layers: [300, 100, 10].map((units) => ({ kind: 'dense', numbers: [units] }))
};

const stacks: fc.Arbitrary<Stack> = fc.record({
	input: fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 3 }),
	layers: fc.array(
		fc
			.constantFrom(...stackKindNames)
			.chain((kind) =>
				fc
					.tuple(
						...Object.values(kindOf(newLayer(kind)).fields).map(({ minimum, maximum }) =>
							fc.integer({ min: minimum, max: Math.min(50, maximum) })
						)
					)
					.map((numbers) => ({ kind, numbers: numbers as number[] }))
			),
		{ maxLength: 8 }
	)
});

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

	it('has no rows for no layers', () => {
		expect(kerasSummary(countStack({ input: [2], layers: [] }))).toContain('Total params: 0');
	});
});

describe('kerasSize(bytes)', () => {
	it.each([
		[0, '0.00 B'],
		[1023, '1023.00 B'],
		[1024, '1.00 KB'],
		[4 * 266_610, '1.02 MB']
	])('of %i is %s', (bytes, text) => {
		expect(kerasSize(bytes)).toBe(text);
	});
});
