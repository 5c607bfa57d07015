import { describeParameter } from '$lib/network/describeParameter.ts';
import { denseLayersOf, type NetworkSpec } from '$lib/network/spec.ts';
import type { Palette } from '../palette.ts';
import { diverging, parseColour, pixelOf } from './colour.ts';
import { layerOf, type SquareLayout } from './squareLayout.ts';

const linear = 0.05;
const full = 2;

/**
 * How strongly a value is coloured, −1 to 1, the same for every network: in proportion below about
 * 0.05, then with its logarithm, full from ±2 on.
 */
export function strength(value: number): number {
	const share = Math.asinh(Math.abs(value) / linear) / Math.asinh(full / linear);
	return Math.sign(value) * Math.min(1, share);
}

export interface SquareColours {
	/** Colours of the values from −1 to 1, an odd number of them. */
	ramp: Uint32Array;
	/** No value yet. */
	unknown: number;
	/** The value is no number. */
	invalid: number;
}

export function coloursOfSquares(palette: Palette): SquareColours {
	const [low, zero, high] = [palette.negative, palette.zero, palette.positive].map(parseColour);
	return {
		ramp: diverging(low, zero, high, 512),
		unknown: pixelOf(parseColour(palette.hairline)),
		invalid: pixelOf(parseColour(palette.ink))
	};
}

/**
 * One pixel a square. The mean of n parameters is coloured √n times as strongly as one parameter of
 * that value: unrelated parameters then look as strong together as alone.
 */
export function paintSquares(
	{ first, count }: SquareLayout,
	parameters: Float32Array | null,
	{ ramp, unknown, invalid }: SquareColours,
	pixels: Uint32Array
) {
	const half = (ramp.length - 1) / 2;
	for (let cell = 0; cell < first.length; cell++) {
		const start = first[cell];
		if (start < 0) pixels[cell] = 0;
		else if (!parameters) pixels[cell] = unknown;
		else {
			const mean = meanOf(parameters, start, count[cell]);
			const share = strength(mean * Math.sqrt(count[cell]));
			pixels[cell] = Number.isNaN(share) ? invalid : ramp[Math.round(half + half * share)];
		}
	}
}

export function meanOf(parameters: Float32Array, start: number, count: number): number {
	let sum = 0;
	for (let i = start; i < start + count; i++) sum += parameters[i];
	return sum / count;
}

/** The cell whose square shows this parameter, or −1. */
export function cellOf({ first, count }: SquareLayout, index: number): number {
	return first.findIndex((start, cell) => start <= index && index < start + count[cell]);
}

/** What one square shows, without the value. */
export function describeSquare(spec: NetworkSpec, { first, count }: SquareLayout, cell: number) {
	if (count[cell] === 1) return describeParameter(spec, first[cell]).sentence;
	const layers = denseLayersOf(spec);
	const { index } = layerOf(layers, first[cell]);
	const layer = index === layers.length - 1 ? 'the output layer' : `hidden layer ${index + 1}`;
	return `mean of ${count[cell]} parameters of ${layer}`;
}
