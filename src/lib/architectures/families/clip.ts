import { defineFamily, type Field, type Model } from '../family.ts';
import { convolution, dense, embedding } from '../layer.ts';
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

const bothFields = {
	layers: {
		...transformerFields.layers,
		label: 'Layers for text',
		hint: 'The depth: how many blocks'
	},
	width: { ...transformerFields.width, label: 'Width for text' },
	imageLayers: { ...transformerFields.layers, label: 'Layers for images' },
	imageWidth: { ...transformerFields.width, label: 'Width for images', hint: 'For one patch' },
	shared: { label: 'Shared width', minimum: 1, maximum: 1_000_000, hint: 'In which both meet' },
	patch: { label: 'Patch side', minimum: 1, maximum: 1000, hint: 'In pixels' },
	image: { label: 'Image side', minimum: 1, maximum: 100_000, hint: 'In pixels' },
	vocabulary: transformerFields.vocabulary,
	context: transformerFields.context
} satisfies Record<string, Field>;

function bothHalves(
	size: string,
	[width, imageLayers, imageWidth, shared, patch]: [number, number, number, number, number],
	exact: number
): Model<keyof typeof bothFields> {
	return {
		id: `clip-vit-${size.toLowerCase().replace('/', '-')}`,
		name: `CLIP ViT-${size}`,
		short: `CLIP ${size}`,
		config: {
			...{ layers: 12, width, imageLayers, imageWidth, shared, patch },
			...{ image: 224, vocabulary: 49_408, context: 77 }
		},
		published: { exact, by: 'the released weights' },
		sources: [
			{
				title: 'Learning Transferable Visual Models From Natural Language Supervision',
				year: 2021,
				url: 'https://arxiv.org/abs/2103.00020'
			}
		]
	};
}

/** One half reads, one half looks, and both end in vectors of the same width. */
export const clipBoth = defineFamily({
	id: 'clip',
	name: 'CLIP, both halves',
	lane: 'ViT, CLIP',
	unit: 'image',
	fields: bothFields,
	blocks: ({ layers, width, imageLayers, imageWidth, shared, patch, image, ...text }) => {
		const patches = Math.floor(image / patch) ** 2;
		return [
			{
				name: 'Text, embeddings',
				lines: [
					{ name: 'Words', purpose: 'embedding', layer: embedding(text.vocabulary, width) },
					{ name: 'Positions', purpose: 'position', layer: embedding(text.context, width) }
				]
			},
			{ ...transformerBlock(width, layers, text.context), name: 'Text block' },
			{ name: 'Text, end', lines: [norm('Final normalisation', width)] },
			{
				name: 'Image, patches',
				lines: [
					{
						name: 'Convolution, one patch at a time',
						purpose: 'convolution',
						layer: convolution(patch, 3, imageWidth, false),
						places: patches
					},
					{ name: 'Class token', purpose: 'embedding', layer: embedding(1, imageWidth) },
					{ name: 'Positions', purpose: 'position', layer: embedding(patches + 1, imageWidth) },
					norm('Normalisation of the patches', imageWidth)
				]
			},
			{ ...transformerBlock(imageWidth, imageLayers, patches + 1), name: 'Image block' },
			{ name: 'Image, end', lines: [norm('Final normalisation', imageWidth)] },
			{
				name: 'Both, into one space',
				lines: [
					{ name: 'Text', purpose: 'head', layer: dense(width, shared, false) },
					{ name: 'Image', purpose: 'head', layer: dense(imageWidth, shared, false) },
					{ name: 'How sharply they are compared', purpose: 'head', layer: embedding(1, 1) }
				]
			}
		];
	},
	models: [
		bothHalves('B/32', [512, 12, 768, 512, 32], 151_277_313),
		bothHalves('L/14', [768, 24, 1024, 768, 14], 427_616_513)
	]
});
