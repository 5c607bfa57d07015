import { argument, call, defineKind, paddingOption, single } from '../kind.ts';

const names = { max: 'Max', average: 'Average' } as const;
export const poolingChoice = {
	form: 'choice',
	label: 'Takes',
	usual: 'max',
	choices: { max: 'the largest', average: 'the mean' }
} as const;

export const pooling = defineKind({
	name: 'Pooling',
	hasParameters: false,
	fields: { size: { label: 'Window', minimum: 1, maximum: 1000, usual: 2 } },
	options: {
		of: poolingChoice,
		stride: {
			form: 'number',
			label: 'Stride',
			usual: 0,
			minimum: 0,
			maximum: 1000,
			hint: '0: the window’s own side'
		},
		padding: { ...paddingOption, usual: 'valid' }
	},
	apply: (shape, { size, of, stride, padding }) => ({
		...single(
			'Pooling',
			'feed-forward',
			{ kind: 'pooling', of, size, stride: stride === 0 ? size : stride, padding },
			shape
		),
		lines: []
	}),
	keras(shape, { size, of, stride, padding }) {
		const type = `${names[of]}Pooling${shape.length - 1}D`;
		return {
			type,
			call: call(
				type,
				size,
				argument(stride > 0, `strides=${stride}`),
				argument(padding === 'same', 'padding="same"')
			)
		};
	}
});
