import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerStack } from '../../../src/lib/experiment/layers/layer.ts';
import { presetNamed } from '../../../src/lib/experiment/layers/layerEdits.ts';
import { stackForm } from '../../../src/lib/experiment/layers/stackForm.ts';
import { agreesWithStack, shapeOfStack } from '../../../src/lib/experiment/layers/stackShape.ts';
import { withDepth, withWidth } from '../../../src/lib/experiment/layers/stackShape.ts';
import { stacks } from '../arbitraries.ts';

const two = presetNamed('convolution, pooled');

describe('stackForm', () => {
	it.each<[string, LayerStack]>([
		['dense9.relu', presetNamed('dense')],
		['conv8.k5.s2.relu,conv8.k5.s2.relu.max', two],
		['dense6.relu.x3', Array(3).fill({ kind: 'dense', width: 6, activation: 'relu' })],
		[
			'dense6.relu,dense6.relu.residual.x2',
			[
				{ kind: 'dense', width: 6, activation: 'relu' },
				...Array(2).fill({ kind: 'dense', width: 6, activation: 'relu', residual: true })
			]
		],
		[
			'conv4.k3.same.tanh,dense2.linear',
			[
				{
					kind: 'convolution',
					width: 4,
					kernel: 3,
					stride: 1,
					padding: 'same',
					activation: 'tanh',
					pooling: 'none'
				},
				{ kind: 'dense', width: 2, activation: 'linear' }
			]
		],
		[
			'conv4.k3.relu.pool2,conv4.k3.relu.pool3.every1',
			[
				{ size: 2, stride: 2 },
				{ size: 3, stride: 1 }
			].map((window) => ({
				kind: 'convolution',
				width: 4,
				kernel: 3,
				stride: 1,
				padding: 'valid',
				activation: 'relu',
				pooling: 'window',
				window
			}))
		]
	])('writes %s', (text, stack) => {
		expect(stackForm.write(stack)).toBe(text);
		expect(stackForm.read(text)).toEqual(stack);
	});

	it('reads back what it writes, whatever the layers', () => {
		fc.assert(
			fc.property(stacks, (stack) => {
				expect(stackForm.read(stackForm.write(stack))).toEqual(stack);
				expect(stackForm.accepts(stack)).toBe(true);
				expect(stackForm.nearest(stack)).toEqual(stack);
			}),
			{ numRuns: 500, seed: 4 }
		);
	});

	it('reads the words of a layer in any order', () => {
		expect(stackForm.read('conv8.max.relu.s2.k5')).toEqual([two[1]]);
	});

	it.each([
		['', 'nothing'],
		['dense', 'no width'],
		['dense9', 'no activation'],
		['dense9.relu.tanh', 'two activations'],
		['dense9.relu.k5', 'a dense layer with a kernel'],
		['conv9.k5.relu.residual', 'a residual convolution'],
		['conv8.relu', 'no kernel'],
		['conv8.k5.relu.often', 'a word that means nothing'],
		['pool2.relu', 'no such kind'],
		['dense9.relu.x0', 'no times at all'],
		['dense9.relu.x9999', 'too many times to be read'],
		['dense9.relu,,dense9.relu', 'a layer left out']
	])('makes no sense of %j: %s', (text) => {
		expect(stackForm.read(text)).toBeUndefined();
	});

	it('takes the nearest of what is out of range, and sixty layers at most', () => {
		const read = stackForm.read('conv900.k99.s0.relu')!;
		expect(stackForm.accepts(read)).toBe(false);
		expect(stackForm.write(stackForm.nearest(read))).toBe('conv512.k64.relu');
		const many = stackForm.read('dense6.relu.x61')!;
		expect(stackForm.accepts(many)).toBe(false);
		expect(stackForm.nearest(many)).toHaveLength(60);
	});

	it('tells layers in words, equal ones once', () => {
		expect(stackForm.show(two)).toBe(
			'convolution 8 × 5 stride 2 relu, convolution 8 × 5 stride 2 relu max over all places'
		);
		expect(stackForm.show(stackForm.read('dense6.relu.x50')!)).toBe('50 times dense 6 relu');
	});
});

describe('shapeOfStack(stack)', () => {
	it('is the dense network that comes nearest', () => {
		expect(shapeOfStack(two)).toEqual({
			width: 8,
			depth: 2,
			layers: null,
			activation: 'relu',
			stack: two
		});
		expect(shapeOfStack(stackForm.read('dense6.tanh.x50')!).depth).toBe(6);
	});

	it('is what agreesWithStack(shape) asks for', () => {
		expect(agreesWithStack(shapeOfStack(two))).toBe(true);
		for (const wrong of [{ width: 9 }, { depth: 1 }, { activation: 'tanh' as const }]) {
			expect(agreesWithStack({ ...shapeOfStack(two), ...wrong })).toBe(false);
		}
	});
});

describe('withDepth(stack, depth)', () => {
	it('keeps the pooling with the last convolution', () => {
		const text = (depth: number) => stackForm.write(withDepth(two, depth));
		expect(text(1)).toBe('conv8.k5.s2.relu.max');
		expect(text(2)).toBe(stackForm.write(two));
		expect(text(4)).toBe('conv8.k5.s2.relu.x3,conv8.k5.s2.relu.max');
	});
});

describe('withWidth(stack, width)', () => {
	it('gives every layer so many units or filters', () => {
		expect(stackForm.write(withWidth(two, 3))).toBe('conv3.k5.s2.relu,conv3.k5.s2.relu.max');
	});
});
