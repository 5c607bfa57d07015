/** The layers that models are made of, each with the shape that comes in, as `network/layers` counts them. */
import type { CountedLayer } from '../network/cost.ts';

/** A matrix from each of `inputs` numbers to each of `outputs`. */
export function dense(inputs: number, outputs: number, hasBias = true): CountedLayer {
	const spec = { kind: 'dense', units: outputs, activation: 'linear', hasBias } as const;
	return { spec, input: [inputs] };
}

/** At one place of the picture; a line says at how many it is applied. */
export function convolution(
	kernel: number,
	inputs: number,
	outputs: number,
	hasBias = true
): CountedLayer {
	return {
		spec: { kind: 'convolution2d', kernel, filters: outputs, hasBias },
		input: [1, 1, inputs]
	};
}

/** One kernel for each channel. */
export function depthwise(kernel: number, channels: number, hasBias = true): CountedLayer {
	return {
		spec: { kind: 'depthwiseConvolution2d', kernel, hasBias },
		input: [1, 1, channels]
	};
}

export function oblongConvolution(
	[kernel, kernelWidth]: readonly [height: number, width: number],
	inputs: number,
	outputs: number,
	hasBias = true
): CountedLayer {
	return {
		spec: { kind: 'convolution2d', kernel, kernelWidth, filters: outputs, hasBias },
		input: [1, 1, inputs]
	};
}

export function batchNormalisation(channels: number): CountedLayer {
	return { spec: { kind: 'batchNormalisation' }, input: [channels] };
}

export function embedding(entries: number, width: number): CountedLayer {
	return { spec: { kind: 'embedding', entries, width }, input: [1] };
}

export function normalisation(width: number, hasShift = true): CountedLayer {
	return { spec: { kind: 'normalisation', hasShift }, input: [width] };
}

export function tied(inputs: number, outputs: number): CountedLayer {
	return { spec: { kind: 'tied', outputs }, input: [inputs] };
}
