import { call, defineKind, single } from '../kind.ts';

export const batchNormalisation = defineKind({
	name: 'Batch normalisation',
	hasParameters: true,
	fields: {},
	options: {},
	apply: (shape) =>
		single('Batch normalisation', 'normalisation', { kind: 'batchNormalisation' }, shape),
	keras: () => ({ type: 'BatchNormalization', call: call('BatchNormalization') })
});
