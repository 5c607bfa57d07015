import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, expectClose, matrix, shapes, Stage, sum } from './stage.ts';

const stage = await Stage.open();

describe.each(shapes)('of $inputs × $units weights', ({ inputs, units }) => {
	const stride = padded(units);
	const kernel = eighths(inputs * units, 'kernel', inputs, units);

	test.each([1, 2, 5])(
		'addProduct(down, up, rank, inputs, stride, kernel) adds A·B of rank %d',
		(rank) => {
			const down = eighths(inputs * rank, 'down', inputs, rank);
			const up = eighths(rank * units, 'up', rank, units);
			const [a, b, to] = [
				stage.place(down, rank),
				stage.place(up, units),
				stage.place(kernel, units)
			];
			stage.kernels.addProduct(a.address, b.address, rank, inputs, stride, to.address);
			const expected = matrix(inputs, units, (i, j) => {
				const product = sum(rank, (k) => down[i * rank + k] * up[k * units + j]);
				return kernel[i * units + j] + product;
			});
			expect(stage.read(to)).toEqual(expected);
			expect(stage.padding(to).every((value) => value === 0)).toBe(true);
		}
	);

	test.each([1, 2, 5])('gradientOfLowRank(…) is ∂W·Bᵀ and Aᵀ·∂W of rank %d', (rank) => {
		const down = eighths(inputs * rank, 'down', inputs, rank);
		const up = eighths(rank * units, 'up', rank, units);
		const ofDown = stage.room(inputs, rank);
		const ofUp = stage.room(rank, units);
		stage.kernels.gradientOfLowRank(
			stage.place(down, rank).address,
			stage.place(up, units).address,
			rank,
			inputs,
			stride,
			stage.place(kernel, units).address,
			ofDown.address,
			ofUp.address
		);
		expectClose(
			stage.read(ofDown),
			matrix(inputs, rank, (i, k) => sum(units, (j) => kernel[i * units + j] * up[k * units + j])),
			1e-6
		);
		expectClose(
			stage.read(ofUp),
			matrix(rank, units, (k, j) => sum(inputs, (i) => kernel[i * units + j] * down[i * rank + k])),
			1e-6
		);
	});
});
