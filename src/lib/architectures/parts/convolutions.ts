/** Lines of convolutional networks; `side` is the side of the square picture that comes out. */
import type { Line } from '../block.ts';
import { batchNormalisation, convolution, dense, depthwise, oblongConvolution } from '../layer.ts';

export function convolutionLine(
	name: string,
	kernel: number,
	inputs: number,
	outputs: number,
	side: number,
	hasBias = false
): Line {
	return {
		name: `${kernel}×${kernel} convolution${name}`,
		purpose: 'convolution',
		layer: convolution(kernel, inputs, outputs, hasBias),
		places: side ** 2
	};
}

export function depthwiseLine(kernel: number, channels: number, side: number): Line {
	return {
		name: `${kernel}×${kernel} depthwise convolution`,
		purpose: 'convolution',
		layer: depthwise(kernel, channels, false),
		places: side ** 2
	};
}

export function oblongLine(
	[height, width]: readonly [number, number],
	inputs: number,
	outputs: number,
	side: number
): Line {
	return {
		name: `${height}×${width} convolution`,
		purpose: 'convolution',
		layer: oblongConvolution([height, width], inputs, outputs, false),
		places: side ** 2
	};
}

export const batchNorm = (name: string, channels: number): Line => ({
	name: `Batch normalisation${name}`,
	purpose: 'normalisation',
	layer: batchNormalisation(channels)
});

/** Of the last features. */
export const classifier = (inputs: number, classes: number): Line => ({
	name: 'Dense',
	purpose: 'head',
	layer: dense(inputs, classes)
});

export const halved = (side: number) => Math.ceil(side / 2);
