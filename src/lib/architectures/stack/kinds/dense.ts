import { argument, biasOption, call, defineKind, single } from '../kind.ts';

export const dense = defineKind({
	name: 'Dense',
	hasParameters: true,
	fields: { units: { label: 'Units', minimum: 1, maximum: 1_000_000, usual: 64 } },
	options: { bias: biasOption },
	apply: (shape, { units, bias }) =>
		single(
			'Dense',
			'feed-forward',
			{ kind: 'dense', units, activation: 'linear', hasBias: bias },
			shape
		),
	keras: (_, { units, bias }) => ({
		type: 'Dense',
		call: call('Dense', units, argument(!bias, 'use_bias=False'))
	})
});
