import { avgPool, maxPool, mul, pad, reshape, tensor } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import type { PoolingSpec } from '../../../network/layers/pooling.ts';
import { placesOnSide, zerosBefore, type Padding } from '../../../network/layers/slidingWindow.ts';
import type { ReferenceLayer } from './layer.ts';

export const pooling: ReferenceLayer<PoolingSpec> = (spec, _parameters, inputs, output) => {
	const { of, size, stride = size, padding = 'valid' } = spec;
	const [rows, ...input] = inputs.shape;
	const isLine = input.length === 2;
	const [height, width, channels] = isLine ? [input[0], 1, input[1]] : input;
	const x = reshape(inputs, [rows, height, width, channels]) as Tensor4D;
	const window: [number, number] = [size, isLine ? 1 : size];
	const steps: [number, number] = [stride, isLine ? 1 : stride];
	const pooled =
		of === 'max' ? maxPool(x, window, steps, padding) : meanPool(x, window, steps, padding);
	return reshape(pooled, [rows, ...output]);
};

/**
 * The mean over the positions that there are. tfjs's own gradient of a padded mean counts the padding
 * (4.22), so zeros are put around it here, and each place is scaled by what lies in it.
 */
function meanPool(
	x: Tensor4D,
	window: [number, number],
	steps: [number, number],
	padding: Padding
): Tensor {
	const [down, across] = [x.shape[1], x.shape[2]].map((side, i) => {
		const [size, step] = [window[i], steps[i]];
		const places = placesOnSide(side, size, step, padding);
		const before = zerosBefore(side, size, step, padding);
		const after = Math.max(0, (places - 1) * step + size - side - before);
		const scales = Array.from({ length: places }, (_, place) => {
			const first = place * step - before;
			return size / (Math.min(first + size, side) - Math.max(first, 0));
		});
		return { before, after, scales };
	});
	const padded = pad(x, [
		[0, 0],
		[down.before, down.after],
		[across.before, across.after],
		[0, 0]
	]);
	const scales = down.scales.flatMap((one) => across.scales.map((other) => one * other));
	const shape = [1, down.scales.length, across.scales.length, 1];
	return mul(avgPool(padded as Tensor4D, window, steps, 'valid'), tensor(scales, shape));
}
