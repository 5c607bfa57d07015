/**
 * Where along a strip of samples a network uses one weight, and what each of its places sees. A dense
 * layer on the samples uses a weight at one of them, a convolution at every place of its kernel.
 */
import { placesOf } from '../../network/layers/convolution1d.ts';
import { placesOnSide, zerosBefore, type Padding } from '../../network/layers/slidingWindow.ts';
import { layersOf, type Layer, type NetworkSpec } from '../../network/spec.ts';

/** Samples from the first to the last, counted from 0. */
export interface Span {
	from: number;
	to: number;
}

const around = (spans: readonly Span[]): Span => ({
	from: Math.min(...spans.map(({ from }) => from)),
	to: Math.max(...spans.map(({ to }) => to))
});

/** The positions that a convolution's weight lies on at each place; those beyond the ends are left out. */
function positionsOf(layer: Layer, tap: number): number[] {
	const { spec, input } = layer;
	if (spec.kind !== 'convolution1d') return [];
	const { places, before } = placesOf(spec, input[0]);
	return Array.from(
		{ length: places },
		(_, place) => place * (spec.stride ?? 1) + tap - before
	).filter((position) => position >= 0 && position < input[0]);
}

/** What each window of a layer sees of the strip, from what each of its positions sees. */
function spansAfter(
	size: number,
	stride: number,
	padding: Padding,
	spans: readonly Span[]
): Span[] {
	const places = placesOnSide(spans.length, size, stride, padding);
	const before = zerosBefore(spans.length, size, stride, padding);
	return Array.from({ length: places }, (_, place) => {
		const first = place * stride - before;
		return around(spans.slice(Math.max(0, first), first + size));
	});
}

/** For each layer what its positions, or its inputs, see of the strip; null where they have no place. */
export function spansOfLayers(network: NetworkSpec): (readonly Span[] | null)[] {
	let spans: readonly Span[] | null = Array.from({ length: network.input[0] }, (_, sample) => ({
		from: sample,
		to: sample
	}));
	return layersOf(network).map((layer) => {
		const before = spans;
		const channels = layer.input.length > 1 ? layer.input[1] : 1;
		if (layer.spec.kind === 'convolution1d') {
			const { kernel, stride = 1, padding } = layer.spec;
			spans = before && spansAfter(kernel, stride, padding, before);
		} else if (layer.spec.kind === 'pooling') {
			const { size, stride = size, padding = 'valid' } = layer.spec;
			spans = before && spansAfter(size, stride, padding, before);
		} else if (layer.spec.kind === 'flatten') {
			spans = before && before.flatMap((span) => Array<Span>(channels).fill(span));
		} else spans = null;
		return before;
	});
}

export interface WeightUses {
	/** One for each use of the weight, from left to right. */
	spans: readonly Span[];
	/** Whether the layer is one that moves its kernel along. */
	isShared: boolean;
}

/** Null for a bias, and for a weight that no place of the strip is known of. */
export function usesOf(network: NetworkSpec, parameter: number): WeightUses | null {
	const layer = layersOf(network).find(({ start, end }) => parameter >= start && parameter < end);
	const kernel = layer?.arrays.find(({ array }) => array.isKernel);
	if (!layer || !kernel || parameter >= kernel.end) return null;
	const spans = spansOfLayers(network)[layer.index];
	if (spans === null) return null;
	const at = parameter - kernel.start;
	if (layer.spec.kind === 'convolution1d') {
		const tap = Math.floor(at / (layer.spec.filters * layer.input[1]));
		return {
			spans: positionsOf(layer, tap).map((position) => spans[position]),
			isShared: true
		};
	}
	if (layer.spec.kind !== 'dense') return null;
	return { spans: [spans[Math.floor(at / layer.spec.units)]], isShared: false };
}
