import { describe, expect, test } from 'vitest';
import {
	bitWidths,
	largestCode,
	quantized
} from '../../../../src/lib/network/compression/quantize.ts';
import { denseNetwork } from '../../../../src/lib/network/spec.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { shapes, Stage } from './stage.ts';

const stage = await Stage.open();
const kinds = { grid: 1, ternary: 2, binary: 3 };

describe.each(bitWidths)('%s', (bits) => {
	const kind = kinds[typeof bits === 'number' ? 'grid' : bits];

	test.each(shapes)(
		'roundWeights(from, to, …) rounds $inputs × $units weights to the bits of quantized(…)',
		({ inputs, units }) => {
			const network = denseNetwork({ inputs, hidden: [], outputs: units, activation: 'linear' });
			const { normal } = randomStream(inputs, 'rounding', units);
			// Some are 0, and some lie half-way between two codes.
			const weights = Float32Array.from({ length: inputs * units }, (_, i) =>
				i % 5 === 1 ? 0 : i % 5 === 2 ? Math.round(4 * normal()) / 2 : normal()
			);
			const parameters = new Float32Array(weights.length + units);
			parameters.set(weights);
			const from = stage.place(weights, units);
			const room = () => stage.room(1, units).address;
			for (const scale of ['layer', 'unit'] as const) {
				const to = stage.room(inputs, units);
				stage.kernels.roundWeights(
					from.address,
					to.address,
					inputs,
					units,
					padded(units),
					kind,
					largestCode(bits),
					Number(scale === 'unit'),
					room(),
					room()
				);
				const expected = quantized(network, parameters, { bits, scale });
				expect(stage.read(to)).toEqual(expected.subarray(0, weights.length));
			}
			expect(stage.read(from)).toEqual(weights);
		}
	);

	test('roundWeights(from, to, …) shows that a network has diverged', () => {
		const from = stage.place(Float32Array.of(1, NaN, 2, -3), 2);
		const to = stage.room(2, 2);
		const room = () => stage.room(1, 2).address;
		const code = largestCode(bits);
		stage.kernels.roundWeights(from.address, to.address, 2, 2, 4, kind, code, 0, room(), room());
		expect(stage.read(to)[1]).toBeNaN();
	});
});
