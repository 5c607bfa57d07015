import { call, defineKind, single } from '../kind.ts';

export const normalisation = defineKind({
	name: 'Normalisation',
	hasParameters: true,
	fields: {},
	options: {},
	apply: (shape) =>
		single('Normalisation', 'normalisation', { kind: 'normalisation', hasShift: true }, shape),
	keras: () => ({ type: 'LayerNormalization', call: call('LayerNormalization') })
});
