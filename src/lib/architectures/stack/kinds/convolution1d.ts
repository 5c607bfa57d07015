import {
	argument,
	biasOption,
	call,
	defineKind,
	paddingOption,
	single,
	strideOption
} from '../kind.ts';

export const convolution1d = defineKind({
	name: '1-D convolution',
	hasParameters: true,
	fields: {
		filters: { label: 'Channels', minimum: 1, maximum: 100_000, usual: 32 },
		kernel: { label: 'Kernel', minimum: 1, maximum: 10_001, usual: 3 }
	},
	options: { stride: strideOption, padding: paddingOption, bias: biasOption },
	apply: (shape, { filters, kernel, stride, padding, bias }) =>
		single(
			'Convolution over positions',
			'convolution',
			{
				kind: 'convolution1d',
				filters,
				kernel,
				stride,
				padding,
				hasBias: bias,
				activation: 'linear'
			},
			shape
		),
	keras: (_, { filters, kernel, stride, padding, bias }) => ({
		type: 'Conv1D',
		call: call(
			'Conv1D',
			filters,
			kernel,
			argument(stride > 1, `strides=${stride}`),
			argument(padding === 'same', 'padding="same"'),
			argument(!bias, 'use_bias=False')
		)
	})
});
