import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, shapes, Stage } from './stage.ts';

const stage = await Stage.open();

describe.each(shapes)('for $inputs inputs and $units units', ({ inputs, units }) => {
	test('transpose(kernel, inputs, stride, strips) makes columns of rows, eight side by side', () => {
		const kernel = eighths(inputs * units, 'kernel', inputs, units);
		const stride = padded(units);
		const size = Math.ceil(inputs / 8) * stride * 8;
		const strips = stage.memory.allocate(size);
		const expected = new Float32Array(size);
		kernel.forEach((value, at) => {
			const [i, j] = [Math.floor(at / units), at % units];
			expected[(Math.floor(i / 8) * stride + j) * 8 + (i % 8)] = value;
		});
		stage.kernels.transpose(stage.place(kernel, units).address, inputs, stride, strips);
		expect(stage.memory.floats(strips, size)).toEqual(expected);
	});
});
