import { defineFamily, type Model } from '../family.ts';
import { convolution, dense, embedding } from '../layer.ts';
import { headRemarks, norm, transformerBlock, transformerFields } from '../transformer.ts';

type Key = 'layers' | 'width' | 'heads' | 'patch' | 'image' | 'classes';

function vit(
	id: string,
	short: string,
	[layers, width, heads, patch]: [number, number, number, number],
	exact: number
): Model<Key> {
	return {
		id,
		name: `ViT-${short}`,
		short: `ViT-${short}`,
		config: { layers, width, heads, patch, image: 224, classes: 1000 },
		published: { exact, by: 'torchvision, at 224 px' },
		sources: [
			{
				title: 'An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale',
				year: 2020,
				url: 'https://arxiv.org/abs/2010.11929'
			},
			{
				title: 'torchvision: VisionTransformer',
				year: 2022,
				url: 'https://docs.pytorch.org/vision/stable/models/vision_transformer.html'
			}
		]
	};
}

export const visionTransformer = defineFamily({
	id: 'vit',
	name: 'Vision transformer',
	lane: 'ViT, CLIP',
	unit: 'image',
	fields: {
		layers: transformerFields.layers,
		width: { ...transformerFields.width, hint: 'Numbers that stand for one patch' },
		heads: transformerFields.heads,
		patch: {
			label: 'Patch side',
			minimum: 1,
			maximum: 1000,
			hint: 'In pixels: the kernel of the first layer'
		},
		image: { label: 'Image side', minimum: 1, maximum: 100_000, hint: 'In pixels' },
		classes: { label: 'Classes', minimum: 1, maximum: 100_000_000 }
	},
	blocks: ({ layers, width, patch, image, classes }) => {
		const patches = Math.floor(image / patch) ** 2;
		return [
			{
				name: 'Patches',
				lines: [
					{
						name: 'Convolution, one patch at a time',
						purpose: 'convolution',
						layer: convolution(patch, 3, width),
						places: patches
					},
					{ name: 'Class token', purpose: 'embedding', layer: embedding(1, width) },
					{ name: 'Positions', purpose: 'position', layer: embedding(patches + 1, width) }
				]
			},
			transformerBlock(width, layers, patches + 1),
			{
				name: 'Head',
				lines: [
					norm('Final normalisation', width),
					{ name: 'Dense', purpose: 'head', layer: dense(width, classes) }
				]
			}
		];
	},
	closedForm: ({ layers, width, patch, image, classes }) => ({
		text: '3·p²·d + d + (n + 2)·d + L·(12·d² + 13·d) + 2·d + d·K + K',
		values: {
			p: patch,
			d: width,
			n: Math.floor(image / patch) ** 2,
			L: layers,
			K: classes
		},
		meanings: { p: 'patch side', d: 'width', n: 'patches', L: 'layers', K: 'classes' }
	}),
	remarks: (config) => {
		const rest = config.image % config.patch;
		return [
			...headRemarks(config),
			...(rest === 0
				? []
				: [
						`Patches of ${config.patch} pixels do not fill ${config.image}: the last ${rest} are cut off.`
					])
		];
	},
	models: [
		vit('vit-b-16', 'B/16', [12, 768, 12, 16], 86_567_656),
		vit('vit-l-16', 'L/16', [24, 1024, 16, 16], 304_326_632),
		vit('vit-h-14', 'H/14', [32, 1280, 16, 14], 632_045_800)
	]
});
