import { call, defineKind, single } from '../kind.ts';

export const dropout = defineKind({
	name: 'Dropout',
	hasParameters: false,
	fields: { percent: { label: 'Silenced, percent', minimum: 0, maximum: 99, usual: 50 } },
	options: {},
	apply: (shape, { percent }) => ({
		...single('Dropout', 'feed-forward', { kind: 'dropout', percent }, shape),
		lines: []
	}),
	keras: (_, { percent }) => ({ type: 'Dropout', call: call('Dropout', percent / 100) })
});
