import { describe, expect, it } from 'vitest';
import { activations } from '../../../src/lib/network/activation.ts';
import { countLayer, countStatistics, multiplyAddsOf } from '../../../src/lib/network/cost.ts';
import { kindOf, type LayerSpec } from '../../../src/lib/network/layers/index.ts';
import { sizeOf, type Shape } from '../../../src/lib/network/shape.ts';
import { randomStream } from '../../../src/lib/random/randomStream.ts';

const convolution = (changes: object = {}) =>
	({
		kind: 'convolution1d',
		filters: 3,
		kernel: 4,
		padding: 'valid',
		activation: 'tanh',
		...changes
	}) as const;

/** Every kind, in more than one form where it has several. */
const layers: [name: string, spec: LayerSpec, input: Shape, output: Shape, count: number][] = [
	['dense', { kind: 'dense', units: 3, activation: 'tanh' }, [5], [3], 18],
	...activations.map((activation): (typeof layers)[number] => [
		`dense, ${activation}`,
		{ kind: 'dense', units: 4, activation },
		[3],
		[4],
		16
	]),
	[
		'dense without bias',
		{ kind: 'dense', units: 3, activation: 'tanh', hasBias: false },
		[5],
		[3],
		15
	],
	['dense at each place', { kind: 'dense', units: 3, activation: 'sigmoid' }, [4, 2], [4, 3], 9],
	['convolution', convolution(), [9, 2], [6, 3], 27],
	['convolution, same', convolution({ padding: 'same' }), [9, 2], [9, 3], 27],
	['convolution, stride 2', convolution({ stride: 2 }), [9, 2], [3, 3], 27],
	['convolution, same, stride 2', convolution({ stride: 2, padding: 'same' }), [9, 1], [5, 3], 15],
	['convolution, relu', convolution({ activation: 'relu', kernel: 1 }), [4, 2], [4, 3], 9],
	['convolution without bias', convolution({ hasBias: false }), [9, 2], [6, 3], 24],
	['global max pooling', { kind: 'globalMaxPooling' }, [6, 3], [3], 0],
	['flatten', { kind: 'flatten' }, [6, 3], [18], 0],
	...activations.map((activation): (typeof layers)[number] => [
		`residual, ${activation}`,
		{ kind: 'residual', units: 4, activation },
		[4],
		[4],
		20
	]),
	...activations.map((activation): (typeof layers)[number] => [
		`convolution, ${activation}`,
		convolution({ activation, stride: 2, padding: 'same' }),
		[7, 2],
		[4, 3],
		27
	]),
	[
		'convolution over a picture',
		{ kind: 'convolution2d', kernel: 3, filters: 5 },
		[8, 8, 2],
		[8, 8, 5],
		95
	],
	[
		'convolution over a picture, valid, stride 2, without bias',
		{ kind: 'convolution2d', kernel: 3, filters: 5, padding: 'valid', stride: 2, hasBias: false },
		[8, 9, 2],
		[3, 4, 5],
		90
	],
	[
		'convolution in groups',
		{ kind: 'convolution2d', kernel: 3, filters: 6, groups: 2 },
		[8, 8, 4],
		[8, 8, 6],
		114
	],
	[
		'oblong convolution',
		{ kind: 'convolution2d', kernel: 1, kernelWidth: 7, filters: 6 },
		[8, 8, 4],
		[8, 8, 6],
		174
	],
	[
		'depthwise convolution',
		{ kind: 'depthwiseConvolution2d', kernel: 3, multiplier: 2, stride: 2 },
		[7, 7, 4],
		[4, 4, 8],
		80
	],
	[
		'depthwise convolution without bias',
		{ kind: 'depthwiseConvolution2d', kernel: 3, hasBias: false },
		[7, 7, 4],
		[7, 7, 4],
		36
	],
	['max pooling over positions', { kind: 'pooling', of: 'max', size: 2 }, [7, 3], [3, 3], 0],
	[
		'mean pooling over positions, same',
		{ kind: 'pooling', of: 'average', size: 3, stride: 2, padding: 'same' },
		[6, 2],
		[3, 2],
		0
	],
	['max pooling', { kind: 'pooling', of: 'max', size: 2 }, [7, 8, 3], [3, 4, 3], 0],
	[
		'average pooling over positions',
		{ kind: 'pooling', of: 'average', size: 3, stride: 1, padding: 'same' },
		[7, 3],
		[7, 3],
		0
	],
	['global average pooling', { kind: 'globalAveragePooling' }, [4, 4, 6], [6], 0],
	['dropout', { kind: 'dropout', percent: 50 }, [4, 6], [4, 6], 0],
	['batch normalisation', { kind: 'batchNormalisation' }, [4, 4, 6], [4, 4, 6], 12],
	[
		'batch normalisation without scale',
		{ kind: 'batchNormalisation', hasScale: false },
		[6],
		[6],
		6
	],
	['LSTM', { kind: 'recurrent', cell: 'lstm', units: 5 }, [9, 3], [5], 180],
	['GRU', { kind: 'recurrent', cell: 'gru', units: 5 }, [9, 3], [5], 150],
	[
		'GRU with one vector of biases',
		{ kind: 'recurrent', cell: 'gru', units: 5, biases: 1, givesSequence: true },
		[9, 3],
		[9, 5],
		135
	],
	[
		'recurrent layer without biases',
		{ kind: 'recurrent', cell: 'simple', units: 5, biases: 0 },
		[9, 3],
		[5],
		40
	],
	[
		'LSTM both ways',
		{ kind: 'recurrent', cell: 'lstm', units: 5, givesSequence: true, isBidirectional: true },
		[9, 3],
		[9, 10],
		360
	],
	['embedding', { kind: 'embedding', entries: 10, width: 4 }, [7], [7, 4], 40],
	['normalisation', { kind: 'normalisation', hasShift: true }, [6], [6], 12],
	['scale alone', { kind: 'normalisation', hasShift: false }, [6], [6], 6],
	['tied head', { kind: 'tied', outputs: 10 }, [4], [10], 0]
];

