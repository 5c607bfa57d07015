/**
 * Inception v3 without its auxiliary classifier: blocks of branches side by side, in which large
 * kernels are taken apart into small and oblong ones.
 */
import type { Block, Line } from '../../block.ts';
import { defineFamily } from '../../family.ts';
import { batchNorm, classifier, convolutionLine, oblongLine } from '../../parts/convolutions.ts';

type Kernel = number | readonly [number, number];
/** A branch: kernels with the channels that each gives, one after another. */
type Branch = readonly (readonly [kernel: Kernel, channels: number])[];

const unit = (kernel: Kernel, inputs: number, outputs: number, side: number): Line[] => [
	typeof kernel === 'number'
		? convolutionLine('', kernel, inputs, outputs, side)
		: oblongLine(kernel, inputs, outputs, side),
	batchNorm('', outputs)
];

function branchLines(inputs: number, side: number, branch: Branch): Line[] {
	let width = inputs;
	return branch.flatMap(([kernel, channels]) => {
		const lines = unit(kernel, width, channels, side);
		width = channels;
		return lines;
	});
}

const wide: Kernel = [1, 7];
const high: Kernel = [7, 1];

const small = (pooled: number): Branch[] => [
	[[1, 64]],
	[
		[1, 48],
		[5, 64]
	],
	[
		[1, 64],
		[3, 96],
		[3, 96]
	],
	[[1, pooled]]
];

const sevens = (c: number): Branch[] => [
	[[1, 192]],
	[
		[1, c],
		[wide, c],
		[high, 192]
	],
	[
		[1, c],
		[high, c],
		[wide, c],
		[high, c],
		[wide, 192]
	],
	[[1, 192]]
];

function block(name: string, inputs: number, side: number, branches: readonly Branch[]): Block {
	return { name, lines: branches.flatMap((branch) => branchLines(inputs, side, branch)) };
}

/** The last blocks fan out: a 1×3 and a 3×1 convolution side by side behind the same one. */
function fanned(name: string, inputs: number, side: number): Block {
	const fan = (width: number) => [
		...unit([1, 3], width, 384, side),
		...unit([3, 1], width, 384, side)
	];
	return {
		name,
		lines: [
			...unit(1, inputs, 320, side),
			...unit(1, inputs, 384, side),
			...fan(384),
			...unit(1, inputs, 448, side),
			...unit(3, 448, 384, side),
			...fan(384),
			...unit(1, inputs, 192, side)
		]
	};
}

export const inception = defineFamily({
	id: 'inception-v3',
	name: 'Inception v3',
	lane: 'Convolutional',
	unit: 'image',
	fields: { classes: { label: 'Classes', minimum: 1, maximum: 100_000_000 } },
	blocks: ({ classes }) => [
		{
			name: 'Stem',
			lines: [
				...unit(3, 3, 32, 149),
				...unit(3, 32, 32, 147),
				...unit(3, 32, 64, 147),
				...unit(1, 64, 80, 73),
				...unit(3, 80, 192, 71)
			]
		},
		block('35 × 35, block 1', 192, 35, small(32)),
		block('35 × 35, block 2', 256, 35, small(64)),
		block('35 × 35, block 3', 288, 35, small(64)),
		{
			name: 'To 17 × 17',
			lines: [
				...unit(3, 288, 384, 17),
				...unit(1, 288, 64, 35),
				...unit(3, 64, 96, 35),
				...unit(3, 96, 96, 17)
			]
		},
		block('17 × 17, block 1', 768, 17, sevens(128)),
		{ ...block('17 × 17, blocks 2 and 3', 768, 17, sevens(160)), repeats: 2 },
		block('17 × 17, block 4', 768, 17, sevens(192)),
		{
			name: 'To 8 × 8',
			lines: [
				...unit(1, 768, 192, 17),
				...unit(3, 192, 320, 8),
				...unit(1, 768, 192, 17),
				...unit(wide, 192, 192, 17),
				...unit(high, 192, 192, 17),
				...unit(3, 192, 192, 8)
			]
		},
		fanned('8 × 8, block 1', 1280, 8),
		fanned('8 × 8, block 2', 2048, 8),
		{ name: 'Head', lines: [classifier(2048, classes)] }
	],
	models: [
		{
			id: 'inception-v3',
			name: 'Inception v3',
			short: 'Inception v3',
			config: { classes: 1000 },
			published: { exact: 23_834_568, by: 'torchvision, without the auxiliary classifier' },
			sources: [
				{
					title: 'Rethinking the Inception Architecture for Computer Vision',
					year: 2015,
					url: 'https://arxiv.org/abs/1512.00567'
				},
				{
					title: 'torchvision: Inception v3',
					year: 2018,
					url: 'https://docs.pytorch.org/vision/stable/models/inception.html'
				}
			],
			notes: [
				'An auxiliary classifier of 3,326,696 parameters helps in training alone; with it torchvision counts 27,161,264.'
			]
		}
	]
});
