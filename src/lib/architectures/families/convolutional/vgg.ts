/** VGG: 3×3 convolutions with biases in five stages, then dense layers over all that is left. */
import type { Block } from '../../block.ts';
import { defineFamily, type Field, type Model } from '../../family.ts';
import { dense } from '../../layer.ts';
import { convolutionLine } from '../../parts/convolutions.ts';

const stageField = (stage: number): Field => ({
	label: `Convolutions of stage ${stage}`,
	minimum: 1,
	maximum: 10_000
});

const fields = {
	stage1: stageField(1),
	stage2: stageField(2),
	stage3: stageField(3),
	stage4: stageField(4),
	stage5: stageField(5),
	channels: {
		label: 'Channels',
		minimum: 1,
		maximum: 100_000,
		hint: 'Of the first stage; doubled three times'
	},
	hidden: { label: 'Dense width', minimum: 1, maximum: 1_000_000 },
	classes: { label: 'Classes', minimum: 1, maximum: 100_000_000 }
} satisfies Record<string, Field>;

const sides = [224, 112, 56, 28, 14];

function vgg(
	depth: number,
	[stage1, stage2, stage3, stage4, stage5]: [number, number, number, number, number],
	exact: number
): Model<keyof typeof fields> {
	return {
		id: `vgg-${depth}`,
		name: `VGG-${depth}`,
		short: `VGG-${depth}`,
		config: {
			...{ stage1, stage2, stage3, stage4, stage5 },
			...{ channels: 64, hidden: 4096, classes: 1000 }
		},
		published: { exact, by: 'torchvision, and Keras' },
		sources: [
			{
				title: 'Very Deep Convolutional Networks for Large-Scale Image Recognition',
				year: 2014,
				url: 'https://arxiv.org/abs/1409.1556'
			},
			{
				title: 'torchvision: VGG',
				year: 2017,
				url: 'https://docs.pytorch.org/vision/stable/models/vgg.html'
			}
		]
	};
}

export const vggFamily = defineFamily({
	id: 'vgg',
	name: 'VGG',
	lane: 'Convolutional',
	unit: 'image',
	fields,
	blocks: ({ channels, hidden, classes, ...config }) => {
		const depths = [config.stage1, config.stage2, config.stage3, config.stage4, config.stage5];
		let inputs = 3;
		const stages = depths.flatMap((depth, at): Block[] => {
			const width = channels * Math.min(8, 2 ** at);
			const first = convolutionLine('', 3, inputs, width, sides[at], true);
			const other = convolutionLine('', 3, width, width, sides[at], true);
			inputs = width;
			const name = `Stage ${at + 1}`;
			return [
				{ name: `${name}, first`, lines: [first] },
				...(depth > 1 ? [{ name: `${name}, others`, repeats: depth - 1, lines: [other] }] : [])
			];
		});
		return [
			...stages,
			{
				name: 'Dense layers',
				lines: [
					{
						name: 'Dense, over 7 × 7 places',
						purpose: 'feed-forward',
						layer: dense(49 * inputs, hidden)
					},
					{ name: 'Dense', purpose: 'feed-forward', layer: dense(hidden, hidden) },
					{ name: 'Dense, to the classes', purpose: 'head', layer: dense(hidden, classes) }
				]
			}
		];
	},
	models: [
		vgg(11, [1, 1, 2, 2, 2], 132_863_336),
		vgg(16, [2, 2, 3, 3, 3], 138_357_544),
		vgg(19, [2, 2, 4, 4, 4], 143_667_240)
	]
});
