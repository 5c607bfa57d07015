/** DenseNet: every layer adds a few channels to all that came before it and sees them all. */
import type { Block } from '../../block.ts';
import { defineFamily, type Field, type Model } from '../../family.ts';
import { batchNorm, classifier, convolutionLine, halved } from '../../parts/convolutions.ts';

const stageField = (stage: number): Field => ({
	label: `Layers of stage ${stage}`,
	minimum: 1,
	maximum: 100
});

const fields = {
	stage1: stageField(1),
	stage2: stageField(2),
	stage3: stageField(3),
	stage4: stageField(4),
	growth: { label: 'Growth', minimum: 1, maximum: 10_000, hint: 'Channels that a layer adds' },
	channels: { label: 'Channels of the stem', minimum: 2, maximum: 100_000 },
	classes: { label: 'Classes', minimum: 1, maximum: 100_000_000 },
	image: {
		label: 'Image side',
		minimum: 32,
		maximum: 100_000,
		hint: 'In pixels: larger images, no more parameters'
	}
} satisfies Record<string, Field>;

/** Times the growth: the width of a layer's 1×1 convolution. */
const bottleneck = 4;

function densenet(
	depth: number,
	[stage1, stage2, stage3, stage4]: [number, number, number, number],
	exact: number
): Model<keyof typeof fields> {
	return {
		id: `densenet-${depth}`,
		name: `DenseNet-${depth}`,
		short: `DenseNet-${depth}`,
		config: {
			...{ stage1, stage2, stage3, stage4 },
			...{ growth: 32, channels: 64, classes: 1000, image: 224 }
		},
		published: { exact, by: 'torchvision' },
		sources: [
			{
				title: 'Densely Connected Convolutional Networks',
				year: 2016,
				url: 'https://arxiv.org/abs/1608.06993'
			},
			{
				title: 'torchvision: DenseNet',
				year: 2017,
				url: 'https://docs.pytorch.org/vision/stable/models/densenet.html'
			}
		]
	};
}

export const densenetFamily = defineFamily({
	id: 'densenet',
	name: 'DenseNet',
	lane: 'Convolutional',
	unit: 'image',
	fields,
	blocks: ({ growth, channels, classes, image, ...config }) => {
		let side = halved(image);
		let width = channels;
		const blocks: Block[] = [
			{
				name: 'Stem',
				lines: [convolutionLine('', 7, 3, channels, side), batchNorm('', channels)]
			}
		];
		side = halved(side);
		[config.stage1, config.stage2, config.stage3, config.stage4].forEach((depth, stage) => {
			for (let at = 1; at <= depth; at++) {
				blocks.push({
					name: `Stage ${stage + 1}, layer ${at}`,
					lines: [
						batchNorm(', first', width),
						convolutionLine('', 1, width, bottleneck * growth, side),
						batchNorm(', second', bottleneck * growth),
						convolutionLine('', 3, bottleneck * growth, growth, side)
					]
				});
				width += growth;
			}
			if (stage === 3) return;
			const narrow = Math.floor(width / 2);
			blocks.push({
				name: `After stage ${stage + 1}`,
				lines: [
					batchNorm('', width),
					convolutionLine(' to half the channels', 1, width, narrow, side)
				]
			});
			width = narrow;
			side = Math.floor(side / 2);
		});
		blocks.push({ name: 'Head', lines: [batchNorm('', width), classifier(width, classes)] });
		return blocks;
	},
	models: [
		densenet(121, [6, 12, 24, 16], 7_978_856),
		densenet(169, [6, 12, 32, 32], 14_149_480),
		densenet(201, [6, 12, 48, 32], 20_013_928)
	]
});
