import { formatCount } from '$lib/format.ts';
import { countParameters } from '$lib/network/cost.ts';
import { describeParameter, describeUpdated } from '$lib/network/describeParameter.ts';
import { matricesOf } from '$lib/network/matrices.ts';
import type { NetworkSpec } from '$lib/network/spec.ts';
import type { Palette } from '../palette.ts';
import { diverging, mix, parseColour, pixelOf, type Rgb } from './colour.ts';
import { layerOf } from './squares/parameterOrder.ts';
import type { SquareLayout } from './squares/squareLayout.ts';

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
	/** Round the biases. */
	frame: number;
	/** Round a frozen bias, which is small within its frame. */
	ground: number;
	/** Colours of frozen values, paler than `ramp`, from −1 to 1. */
	quiet: Uint32Array;
	/** The outline of a pruned weight, which is empty inside. */
	pruned: number;
}

export function coloursOfSquares(palette: Palette): SquareColours {
	const [low, zero, high] = [palette.negative, palette.zero, palette.positive].map(parseColour);
	const card = parseColour(palette.card);
	const pale = (colour: Rgb) => mix(colour, card, 0.35);
	return {
		ramp: diverging(low, zero, high, 512),
		quiet: diverging(pale(low), pale(zero), pale(high), 512),
		ground: pixelOf(card),
		unknown: pixelOf(parseColour(palette.hairline)),
		invalid: pixelOf(parseColour(palette.ink)),
		frame: pixelOf(parseColour(palette.ink)),
		pruned: pixelOf(mix(card, zero, 0.7))
	};
}

/**
 * The colour of each square. The mean of n parameters is coloured √n times as strongly as one parameter
 * of that value: unrelated parameters then look as strong together as alone.
 */
export function colourOf(
	layout: SquareLayout,
	parameters: Float32Array | null,
	{ ramp, unknown, invalid }: Pick<SquareColours, 'ramp' | 'unknown' | 'invalid'>,
	cell: number
): number {
	// Before it begins, an update has no numbers.
	if (!parameters || layout.first[cell] >= parameters.length) return unknown;
	const half = (ramp.length - 1) / 2;
	const share = strength(meanOf(parameters, layout, cell) * Math.sqrt(countOf(layout, cell)));
	return Number.isNaN(share) ? invalid : ramp[Math.round(half + half * share)];
}

/** Whether all parameters of a square are marked by a 1: pruned, or frozen. */
export function areMarked(
	{ first, units, inputs, stride }: SquareLayout,
	marks: Uint8Array,
	cell: number
): boolean {
	for (let input = 0; input < inputs[cell]; input++) {
		const start = first[cell] + input * stride[cell];
		for (let unit = 0; unit < units[cell]; unit++) if (!marks[start + unit]) return false;
	}
	return true;
}

/** Of the side of a frozen square, which is small. */
const frozenShare = 0.55;

/** Squares so small have no room between them: a hollow one shares its outline with its neighbours. */
const smallestApart = 8;

/**
 * `pixels` are `[height, width]` and begin `margin` pixels up and left of the squares. `pruned` has a 1
 * for each parameter that is set to 0 for good: its square is hollow. `frozen` has one for each that stays as
 * it is: its square is small and pale.
 */
export function paintSquares(
	layout: SquareLayout,
	parameters: Float32Array | null,
	colours: SquareColours,
	pixels: Uint32Array,
	width: number,
	margin: number,
	pruned: Uint8Array | null = null,
	frozen: Uint8Array | null = null
) {
	const fill = (x: number, y: number, across: number, down: number, colour: number) => {
		const start = (y + margin) * width + x + margin;
		for (let row = 0; row < down; row++) {
			pixels.fill(colour, start + row * width, start + row * width + across);
		}
	};
	pixels.fill(0);
	for (const { biases } of layout.blocks) {
		const { left, top, width, height } = biases;
		fill(left - 1, top - 1, width + 2, height + 2, colours.frame);
	}
	const { left, top, side } = layout;
	const outline = (x: number, y: number) => {
		if (side < 3) return fill(x, y, 1, 1, colours.pruned);
		fill(x, y, side, 1, colours.pruned);
		fill(x, y, 1, side, colours.pruned);
		if (side < smallestApart) return;
		fill(x, y + side - 1, side, 1, colours.pruned);
		fill(x + side - 1, y, 1, side, colours.pruned);
	};
	const small = Math.max(1, Math.round(frozenShare * side));
	const inset = Math.floor((side - small) / 2);
	for (let cell = 0; cell < left.length; cell++) {
		const [x, y] = [left[cell], top[cell]];
		if (pruned && areMarked(layout, pruned, cell)) outline(x, y);
		else if (frozen && areMarked(layout, frozen, cell)) {
			const colour = colourOf(layout, parameters, { ...colours, ramp: colours.quiet }, cell);
			fill(x, y, side, side, colours.ground);
			fill(x + inset, y + inset, small, small, colour);
		} else fill(x, y, side, side, colourOf(layout, parameters, colours, cell));
	}
}

/** How many parameters the square stands for. */
export function countOf({ units, inputs }: SquareLayout, cell: number): number {
	return units[cell] * inputs[cell];
}

export function meanOf(
	parameters: Float32Array,
	{ first, units, inputs, stride }: SquareLayout,
	cell: number
): number {
	let sum = 0;
	for (let input = 0; input < inputs[cell]; input++) {
		const start = first[cell] + input * stride[cell];
		for (let unit = 0; unit < units[cell]; unit++) sum += parameters[start + unit];
	}
	return sum / (units[cell] * inputs[cell]);
}

/** What one square shows, without the value. */
export function describeSquare(
	spec: NetworkSpec,
	layout: SquareLayout,
	cell: number,
	rank = 0
): string {
	const start = layout.first[cell];
	const count = countOf(layout, cell);
	if (start >= countParameters(spec)) return describeUpdated(spec, rank, start);
	if (count === 1) return describeParameter(spec, start).sentence;
	const layers = matricesOf(spec);
	const at = layers.indexOf(layerOf(layers, start));
	const layer = at === layers.length - 1 ? 'the output layer' : `hidden layer ${at + 1}`;
	return `mean of ${formatCount(count)} parameters of ${layer}`;
}
