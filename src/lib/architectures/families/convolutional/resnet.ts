/**
 * Residual networks as torchvision builds them: convolutions without bias, each followed by batch
 * normalisation; the stride of a bottleneck sits on its 3×3 convolution.
 */
import type { Block, Line } from '../../block.ts';
import { defineFamily, type Field, type Model, type Source } from '../../family.ts';
import { dense } from '../../layer.ts';
import { batchNorm, convolutionLine } from '../../parts/convolutions.ts';

const blocksField = (stage: number): Field => ({
	label: `Blocks of stage ${stage}`,
	minimum: 1,
	maximum: 10_000
});

const fields = {
	channels: {
		label: 'Channels',
		minimum: 1,
		maximum: 100_000,
		hint: 'Of the first stage; each stage doubles them'
	},
	stage1: blocksField(1),
	stage2: blocksField(2),
	stage3: blocksField(3),
	stage4: blocksField(4),
	kernel: {
		label: 'Kernel',
		minimum: 1,
		maximum: 101,
		hint: 'Side of the square kernel within blocks'
	},
	classes: { label: 'Classes', minimum: 1, maximum: 100_000_000 },
	image: {
		label: 'Image side',
		minimum: 32,
		maximum: 100_000,
		hint: 'In pixels: larger images, no more parameters'
	},
	biases: {
		label: 'Biases',
		minimum: 0,
		maximum: 1,
		isSwitch: true,
		hint: 'Of the convolutions, as Keras has them; batch normalisation takes them away again'
	}
} satisfies Record<string, Field>;

type Key = keyof typeof fields;
type Config = Readonly<Record<Key, number>>;

type Convolved = (
	name: string,
	kernel: number,
	inputs: number,
	outputs: number,
	side: number
) => Line[];

const convolvedWith =
	(hasBias: boolean): Convolved =>
	(name, kernel, inputs, outputs, side) => [
		convolutionLine(name, kernel, inputs, outputs, side, hasBias),
		batchNorm(name, outputs)
	];

function basicBlock(
	convolved: Convolved,
	kernel: number,
	inputs: number,
	width: number,
	_before: number,
	side: number
): Line[] {
	return [
		...convolved(', first', kernel, inputs, width, side),
		...convolved(', second', kernel, width, width, side),
		...(inputs === width ? [] : convolved(' on the shortcut', 1, inputs, width, side))
	];
}

function bottleneck(
	convolved: Convolved,
	kernel: number,
	inputs: number,
	width: number,
	before: number,
	side: number
): Line[] {
	return [
		...convolved(', narrower', 1, inputs, width, before),
		...convolved('', kernel, width, width, side),
		...convolved(', wider', 1, width, 4 * width, side),
		...(inputs === 4 * width ? [] : convolved(' on the shortcut', 1, inputs, 4 * width, side))
	];
}

function blocksOf(config: Config, block: typeof basicBlock, expansion: number): Block[] {
	const { channels, kernel, classes, image, biases } = config;
	const convolved = convolvedWith(biases === 1);
	const halved = (side: number) => Math.ceil(side / 2);
	let side = halved(image);
	const blocks: Block[] = [{ name: 'Stem', lines: convolved('', 7, 3, channels, side) }];
	side = halved(side);
	let inputs = channels;
	[config.stage1, config.stage2, config.stage3, config.stage4].forEach((depth, stage) => {
		const width = channels * 2 ** stage;
		const before = side;
		if (stage > 0) side = halved(side);
		const name = `Stage ${stage + 1}`;
		blocks.push({
			name: `${name}, first block`,
			lines: block(convolved, kernel, inputs, width, before, side)
		});
		inputs = width * expansion;
		if (depth > 1) {
			const lines = block(convolved, kernel, inputs, width, side, side);
			blocks.push({ name: `${name}, other blocks`, repeats: depth - 1, lines });
		}
	});
	blocks.push({
		name: 'Head',
		lines: [{ name: 'Dense', purpose: 'head', layer: dense(inputs, classes) }]
	});
	return blocks;
}

