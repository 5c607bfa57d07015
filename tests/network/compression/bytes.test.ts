import { describe, expect, test } from 'vitest';
import { bitsPerWeight, storedBytes } from '../../../src/lib/network/compression/bytes.ts';
import { countWeightsLeft, pruneWeights } from '../../../src/lib/network/compression/prune.ts';
import {
	bitWidths,
	quantized,
	type BitWidth,
	type Quantization
} from '../../../src/lib/network/compression/quantize.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import { denseNetwork } from '../../../src/lib/network/spec.ts';
import { randomStream } from '../../../src/lib/random/randomStream.ts';
import { pack, unpack } from './packedPayload.ts';

const large = denseNetwork({ inputs: 2, hidden: [64, 64], outputs: 1, activation: 'relu' });
const all = 4288;
const left = (share: number) => countWeightsLeft(large, { share, over: 'network' });

describe('storedBytes(network, left, quantization)', () => {
	test.each<[BitWidth, number]>([
		[8, 4816],
		[6, 3744],
		[5, 3208],
		[4, 2672],
		[3, 2136],
		[2, 1600],
		['ternary', 1600],
		['binary', 1064]
	])('at %s bits a weight with one scale per layer are %d, per unit 504 more', (bits, bytes) => {
		expect(storedBytes(large, all, { bits, scale: 'layer' }).total).toBe(bytes);
		expect(storedBytes(large, all, { bits, scale: 'unit' }).total).toBe(bytes + 504);
	});

	test('of float32 numbers are four each', () => {
		expect(storedBytes(large)).toEqual({
			weights: 17152,
			positions: 0,
			biases: 516,
			scales: 0,
			total: 17668,
			positionsAs: 'none'
		});
	});

	test('of pruned networks count what says which weights stay', () => {
		expect(storedBytes(large, left(0.8))).toMatchObject({ total: 4484, positions: 536 });
		const quantization: Quantization = { bits: 4, scale: 'layer', biases: 8 };
		expect(storedBytes(large, left(0.9), quantization).total).toBe(904);
		expect(storedBytes(large, left(0.9), { ...quantization, bits: 3 }).total).toBe(850);
		expect(storedBytes(large, left(0.8), quantization).total).toBe(1118);
	});

	test('of a small network at 8 bits are 448', () => {
		const small = denseNetwork({ inputs: 2, hidden: [16, 16], outputs: 1, activation: 'relu' });
		const quantization: Quantization = { bits: 8, scale: 'layer' };
		// 304 weights, 33 biases, three scales.
		expect(storedBytes(small, 304, quantization).total).toBe(304 + 132 + 12);
	});

	test('take a list of places where few weights are left, and write zeros where few are gone', () => {
		expect(storedBytes(large, 43)).toMatchObject({ positionsAs: 'list', positions: 70 });
		const four: Quantization = { bits: 4, scale: 'layer' };
		expect(storedBytes(large, 4000, four)).toMatchObject({ positionsAs: 'none', weights: 2144 });
		const binary: Quantization = { bits: 'binary', scale: 'layer' };
		expect(storedBytes(large, 4000, binary)).toMatchObject({ positionsAs: 'bits', positions: 536 });
	});
});

const forms = [null, ...bitWidths].flatMap((bits) =>
	(bits === null
		? [null]
		: (['layer', 'unit'] as const).flatMap((scale) =>
				(['float', 8] as const).map((biases): Quantization => ({ bits, scale, biases }))
			)
	).map((quantization) => ({
		name: quantization
			? `${quantization.bits}, per ${quantization.scale}, biases ${quantization.biases}`
			: 'float32',
		quantization
	}))
);

test.each(forms)(
	'storedBytes(…) are those of a packed file, which reads as the quantized network: $name',
	({ quantization }) => {
		const random = randomStream(5, 'biases');
		const before = initialParameters(large, 5).map((value) => value || random.normal());
		for (const share of [0, 0.8, 0.99]) {
			const pruning = { share, first: 'smallest', over: 'network' } as const;
			const { parameters, mask } = pruneWeights(large, before, pruning, 5);
			const payload = pack(large, parameters, mask, quantization);
			const { positionsAs, total, ...parts } = storedBytes(large, left(share), quantization);
			expect(positionsAs).toBe(payload.form);
			for (const part of ['weights', 'positions', 'biases', 'scales'] as const) {
				expect(payload[part].length).toBe(parts[part]);
			}
			expect(total).toBe(parts.weights + parts.positions + parts.biases + parts.scales);
			const expected = quantization ? quantized(large, parameters, quantization) : parameters;
			const read = unpack(large, payload, quantization);
			expect(read.findIndex((value, i) => value !== expected[i])).toBe(-1);
		}
	}
);

test('bitsPerWeight(bits) is two for three values, one for two', () => {
	expect(bitWidths.map(bitsPerWeight)).toEqual([8, 6, 5, 4, 3, 2, 2, 1]);
});
