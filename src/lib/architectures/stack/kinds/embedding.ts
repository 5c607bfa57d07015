import type { Line } from '../../block.ts';
import { call, defineKind, single } from '../kind.ts';

export const embedding = defineKind({
	name: 'Embedding',
	hasParameters: true,
	fields: {
		vocabulary: { label: 'Vocabulary', minimum: 1, maximum: 100_000_000, usual: 10_000 },
		width: { label: 'Width', minimum: 1, maximum: 1_000_000, usual: 64 }
	},
	options: {
		positions: {
			form: 'switch',
			label: 'Positions too',
			usual: false,
			hint: 'A vector for each place of the list, added to the word’s'
		}
	},
	apply(shape, { vocabulary, width, positions }) {
		const words = single(
			'Embedding',
			'embedding',
			{ kind: 'embedding', entries: vocabulary, width },
			shape
		);
		const places: Line = {
			name: 'Positions',
			purpose: 'position',
			layer: { spec: { kind: 'embedding', entries: shape[0], width }, input: shape }
		};
		return positions ? { ...words, lines: [...words.lines, places] } : words;
	},
	keras: (shape, { vocabulary, width, positions }) =>
		positions
			? {
					type: 'TokenAndPositionEmbedding',
					within: ['Embedding', 'Embedding'],
					own: 'TokenAndPositionEmbedding',
					call: `TokenAndPositionEmbedding(${vocabulary}, ${shape[0]}, ${width})`
				}
			: { type: 'Embedding', call: call('Embedding', vocabulary, width) }
});