const meanings = {
	c: 'channels',
	k: 'side of the kernel',
	K: 'classes',
	b: 'biases',
	N_1: 'blocks of stage 1',
	N_2: 'of stage 2',
	N_3: 'of stage 3',
	N_4: 'of stage 4'
};

const valuesOf = (config: Config) => ({
	c: config.channels,
	k: config.kernel,
	K: config.classes,
	b: config.biases,
	N_1: config.stage1,
	N_2: config.stage2,
	N_3: config.stage3,
	N_4: config.stage4
});

const sources: Source[] = [
	{
		title: 'Deep Residual Learning for Image Recognition',
		year: 2015,
		url: 'https://arxiv.org/abs/1512.03385'
	},
	{
		title: 'torchvision: ResNet',
		year: 2016,
		url: 'https://docs.pytorch.org/vision/stable/models/resnet.html'
	}
];

function resnet(
	depth: number,
	stages: [number, number, number, number],
	exact: number
): Model<Key> {
	const [stage1, stage2, stage3, stage4] = stages;
	return {
		id: `resnet-${depth}`,
		name: `ResNet-${depth}`,
		short: String(depth),
		config: {
			channels: 64,
			stage1,
			stage2,
			stage3,
			stage4,
			kernel: 3,
			classes: 1000,
			image: 224,
			biases: 0
		},
		published: { exact, by: 'torchvision' },
		sources
	};
}

const resnet50 = resnet(50, [3, 4, 6, 3], 25_557_032);
const resnet50InKeras: Model<Key> = {
	...resnet50,
	id: 'resnet-50-keras',
	name: 'ResNet-50 in Keras',
	short: '50 in Keras',
	config: { ...resnet50.config, biases: 1 },
	published: { exact: 25_583_592, by: 'Keras, trainable parameters' },
	sources: [
		sources[0],
		{ title: 'Keras Applications', year: 2017, url: 'https://keras.io/api/applications/' }
	],
	notes: ['Its convolutions have biases, 26,560 of them; those of torchvision have none.']
};

export const resnetBasic = defineFamily({
	id: 'resnet',
	name: 'ResNet of basic blocks',
	lane: 'ResNet',
	unit: 'image',
	fields,
	blocks: (config) => blocksOf(config, basicBlock, 1),
	closedForm: (config) => ({
		text: '149·c + N_1·(2·k²·c² + 4·c) + N_2·(8·k²·c² + 8·c) + N_3·(32·k²·c² + 16·c) + N_4·(128·k²·c² + 32·c) + 42·c² - 42·k²·c² + 28·c + b·c·(15 + 2·N_1 + 4·N_2 + 8·N_3 + 16·N_4) + 8·c·K + K',
		values: valuesOf(config),
		meanings
	}),
	models: [resnet(18, [2, 2, 2, 2], 11_689_512), resnet(34, [3, 4, 6, 3], 21_797_672)]
});

export const resnetBottleneck = defineFamily({
	id: 'resnet-bottleneck',
	name: 'ResNet of bottlenecks',
	lane: 'ResNet',
	unit: 'image',
	fields,
	blocks: (config) => blocksOf(config, bottleneck, 4),
	closedForm: (config) => ({
		text: '149·c + N_1·(k²·c² + 8·c² + 12·c) + N_2·(4·k²·c² + 32·c² + 24·c) + N_3·(16·k²·c² + 128·c² + 48·c) + N_4·(64·k²·c² + 512·c² + 96·c) + 505·c² + 120·c + b·c·(61 + 6·N_1 + 12·N_2 + 24·N_3 + 48·N_4) + 32·c·K + K',
		values: valuesOf(config),
		meanings
	}),
	models: [
		resnet50,
		resnet50InKeras,
		resnet(101, [3, 4, 23, 3], 44_549_160),
		resnet(152, [3, 8, 36, 3], 60_192_808)
	]
});