describe('a kind of layer', () => {
	it.each(layers)(
		'%s: says what comes out, and counts the numbers that it names',
		(_, spec, input, output, count) => {
			const kind = kindOf(spec);
			expect(kind.outputShape(spec, input)).toEqual(output);
			expect(countLayer({ spec, input })).toBe(count);
			const sizes = kind.parameters(spec, input).map(({ shape }) => sizeOf(shape));
			expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count);
			const symbols = Object.keys(kind.formula(spec, input).values);
			expect(Object.keys(kind.symbols)).toEqual(expect.arrayContaining(symbols));
			expect(multiplyAddsOf({ spec, input })).toBeGreaterThanOrEqual(0);
		}
	);

	const trainable = layers.filter(([, spec]) => kindOf(spec).trainable !== null);
	const rows = 3;

	/** Numbers no two of which are alike, so that the largest is one. */
	function numbers(count: number, name: string): Float64Array {
		const random = randomStream(1, 'layers', name);
		return Float64Array.from({ length: count }, () => random.normal());
	}

	it.each(trainable)(
		'%s: has the gradient that differences have',
		(name, spec, input, output, count) => {
			const { forward, backward } = kindOf(spec).trainable!;
			const parameters = numbers(count, `${name} parameters`);
			const inputs = numbers(rows * sizeOf(input), `${name} inputs`);
			const weights = numbers(rows * sizeOf(output), `${name} loss`);
			const loss = (p: Float64Array, x: Float64Array) =>
				forward(spec, input, p, x, rows).reduce((sum, value, i) => sum + value * weights[i], 0);
			const outputs = forward(spec, input, parameters, inputs, rows);
			expect(outputs).toHaveLength(rows * sizeOf(output));
			const gradient = backward(spec, input, parameters, { inputs, outputs }, weights, rows);

			const step = 1e-6;
			const difference = (values: Float64Array, i: number, of: (moved: Float64Array) => number) =>
				(of(values.with(i, values[i] + step)) - of(values.with(i, values[i] - step))) / (2 * step);
			parameters.forEach((_, i) => {
				const expected = difference(parameters, i, (moved) => loss(moved, inputs));
				expect(gradient.parameters[i]).toBeCloseTo(expected, 6);
			});
			inputs.forEach((_, i) => {
				const expected = difference(inputs, i, (moved) => loss(parameters, moved));
				expect(gradient.inputs[i]).toBeCloseTo(expected, 6);
			});
		}
	);

	it.each(trainable.filter(([, , , , count]) => count > 0))(
		'%s: has words of its own for each of its parameters',
		(_, spec, input, __, count) => {
			const { describe } = kindOf(spec).trainable!;
			const neighbours = { from: (i: number) => `from ${i}`, to: (i: number) => `to ${i}` };
			const sentences = Array.from(
				{ length: count },
				(_, index) => describe(spec, input, index, neighbours).sentence
			);
			expect(new Set(sentences).size).toBe(count);
		}
	);
});

