/** Language models before transformers: an embedding, LSTM layers one upon the other, a dense head. */
import { defineFamily, type Model } from '../family.ts';
import { dense, embedding } from '../layer.ts';
import type { Line } from '../block.ts';

type Key = 'layers' | 'units' | 'vocabulary';

const paper = {
	title: 'Recurrent Neural Network Regularization',
	year: 2014,
	url: 'https://arxiv.org/abs/1409.2329'
};

function lstm(name: string, units: number, printed: string): Model<Key> {
	return {
		id: `lstm-${name}`,
		name: `LSTM language model, ${name}`,
		short: name,
		config: { layers: 2, units, vocabulary: 10_000 },
		published: { printed, by: 'its paper' },
		sources: [paper],
		notes: ['It read the Penn Treebank, of 10,000 different words, one word after another.']
	};
}

const cell = (units: number): Line => ({
	name: 'LSTM',
	purpose: 'feed-forward',
	layer: {
		spec: { kind: 'recurrent', cell: 'lstm', units, givesSequence: true },
		input: [1, units]
	}
});

export const recurrentLanguage = defineFamily({
	id: 'lstm-language',
	name: 'LSTM language model',
	lane: 'LSTM',
	unit: 'token',
	fields: {
		layers: { label: 'Layers', minimum: 0, maximum: 10_000, hint: 'LSTM layers' },
		units: { label: 'Units', minimum: 1, maximum: 1_000_000, hint: 'Of each layer' },
		vocabulary: { label: 'Vocabulary', minimum: 1, maximum: 100_000_000, hint: 'Different words' }
	},
	blocks: ({ layers, units, vocabulary }) => [
		{
			name: 'Embedding',
			lines: [{ name: 'Words', purpose: 'embedding', layer: embedding(vocabulary, units) }]
		},
		{ name: 'Recurrent layer', repeats: layers, lines: [cell(units)] },
		{
			name: 'Head',
			lines: [{ name: 'Next word', purpose: 'head', layer: dense(units, vocabulary) }]
		}
	],
	attention: () => null,
	closedForm: ({ layers, units, vocabulary }) => ({
		text: '2·V·u + L·(8·u² + 4·u) + V',
		values: { V: vocabulary, u: units, L: layers },
		meanings: { V: 'vocabulary', u: 'units', L: 'layers' }
	}),
	models: [lstm('medium', 650, '20M'), lstm('large', 1500, '66M')]
});
