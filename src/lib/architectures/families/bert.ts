import { defineFamily, type Source } from '../family.ts';
import { dense, embedding } from '../layer.ts';
import { headRemarks, norm, transformerBlock, transformerFields } from '../transformer.ts';

const bertPaper: Source = {
	title: 'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding',
	year: 2018,
	url: 'https://arxiv.org/abs/1810.04805'
};

const released = (name: string, year: number): Source => ({
	title: `Released weights: ${name}`,
	year,
	url: `https://huggingface.co/${name}`
});

export const bert = defineFamily({
	id: 'bert',
	name: 'BERT',
	lane: 'BERT',
	unit: 'token',
	fields: {
		...transformerFields,
		segments: { label: 'Segment types', minimum: 0, maximum: 1000 },
		pooler: { label: 'Poolers', minimum: 0, maximum: 1, hint: 'A dense layer over the first token' }
	},
	blocks: ({ layers, width, vocabulary, context, segments, pooler }) => [
		{
			name: 'Embeddings',
			lines: [
				{ name: 'Words', purpose: 'embedding', layer: embedding(vocabulary, width) },
				{ name: 'Positions', purpose: 'position', layer: embedding(context, width) },
				...(segments > 0
					? [
							{
								name: 'Segments',
								purpose: 'embedding' as const,
								layer: embedding(segments, width)
							}
						]
					: []),
				norm('Normalisation', width)
			]
		},
		transformerBlock(width, layers),
		...(pooler > 0
			? [
					{
						name: 'Pooler',
						repeats: pooler,
						lines: [
							// Used once a text, not once a token.
							{ name: 'Dense', purpose: 'head' as const, layer: dense(width, width), places: 0 }
						]
					}
				]
			: [])
	],
	closedForm: ({ layers, width, vocabulary, context, segments, pooler }) => ({
		text: '(V + C + S + 2)·d + L·(12·d² + 13·d) + P·(d² + d)',
		values: { V: vocabulary, C: context, S: segments, d: width, L: layers, P: pooler },
		meanings: {
			V: 'vocabulary',
			C: 'context',
			S: 'segment types',
			d: 'width',
			L: 'layers',
			P: 'poolers'
		}
	}),
	remarks: headRemarks,
	models: [
		{
			id: 'distilbert',
			name: 'DistilBERT',
			short: 'Distil',
			config: {
				layers: 6,
				width: 768,
				heads: 12,
				vocabulary: 30_522,
				context: 512,
				segments: 0,
				pooler: 0
			},
			published: { exact: 66_362_880, by: 'Hugging Face, distilbert-base-uncased' },
			sources: [
				{
					title: 'DistilBERT, a distilled version of BERT: smaller, faster, cheaper and lighter',
					year: 2019,
					url: 'https://arxiv.org/abs/1910.01108'
				},
				released('distilbert/distilbert-base-uncased', 2019)
			],
			notes: [
				'Its paper says 66M, and 40 % smaller than BERT base: half the layers, the same embeddings.'
			]
		},
		{
			id: 'bert-base',
			name: 'BERT base',
			short: 'base',
			config: {
				layers: 12,
				width: 768,
				heads: 12,
				vocabulary: 30_522,
				context: 512,
				segments: 2,
				pooler: 1
			},
			published: { exact: 109_482_240, by: 'Hugging Face, bert-base-uncased' },
			sources: [bertPaper, released('google-bert/bert-base-uncased', 2018)],
			notes: ['Its paper says 110M.']
		},
		{
			id: 'bert-large',
			name: 'BERT large',
			short: 'large',
			config: {
				layers: 24,
				width: 1024,
				heads: 16,
				vocabulary: 30_522,
				context: 512,
				segments: 2,
				pooler: 1
			},
			published: { exact: 335_141_888, by: 'Hugging Face, bert-large-uncased' },
			sources: [bertPaper, released('google-bert/bert-large-uncased', 2018)],
			notes: ['Its paper says 340M.']
		}
	]
});
