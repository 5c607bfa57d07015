import { call, defineKind, single } from '../kind.ts';
import { poolingChoice } from './pooling.ts';

const names = { max: 'GlobalMax', average: 'GlobalAverage' } as const;

export const globalPooling = defineKind({
	name: 'Global pooling',
	hasParameters: false,
	fields: {},
	options: { of: { ...poolingChoice, usual: 'average' } },
	apply: (shape) => ({
		...single('Global pooling', 'feed-forward', { kind: 'globalAveragePooling' }, shape),
		lines: []
	}),
	keras(shape, { of }) {
		const type = `${names[of]}Pooling${shape.length - 1}D`;
		return { type, call: call(type) };
	}
});
