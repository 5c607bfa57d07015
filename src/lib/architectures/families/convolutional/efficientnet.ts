/**
 * EfficientNet: MobileNetV2's blocks, each with a small network that weighs its channels; wider and
 * deeper together, by two factors. Channels are rounded to multiples of eight, depths up.
 */
import type { Block, Line } from '../../block.ts';
import { defineFamily, type Field, type Model } from '../../family.ts';
import { dense } from '../../layer.ts';
import {
	batchNorm,
	classifier,
	convolutionLine,
	depthwiseLine,
	halved
} from '../../parts/convolutions.ts';

interface Stage {
	kernel: number;
	expansion: number;
	channels: number;
	blocks: number;
	stride: 1 | 2;
}

const stage = (
	kernel: number,
	expansion: number,
	channels: number,
	blocks: number,
	stride: 1 | 2
): Stage => ({ kernel, expansion, channels, blocks, stride });

const stages: readonly Stage[] = [
	stage(3, 1, 16, 1, 1),
	stage(3, 6, 24, 2, 2),
	stage(5, 6, 40, 2, 2),
	stage(3, 6, 80, 3, 2),
	stage(5, 6, 112, 3, 1),
	stage(5, 6, 192, 4, 2),
	stage(3, 6, 320, 1, 1)
];

/** To a multiple of eight, and never more than a tenth below. `percent`: of the channels. */
function widened(channels: number, percent: number): number {
	const wanted = (channels * percent) / 100;
	const rounded = Math.max(8, Math.floor((wanted + 4) / 8) * 8);
	return rounded < 0.9 * wanted ? rounded + 8 : rounded;
}

const deepened = (blocks: number, percent: number) => Math.ceil((blocks * percent) / 100);

function block(
	{ kernel, expansion }: Stage,
	inputs: number,
	outputs: number,
	before: number,
	side: number
): Line[] {
	const wide = inputs * expansion;
	const squeezed = Math.max(1, Math.floor(inputs / 4));
	const weigh = (name: string, layer: Line['layer']): Line => ({
		name: `Weights of the channels, ${name}`,
		purpose: 'feed-forward',
		layer
	});
	return [
		...(expansion === 1
			? []
			: [convolutionLine(', wider', 1, inputs, wide, before), batchNorm(', wide', wide)]),
		depthwiseLine(kernel, wide, side),
		batchNorm(', depthwise', wide),
		weigh('narrower', dense(wide, squeezed)),
		weigh('back', dense(squeezed, wide)),
		convolutionLine(', narrower', 1, wide, outputs, side),
		batchNorm(', narrow', outputs)
	];
}

const fields = {
	width: { label: 'Width in percent', minimum: 1, maximum: 10_000, hint: 'Of EfficientNet-B0' },
	depth: { label: 'Depth in percent', minimum: 1, maximum: 10_000, hint: 'Of EfficientNet-B0' },
	classes: { label: 'Classes', minimum: 1, maximum: 100_000_000 },
	image: {
		label: 'Image side',
		minimum: 32,
		maximum: 100_000,
		hint: 'In pixels: larger images, no more parameters'
	}
} satisfies Record<string, Field>;

function efficientnet(
	size: number,
	[width, depth, image]: [number, number, number],
	exact: number
): Model<keyof typeof fields> {
	return {
		id: `efficientnet-b${size}`,
		name: `EfficientNet-B${size}`,
		short: `EfficientNet-B${size}`,
		config: { width, depth, classes: 1000, image },
		published: { exact, by: 'torchvision' },
		sources: [
			{
				title: 'EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks',
				year: 2019,
				url: 'https://arxiv.org/abs/1905.11946'
			},
			{
				title: 'torchvision: EfficientNet',
				year: 2021,
				url: 'https://docs.pytorch.org/vision/stable/models/efficientnet.html'
			}
		]
	};
}

export const efficientnetFamily = defineFamily({
	id: 'efficientnet',
	name: 'EfficientNet',
	lane: 'Convolutional, lean',
	unit: 'image',
	fields,
	blocks: ({ width, depth, classes, image }) => {
		let side = halved(image);
		let inputs = widened(32, width);
		const blocks: Block[] = [
			{
				name: 'Stem',
				lines: [convolutionLine('', 3, 3, inputs, side), batchNorm('', inputs)]
			}
		];
		stages.forEach((stage, at) => {
			const channels = widened(stage.channels, width);
			const count = deepened(stage.blocks, depth);
			const before = side;
			if (stage.stride === 2) side = halved(side);
			const name = `Stage ${at + 1}`;
			blocks.push({
				name: `${name}, first block`,
				lines: block(stage, inputs, channels, before, side)
			});
			inputs = channels;
			if (count > 1) {
				const lines = block(stage, inputs, channels, side, side);
				blocks.push({ name: `${name}, other blocks`, repeats: count - 1, lines });
			}
		});
		const features = 4 * inputs;
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
		efficientnet(0, [100, 100, 224], 5_288_548),
		efficientnet(1, [100, 110, 240], 7_794_184),
		efficientnet(4, [140, 180, 380], 19_341_616),
		efficientnet(7, [200, 310, 600], 66_347_960)
	]
});
