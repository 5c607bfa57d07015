import { expect, test } from 'vitest';
import { dropoutMask } from '../../../../src/lib/engine/step/dropout.ts';
import {
	activationText,
	derivativeText,
	dropoutText,
	filledText,
	lanesText,
	slopeText
} from '../../../../src/lib/engine/webgl/programs/activation.ts';
import {
	each,
	fragmentProgram,
	hashText
} from '../../../../src/lib/engine/webgl/programs/program.ts';
import {
	activate,
	activations,
	slopeAt,
	slopeFollows,
	slopeOf
} from '../../../../src/lib/network/activation.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { draw, openDevice } from './draw.ts';
import { eighths, expectTexels, rowsAt, Texels } from './texels.ts';

const device = await openDevice();

/** One of the texts' functions for each activation, a layer each, of what `weights` holds. */
function ofEach(
	functions: string,
	names: readonly string[],
	nameOf: (activation: string) => string,
	values: Texels
): Texels {
	const program = fragmentProgram({
		targets: names.length,
		samplers: [['sampler2D', 'weights']],
		arguments: {},
		functions: [functions],
		main: each(names.length, (i) => `result${i} = ${nameOf(names[i])}(weightsAt(local));`)
	});
	const { width, height } = values;
	return draw(device, program, {
		textures: { weights: values },
		background: new Texels(width, height, names.length),
		rectangles: [{ place: { x: 0, y: 0, width, height }, values: {} }]
	});
}

const sizes = [0, 1e-30, 1e-6, 0.01, 0.2, 0.2499, 0.2501, 0.3, 1, 5, 12, 40, 1e4, 3e38, Infinity];

/** sin has no value at infinity. */
const bounded = activations.filter((activation) => activation !== 'sin');
const invertible = activations.filter(slopeFollows);

test('activationText computes φ(z) at any size of z, infinite ones too', () => {
	const values = new Texels(8, 1);
	values.values.set(sizes.flatMap((size) => [size, -size]));
	const actual = ofEach(activationText, bounded, (activation) => `${activation}Of`, values);
	bounded.forEach((activation, i) => {
		values.values.forEach((z, at) => {
			const found = actual.values[i * values.values.length + at];
			const expected = activate(activation, z);
			const isExact = activation === 'relu' || activation === 'linear' || !Number.isFinite(z);
			// Far below zero gelu is a small share of z.
			const least = activation === 'gelu' ? 1e-6 : 1e-20;
			const tolerance = isExact ? 0 : 5e-7 * Math.abs(expected) + least;
			const isClose = found === expected || Math.abs(found - expected) <= tolerance;
			expect(isClose, `${activation}(${z}) is ${expected}, not ${found}`).toBe(true);
		});
	});
});

test('activationText passes on NaN where no exponential is between', () => {
	const actual = ofEach(
		activationText,
		activations,
		(activation) => `${activation}Of`,
		new Texels(1, 1, 1, () => NaN)
	);
	for (const activation of ['relu', 'linear'] as const) {
		expect(actual.values[4 * activations.indexOf(activation)]).toBeNaN();
	}
});

test('derivativeText computes φ′(z) from φ(z) to the last bit', () => {
	const values = new Texels(16, 2, 1, eighths(randomStream(1, 'slopes')));
	values.values.set([0, 1, -1, 0.5]);
	const expected = new Texels(16, 2, invertible.length);
	invertible.forEach((activation, i) =>
		values.values.forEach((h, at) => {
			expected.values[i * values.values.length + at] = slopeAt(activation, h);
		})
	);
	expectTexels(
		ofEach(derivativeText, invertible, (activation) => `${activation}Slope`, values),
		expected
	);
});

test('activationText computes sin z, and slopeText φ′(z), of small z and large ones', () => {
	const values = new Texels(16, 4);
	const own = [0, 1e-6, 0.1, 0.5, 0.785, 0.786, 1.57, 1.6, 2.35, 2.36, 3.14, 4.7, 6.3, 9, 15, 31];
	values.values.set(own.flatMap((z) => [z, -z, 40 * z, -40 * z]));
	const plain = [
		{ name: 'sinOf', of: (z: number) => activate('sin', z) },
		{ name: 'sinSlope', of: (z: number) => slopeOf('sin', z) },
		{ name: 'geluSlope', of: (z: number) => slopeOf('gelu', z) }
	];
	const names = plain.map(({ name }) => name);
	const actual = ofEach(activationText + slopeText, names, (name) => name, values);
	plain.forEach(({ name, of }, i) => {
		values.values.forEach((z, at) => {
			const found = actual.values[i * values.values.length + at];
			expect(Math.abs(found - of(z)), `${name}(${z})`).toBeLessThan(2e-6);
		});
	});
});

test('dropoutText keeps the units that the hash keeps, at several rates, seeds and layers', () => {
	const program = fragmentProgram({
		targets: 1,
		samplers: [],
		arguments: {},
		functions: [hashText, dropoutText],
		main: 'result0 = dropoutFactors(local.y, 4 * local.x);'
	});
	const table = [
		[
			{ dropout: 0.5, seed: 0xfedcba98, step: 3 },
			{ dropout: 0.1, seed: 17, step: 65537 },
			{ dropout: 0.999, seed: 0, step: 0 },
			{ dropout: 0, seed: 5, step: 1 }
		]
	];
	const background = new Texels(8, 24);
	const expected = background.copy();
	const rectangles = table[0].map(({ dropout, seed, step }, member) => {
		const place = { x: 2 * member, y: 0, width: 2, height: 24 };
		const mask = dropoutMask(dropout, seed, step, member, 24, 8);
		const factors = rowsAt(expected, place);
		mask.forEach((factor, i) => factors.set(Math.floor(i / 8), i % 8, factor));
		return { place, values: {}, layer: member, member };
	});
	expectTexels(draw(device, program, { textures: {}, background, rectangles, table }), expected);
});

test('filledText and lanesText tell units that exist from padding, NaN there too', () => {
	const program = fragmentProgram({
		targets: 2,
		samplers: [],
		arguments: { units: 'count' },
		functions: [filledText, lanesText],
		main: `
	int unit = 4 * local.x;
	vec4 h = mix(vec4(0.0) / vec4(float(layer)), vec4(7.0), lessThan(ivec4(unit) + ivec4(0, 1, 2, 3), ivec4(units)));
	result0 = filled(h, unit, units, 3.0);
	result1 = lanes(unit, units);`
	});
	const background = new Texels(4, 18, 2, () => 9.5);
	const expected = background.copy();
	const rectangles = Array.from({ length: 9 }, (_, units) => {
		const place = { x: 0, y: 2 * units, width: 3, height: 1 };
		for (let lane = 0; lane < 12; lane++) {
			const isThere = lane < units;
			expected.values[expected.at(place, 0) + lane] = isThere ? 7 : lane === units ? 3 : 0;
			expected.values[expected.at(place, 1) + lane] = Number(isThere);
		}
		return { place, values: { units }, layer: 0 };
	});
	expectTexels(draw(device, program, { textures: {}, background, rectangles }), expected);
});
