/** AlexNet as torchvision builds it: five convolutions with biases, three dense layers. */
import { defineFamily } from '../../family.ts';
import { dense } from '../../layer.ts';
import { convolutionLine } from '../../parts/convolutions.ts';

export const alexnet = defineFamily({
	id: 'alexnet',
	name: 'AlexNet',
	lane: 'Convolutional',
	unit: 'image',
	fields: {
		channels: {
			label: 'Channels',
			minimum: 1,
			maximum: 100_000,
			hint: 'Of the first convolution; the others have 3, 6, 4 and 4 times as many'
		},
		hidden: { label: 'Dense width', minimum: 1, maximum: 1_000_000 },
		classes: { label: 'Classes', minimum: 1, maximum: 100_000_000 }
	},
	blocks: ({ channels, hidden, classes }) => [
		{
			name: 'Convolutions',
			lines: [
				convolutionLine('', 11, 3, channels, 55, true),
				convolutionLine('', 5, channels, 3 * channels, 27, true),
				convolutionLine('', 3, 3 * channels, 6 * channels, 13, true),
				convolutionLine('', 3, 6 * channels, 4 * channels, 13, true),
				convolutionLine('', 3, 4 * channels, 4 * channels, 13, true)
			]
		},
		{
			name: 'Dense layers',
			lines: [
				{
					name: 'Dense, over 6 × 6 places',
					purpose: 'feed-forward',
					layer: dense(36 * 4 * channels, hidden)
				},
				{ name: 'Dense', purpose: 'feed-forward', layer: dense(hidden, hidden) },
				{ name: 'Dense, to the classes', purpose: 'head', layer: dense(hidden, classes) }
			]
		}
	],
	closedForm: ({ channels, hidden, classes }) => ({
		text: '381·c + 597·c² + 144·c·h + h + h² + h + h·K + K',
		values: { c: channels, h: hidden, K: classes },
		meanings: { c: 'channels', h: 'dense width', K: 'classes' }
	}),
	models: [
		{
			id: 'alexnet',
			name: 'AlexNet',
			short: 'AlexNet',
			config: { channels: 64, hidden: 4096, classes: 1000 },
			published: { exact: 61_100_840, by: 'torchvision' },
			sources: [
				{
					title: 'ImageNet Classification with Deep Convolutional Neural Networks',
					year: 2012,
					url: 'https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks'
				},
				{
					title: 'torchvision: AlexNet',
					year: 2017,
					url: 'https://docs.pytorch.org/vision/stable/models/alexnet.html'
				}
			],
			notes: [
				'The network of 2012 that began it had slightly other channels, on two graphics cards. Nineteen of twenty parameters lie in its dense layers.'
			]
		}
	]
});
