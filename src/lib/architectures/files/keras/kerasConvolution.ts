import { formatCount } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import { shownName } from '../names.ts';
import type { KerasLayer } from './kerasLayer.ts';
import { some, weight } from './kerasWeight.ts';

export function convolution(layer: KerasLayer) {
	const filters = layer.size('filters');
	const channels = layer.side(layer.channelAxis);
	const groups = layer.sizeOr('groups', 1);
	if (channels % groups !== 0) {
		throw new Refusal(
			`“groups” of ${shownName(layer.name)} must divide its ${formatCount(channels)} channels, and ${formatCount(groups)} does not.`
		);
	}
	return [
		weight('kernel', ...layer.sizes('kernel_size'), channels / groups, filters),
		...some(layer.has('use_bias'), weight('bias', filters))
	];
}

export function transposedConvolution(layer: KerasLayer) {
	const filters = layer.size('filters');
	return [
		weight('kernel', ...layer.sizes('kernel_size'), filters, layer.side(layer.channelAxis)),
		...some(layer.has('use_bias'), weight('bias', filters))
	];
}

export function depthwiseConvolution(layer: KerasLayer) {
	const channels = layer.side(layer.channelAxis);
	const multiplier = layer.sizeOr('depth_multiplier', 1);
	return [
		weight('kernel', ...layer.sizes('kernel_size'), channels, multiplier),
		...some(layer.has('use_bias'), weight('bias', channels * multiplier))
	];
}

export function separableConvolution(layer: KerasLayer) {
	const kernel = layer.sizes('kernel_size');
	const channels = layer.side(layer.channelAxis);
	const multiplier = layer.sizeOr('depth_multiplier', 1);
	const filters = layer.size('filters');
	return [
		weight('depthwise_kernel', ...kernel, channels, multiplier),
		weight('pointwise_kernel', ...kernel.map(() => 1), channels * multiplier, filters),
		...some(layer.has('use_bias'), weight('bias', filters))
	];
}
