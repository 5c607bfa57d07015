import { describe, expect, it } from 'vitest';
import { activations } from '../../../src/lib/network/activation.ts';
import { countLayer, multiplyAddsOf } from '../../../src/lib/network/cost.ts';
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
	['global max pooling', { kind: 'globalMaxPooling' }, [6, 3], [3], 0],
	['flatten', { kind: 'flatten' }, [6, 3], [18], 0],
	[
		'convolution over a picture',
		{ kind: 'convolution2d', kernel: 3, filters: 5 },
		[8, 8, 2],
		[8, 8, 5],
		95
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
