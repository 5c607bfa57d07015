import {
	argument,
	biasOption,
	call,
	defineKind,
	paddingOption,
	single,
	strideOption
} from '../kind.ts';

export const convolution = defineKind({
	name: 'Convolution',
	hasParameters: true,
	fields: {
		filters: { label: 'Channels', minimum: 1, maximum: 100_000, usual: 32 },
		kernel: { label: 'Kernel', minimum: 1, maximum: 101, usual: 3 }
	},
	options: { stride: strideOption, padding: paddingOption, bias: biasOption },
	apply: (shape, { filters, kernel, stride, padding, bias }) =>
		single(
			'Convolution',
			'convolution',
			{ kind: 'convolution2d', filters, kernel, stride, padding, hasBias: bias },
			shape
		),
	keras: (_, { filters, kernel, stride, padding, bias }) => ({
		type: 'Conv2D',
		call: call(
			'Conv2D',
			filters,
			kernel,
			argument(stride > 1, `strides=${stride}`),
			argument(padding === 'same', 'padding="same"'),
			argument(!bias, 'use_bias=False')
		)
	})
});