describe('convolution1d', () => {
	it('moves one kernel along the positions', () => {
		const spec = convolution({ filters: 1, kernel: 2, activation: 'linear' });
		const { forward } = kindOf(spec).trainable!;
		const outputs = forward(spec, [4, 1], [10, 1, 0.5], Float64Array.of(1, 2, 3, 4), 1);
		expect([...outputs]).toEqual([12.5, 23.5, 34.5]);
	});

	it('pads the same as tfjs does: an odd zero at the far end', () => {
		const spec = convolution({ filters: 1, kernel: 2, activation: 'linear', padding: 'same' });
		const { forward } = kindOf(spec).trainable!;
		const outputs = forward(spec, [3, 1], [10, 1, 0], Float64Array.of(1, 2, 3), 1);
		expect([...outputs]).toEqual([12, 23, 30]);
	});

	it.each([
		[[2, 1], 'A kernel of 4 positions does not fit on 2 of them.'],
		[[8], 'A convolution over positions needs positions × channels, and gets 8.']
	])('refuses %j with a sentence', (input, sentence) => {
		const spec = convolution();
		expect(() => kindOf(spec).outputShape(spec, input)).toThrow(sentence);
	});
});

describe('a layer that cannot take what comes in', () => {
	it.each<[LayerSpec, Shape, string]>([
		[
			{ kind: 'convolution2d', kernel: 5, filters: 2, padding: 'valid' },
			[4, 4, 1],
			'A window of 5 does not fit on a side of 4: pad it, or shrink it.'
		],
		[
			{ kind: 'convolution2d', kernel: 3, filters: 4, groups: 3 },
			[4, 4, 6],
			'3 groups do not share 6 channels and 4 filters out evenly.'
		],
		[{ kind: 'pooling', of: 'max', size: 2 }, [9], 'Pooling needs an image'],
		[
			{ kind: 'residual', units: 6, activation: 'relu' },
			[5],
			'A residual layer of 6 units needs 6 numbers to come in, and gets 5.'
		],
		[
			{ kind: 'residual', units: 8, activation: 'relu' },
			[18, 8],
			'A residual layer of 8 units needs 8 numbers to come in, and gets 18 × 8.'
		],
		[{ kind: 'globalAveragePooling' }, [9], 'Pooling needs an image'],
		[{ kind: 'recurrent', cell: 'lstm', units: 2 }, [9], 'A recurrent layer needs positions'],
		[{ kind: 'depthwiseConvolution2d', kernel: 3 }, [9, 2], 'A depthwise convolution needs']
	])('%j says why', (spec, input, sentence) => {
		expect(() => kindOf(spec).outputShape(spec, input)).toThrow(sentence);
	});
});

describe('batchNormalisation', () => {
	it('keeps a mean and a variance a channel beside its parameters', () => {
		const batch = { spec: { kind: 'batchNormalisation' }, input: [4, 4, 6] } as const;
		expect(countStatistics(batch)).toBe(12n);
		const layer = { spec: { kind: 'normalisation', hasShift: true }, input: [6] } as const;
		expect(countStatistics(layer)).toBe(0n);
	});
});
