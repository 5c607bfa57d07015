/**
 * MobileNetV2: in each block a 1×1 convolution makes the picture wider, a depthwise one looks around,
 * and another 1×1 makes it narrow again. No biases but the head's; batch normalisation after each.
 */
import type { Block, Line } from '../../block.ts';
import { defineFamily } from '../../family.ts';
import {
	batchNorm,
	classifier,
	convolutionLine,
	depthwiseLine,
	halved
} from '../../parts/convolutions.ts';

/** Channels, blocks and the stride of the first block, stage by stage. */
const stages: readonly [channels: number, blocks: number, stride: 1 | 2][] = [
	[16, 1, 1],
	[24, 2, 2],
	[32, 3, 2],
	[64, 4, 2],
	[96, 3, 1],
	[160, 3, 2],
	[320, 1, 1]
];
const stem = 32;
const features = 1280;

function bottleneck(
	inputs: number,
	outputs: number,
	expansion: number,
	before: number,
	side: number
): Line[] {
	const wide = inputs * expansion;
	return [
		...(expansion === 1
			? []
			: [convolutionLine(', wider', 1, inputs, wide, before), batchNorm(', wide', wide)]),
		depthwiseLine(3, wide, side),
		batchNorm(', depthwise', wide),
		convolutionLine(', narrower', 1, wide, outputs, side),
		batchNorm(', narrow', outputs)
	];
}

export const mobilenet = defineFamily({
	id: 'mobilenet-v2',
	name: 'MobileNetV2',
	lane: 'Convolutional, lean',
	unit: 'image',
	fields: {
		expansion: {
			label: 'Expansion',
			minimum: 1,
			maximum: 1000,
			hint: 'How many times wider a block is inside'
		},
		classes: { label: 'Classes', minimum: 1, maximum: 100_000_000 },
		image: {
			label: 'Image side',
			minimum: 32,
			maximum: 100_000,
			hint: 'In pixels: larger images, no more parameters'
		}
	},
	blocks: ({ expansion, classes, image }) => {
		let side = halved(image);
		let inputs = stem;
		const blocks: Block[] = [
			{
				name: 'Stem',
				lines: [convolutionLine('', 3, 3, stem, side), batchNorm('', stem)]
			}
		];
		stages.forEach(([channels, depth, stride], at) => {
			const times = at === 0 ? 1 : expansion;
			const before = side;
			if (stride === 2) side = halved(side);
			const name = `Stage ${at + 1}`;
			blocks.push({
				name: depth > 1 ? `${name}, first block` : name,
				lines: bottleneck(inputs, channels, times, before, side)
			});
			inputs = channels;
			if (depth > 1) {
				const lines = bottleneck(inputs, channels, times, side, side);
				blocks.push({ name: `${name}, other blocks`, repeats: depth - 1, lines });
			}
		});
		blocks.push({
			name: 'Head',
			lines: [
				convolutionLine(' to the features', 1, inputs, features, side),
				batchNorm(' of the features', features),
				classifier(features, classes)
			]
		});
		return blocks;
	},
	models: [
		{
			id: 'mobilenet-v2',
			name: 'MobileNetV2',
			short: 'MobileNetV2',
			config: { expansion: 6, classes: 1000, image: 224 },
			published: { exact: 3_504_872, by: 'torchvision' },
			sources: [
				{
					title: 'MobileNetV2: Inverted Residuals and Linear Bottlenecks',
					year: 2018,
					url: 'https://arxiv.org/abs/1801.04381'
				},
				{
					title: 'torchvision: MobileNetV2',
					year: 2019,
					url: 'https://docs.pytorch.org/vision/stable/models/mobilenetv2.html'
				}
			]
		}
	]
});
