import { expect, test } from 'vitest';
import { lanesText } from '../../../../src/lib/engine/webgl/programs/activation.ts';
import { lossGradientText } from '../../../../src/lib/engine/webgl/programs/lossGradient.ts';
import { each, fragmentProgram } from '../../../../src/lib/engine/webgl/programs/program.ts';
import { losses } from '../../../../src/lib/network/loss.ts';
import { randomStream } from '../../../../src/lib/random/randomStream.ts';
import { draw, openDevice } from './draw.ts';
import { lossGradients } from './formulas.ts';
import { eighths, expectTexels, Texels } from './texels.ts';

const device = await openDevice();

const program = fragmentProgram({
	targets: losses.length,
	samplers: [
		['sampler2D', 'weights'],
		['sampler2D', 'moments1']
	],
	arguments: { outputs: 'count' },
	functions: [lanesText, lossGradientText],
	main: `
	vec4 z = weightsAt(local);
	vec4 y = moments1At(local);
	vec4 exist = lanes(0, outputs);
	${each(losses.length, (i) => `result${i} = ${losses[i]}Gradient(z, y, exist, batch.x, float(outputs));`)}`
});

/** One row of outputs a texel, all of the same number of outputs. */
function compare(outputs: number, z: Texels, y: Texels): Texels {
	const { width, height } = z;
	const rows = 3;
	const expected = new Texels(width, height, losses.length);
	losses.forEach((loss, layer) => {
		for (let x = 0; x < width; x++) {
			const start = z.at({ x, y: 0 });
			const own = (texels: Texels) => texels.values.subarray(start, start + outputs);
			const gradient = lossGradients[loss](own(z), own(y), rows);
			expected.values.set(gradient, expected.at({ x, y: 0 }, layer));
		}
	});
	const actual = draw(device, program, {
		textures: { weights: z, moments1: y },
		background: new Texels(width, height, losses.length, () => 9.5),
		rectangles: [{ place: { x: 0, y: 0, width, height }, values: { outputs } }],
		table: [[{ rows }]]
	});
	expectTexels(actual, expected, { relative: 1e-6, absolute: 1e-7 });
	return actual;
}

test.each([1, 2, 3, 4])('lossGradientText computes ∂loss/∂z of %i outputs', (outputs) => {
	const next = eighths(randomStream(outputs, 'losses'));
	compare(outputs, new Texels(16, 1, 1, next), new Texels(16, 1, 1, next));
});

test('lossGradientText computes ∂loss/∂z of outputs that overflow an exponential', () => {
	const z = new Texels(6, 1);
	z.values.set([1e4, -1e4, 0, 1e4, -1e4, -1e4, -1e4, -1e4, 89, 88, -200, 0, 3e38, 0, 0, 0]);
	z.values.set([0, 0, 0, 0, -3e38, -1, 1, 1e-30], 16);
	const actual = compare(4, z, new Texels(6, 1, 1, () => 0.5));
	expect(actual.values.every(Number.isFinite)).toBe(true);
});
