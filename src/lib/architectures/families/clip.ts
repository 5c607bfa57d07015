import { defineFamily } from '../family.ts';
import { embedding } from '../layer.ts';
import { headRemarks, norm, transformerBlock, transformerFields } from '../transformer.ts';

export const clipText = defineFamily({
	id: 'clip-text',
	name: 'CLIP text encoder',
	lane: 'Stable Diffusion v1',
	unit: 'token',
	fields: transformerFields,
	blocks: ({ layers, width, vocabulary, context }) => [
		{
			name: 'Embeddings',
			lines: [
				{ name: 'Words', purpose: 'embedding', layer: embedding(vocabulary, width) },
				{ name: 'Positions', purpose: 'position', layer: embedding(context, width) }
			]
		},
		transformerBlock(width, layers),
		{ name: 'End', lines: [norm('Final normalisation', width)] }
	],
	closedForm: ({ layers, width, vocabulary, context }) => ({
		text: 'V·d + C·d + L·(12·d² + 13·d) + 2·d',
		values: { V: vocabulary, C: context, d: width, L: layers },
		meanings: { V: 'vocabulary', C: 'context', d: 'width', L: 'layers' }
	}),
	remarks: headRemarks,
	models: [
		{
			id: 'clip-text-l-14',
			name: 'Stable Diffusion v1: text encoder',
			short: 'text',
			config: { layers: 12, width: 768, heads: 12, vocabulary: 49_408, context: 77 },
			published: { exact: 123_060_480, by: 'the released weights, openai/clip-vit-large-patch14' },
			sources: [
				{
					title: 'Learning Transferable Visual Models From Natural Language Supervision',
					year: 2021,
					url: 'https://arxiv.org/abs/2103.00020'
				},
				{
					title: 'Released weights: openai/clip-vit-large-patch14',
					year: 2022,
					url: 'https://huggingface.co/openai/clip-vit-large-patch14'
				}
			],
			notes: ['The text half of CLIP ViT-L/14: it turns the prompt into 77 vectors.']
		}
	]
});
