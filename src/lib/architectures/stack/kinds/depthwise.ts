import {
	argument,
	biasOption,
	call,
	defineKind,
	paddingOption,
	single,
	strideOption
} from '../kind.ts';

export const depthwise = defineKind({
	name: 'Depthwise convolution',
	hasParameters: true,
	fields: { kernel: { label: 'Kernel', minimum: 1, maximum: 101, usual: 3 } },
	options: {
		multiplier: {
			form: 'number',
			label: 'Kernels a channel',
			usual: 1,
			minimum: 1,
			maximum: 1000
		},
		stride: strideOption,
		padding: paddingOption,
		bias: biasOption
	},
	apply: (shape, { kernel, multiplier, stride, padding, bias }) =>
		single(
			'Depthwise convolution',
			'convolution',
			{ kind: 'depthwiseConvolution2d', kernel, multiplier, stride, padding, hasBias: bias },
			shape
		),
	keras: (_, { kernel, multiplier, stride, padding, bias }) => ({
		type: 'DepthwiseConv2D',
		call: call(
			'DepthwiseConv2D',
			kernel,
			argument(stride > 1, `strides=${stride}`),
			argument(padding === 'same', 'padding="same"'),
			argument(multiplier > 1, `depth_multiplier=${multiplier}`),
			argument(!bias, 'use_bias=False')
		)
	})
});
