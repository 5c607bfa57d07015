import { call, defineKind, single } from '../kind.ts';

export const flatten = defineKind({
	name: 'Flatten',
	hasParameters: false,
	fields: {},
	options: {},
	apply: (shape) => ({
		...single('Flatten', 'feed-forward', { kind: 'flatten' }, shape),
		lines: []
	}),
	keras: () => ({ type: 'Flatten', call: call('Flatten') })
});
