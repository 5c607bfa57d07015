/** The U-Net for images of cells: down level by level and up again, with what was seen on the way down. */
import type { Block } from '../../block.ts';
import { defineFamily } from '../../family.ts';
import { convolutionLine } from '../../parts/convolutions.ts';

/** Of its paper: without padding, a picture of 572 pixels ends as one of 388. */
const firstSide = 572;

export const segmentationUnet = defineFamily({
	id: 'u-net',
	name: 'U-Net',
	lane: 'Convolutional',
	unit: 'image',
	fields: {
		channels: {
			label: 'Channels',
			minimum: 1,
			maximum: 100_000,
			hint: 'Of the first level; each level doubles them'
		},
		levels: { label: 'Levels', minimum: 1, maximum: 6, hint: 'How often the side is halved' },
		inputs: { label: 'Channels of the image', minimum: 1, maximum: 100_000 },
		classes: { label: 'Classes', minimum: 1, maximum: 100_000 }
	},
	blocks: ({ channels, levels, inputs, classes }) => {
		const blocks: Block[] = [];
		const twice = (name: string, from: number, to: number, side: number) =>
			blocks.push({
				name,
				lines: [
					convolutionLine('', 3, from, to, side - 2, true),
					convolutionLine('', 3, to, to, side - 4, true)
				]
			});
		let side = firstSide;
		let width = channels;
		twice('Down, level 1', inputs, width, side);
		side -= 4;
		for (let level = 2; level <= levels + 1; level++) {
			side = Math.floor(side / 2);
			twice(level > levels ? 'Bottom' : `Down, level ${level}`, width, 2 * width, side);
			width *= 2;
			side -= 4;
		}
		for (let level = levels; level >= 1; level--) {
			const narrow = width / 2;
			side *= 2;
			blocks.push({
				name: `Up to level ${level}`,
				lines: [convolutionLine(' to twice the side', 2, width, narrow, side / 2, true)]
			});
			twice(`Up, level ${level}`, width, narrow, side);
			width = narrow;
			side -= 4;
		}
		blocks.push({
			name: 'Head',
			lines: [convolutionLine(' to the classes', 1, width, classes, side, true)]
		});
		return blocks;
	},
	models: [
		{
			id: 'u-net',
			name: 'U-Net',
			short: 'U-Net',
			config: { channels: 64, levels: 4, inputs: 1, classes: 2 },
			published: null,
			sources: [
				{
					title: 'U-Net: Convolutional Networks for Biomedical Image Segmentation',
					year: 2015,
					url: 'https://arxiv.org/abs/1505.04597'
				}
			],
			notes: ['As the figure of its paper draws it: 64 channels, four levels, two classes.']
		}
	]
});
