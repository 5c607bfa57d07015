/**
 * The U-Net that removes noise, level by level down and up again, and the autoencoder between
 * pictures and the small latent images on which it works.
 */
import type { Block, Line, Purpose } from '../block.ts';
import { defineFamily, type Field, type Source } from '../family.ts';
import { convolution, dense } from '../layer.ts';
import { norm } from '../transformer.ts';

const multipliers = [1, 2, 4, 4];
const levels = multipliers.map((_, level) => level);
const upwards = levels.toReversed();
const last = levels.length - 1;

const sources: Source[] = [
	{
		title: 'High-Resolution Image Synthesis with Latent Diffusion Models',
		year: 2021,
		url: 'https://arxiv.org/abs/2112.10752'
	},
	{
		title: 'Released weights and model card: CompVis/stable-diffusion-v1-4',
		year: 2022,
		url: 'https://huggingface.co/CompVis/stable-diffusion-v1-4'
	}
];

const blockFields = {
	channels: {
		label: 'Channels',
		minimum: 1,
		maximum: 100_000,
		hint: 'Of the first level; the others have 2, 4 and 4 times as many'
	},
	blocks: {
		label: 'Residual blocks',
		minimum: 1,
		maximum: 20,
		hint: 'On each level on the way down; one more on the way up'
	},
	kernel: { label: 'Kernel', minimum: 1, maximum: 101, hint: 'Side of the square kernel' },
	latent: { label: 'Latent channels', minimum: 1, maximum: 100_000 }
} satisfies Record<string, Field>;

function conv(name: string, kernel: number, inputs: number, outputs: number, side: number): Line {
	return {
		name,
		purpose: 'convolution',
		layer: convolution(kernel, inputs, outputs),
		places: side ** 2
	};
}

/** `time`: width of the embedding that says how noisy the image is; 0 where there is none. */
function residual(
	inputs: number,
	outputs: number,
	kernel: number,
	side: number,
	time: number
): Line[] {
	return [
		norm('Group normalisation', inputs),
		conv('Convolution', kernel, inputs, outputs, side),
		...(time > 0
			? [{ name: 'Time', purpose: 'embedding' as const, layer: dense(time, outputs) }]
			: []),
		norm('Group normalisation', outputs),
		conv('Convolution', kernel, outputs, outputs, side),
		...(inputs === outputs ? [] : [conv('Shortcut', 1, inputs, outputs, side)])
	];
}

const words = 77;

function crossAttention(width: number, context: number, side: number): Line[] {
	const places = side ** 2;
	const line = (name: string, purpose: Purpose, layer: Line['layer'], copies = 1, at = places) => ({
		name,
		purpose,
		layer,
		copies,
		places: at
	});
	return [
		norm('Group normalisation', width),
		conv('Into the transformer', 1, width, width, side),
		{ ...norm('Normalisation', width), copies: 3 },
		line('Queries, keys, values of the image', 'attention', dense(width, width, false), 3),
		line('Output of attention', 'attention', dense(width, width)),
		line('Queries of the image', 'attention', dense(width, width, false)),
		line('Keys and values of the text', 'attention', dense(context, width, false), 2, words),
		line('Output of attention to the text', 'attention', dense(width, width)),
		line('GEGLU feed-forward, wider', 'feed-forward', dense(width, 8 * width)),
		line('Feed-forward, back', 'feed-forward', dense(4 * width, width)),
		conv('Out of the transformer', 1, width, width, side)
	];
}

export const unet = defineFamily({
	id: 'stable-diffusion-u-net',
	name: 'Stable Diffusion’s U-Net',
	lane: 'Stable Diffusion v1',
	unit: 'denoising step',
	fields: {
		...blockFields,
		context: {
			label: 'Text width',
			minimum: 1,
			maximum: 100_000,
			hint: 'Numbers for each word of the prompt'
		},
		side: {
			label: 'Latent side',
			minimum: 8,
			maximum: 10_000,
			hint: 'Larger images, no more parameters'
		}
	},
	blocks: ({ channels, blocks: depth, kernel, latent, context, side }) => {
		const time = 4 * channels;
		const widthOf = (level: number) => channels * multipliers[level];
		const sideOf = (level: number) => Math.ceil(side / 2 ** level);
		const list: Block[] = [
			{
				name: 'Time embedding',
				lines: [
					{ name: 'Dense', purpose: 'embedding', layer: dense(channels, time) },
					{ name: 'Dense', purpose: 'embedding', layer: dense(time, time) }
				]
			},
			{ name: 'Into the U-Net', lines: [conv('Convolution', kernel, latent, channels, side)] }
		];
		const add = (name: string, lines: Line[]) => list.push({ name, lines });
		const kept = [channels];
		let width = channels;
		for (const level of levels) {
			for (let at = 1; at <= depth; at++) {
				const inputs = width;
				width = widthOf(level);
				const lines = residual(inputs, width, kernel, sideOf(level), time);
				if (level < last) lines.push(...crossAttention(width, context, sideOf(level)));
				add(`Down, level ${level + 1}, block ${at}`, lines);
				kept.push(width);
			}
			if (level < last) {
				add(`Down, from level ${level + 1}`, [
					conv('Convolution to half the side', kernel, width, width, sideOf(level + 1))
				]);
				kept.push(width);
			}
		}
		const bottom = sideOf(last);
		add('Middle', [
			...residual(width, width, kernel, bottom, time),
			...crossAttention(width, context, bottom),
			...residual(width, width, kernel, bottom, time)
		]);
		for (const level of upwards) {
			for (let at = 1; at <= depth + 1; at++) {
				const inputs = width + kept.pop()!;
				width = widthOf(level);
				const lines = residual(inputs, width, kernel, sideOf(level), time);
				if (level < last) lines.push(...crossAttention(width, context, sideOf(level)));
				add(`Up, level ${level + 1}, block ${at}`, lines);
			}
			if (level > 0) {
				add(`Up, from level ${level + 1}`, [
					conv('Convolution at twice the side', kernel, width, width, sideOf(level - 1))
				]);
			}
		}
		add('Out of the U-Net', [
			norm('Group normalisation', width),
			conv('Convolution', kernel, width, latent, side)
		]);
		return list;
	},
	remarks: ({ channels }) =>
		channels % 32 === 0
			? []
			: ['Its group normalisation works in 32 groups, so the channels should be a multiple of 32.'],
	models: [
		{
			id: 'stable-diffusion-u-net',
			name: 'Stable Diffusion v1: U-Net',
			short: 'U-Net',
			config: { channels: 320, blocks: 2, kernel: 3, latent: 4, context: 768, side: 64 },
			published: { exact: 859_520_964, by: 'the released weights' },
			sources,
			notes: [
				'The often quoted “890M” for Stable Diffusion is near the U-Net alone; autoencoder and text encoder come on top.'
			],
			estimates: [
				{
					text: '150,000 A100 hours, 11,250 kg of CO₂ equivalent, for version 1.4',
					source: sources[1]
				}
			]
		}
	]
});

function imageAttention(width: number, side: number): Line[] {
	return [
		norm('Group normalisation', width),
		{
			name: 'Queries, keys, values and output',
			purpose: 'attention',
			layer: convolution(1, width, width),
			copies: 4,
			places: side ** 2
		}
	];
}

export const autoencoder = defineFamily({
	id: 'stable-diffusion-autoencoder',
	name: 'Stable Diffusion’s autoencoder',
	lane: 'Stable Diffusion v1',
	unit: 'image',
	fields: {
		...blockFields,
		image: {
			label: 'Image side',
			minimum: 8,
			maximum: 100_000,
			hint: 'In pixels: larger images, no more parameters'
		}
	},
	blocks: ({ channels, blocks: depth, kernel, latent, image }) => {
		const widthOf = (level: number) => channels * multipliers[level];
		const sideOf = (level: number) => Math.ceil(image / 2 ** level);
		const bottom = sideOf(last);
		const list: Block[] = [];
		const add = (name: string, lines: Line[]) => list.push({ name, lines });
		const middle = (width: number) => [
			...residual(width, width, kernel, bottom, 0),
			...imageAttention(width, bottom),
			...residual(width, width, kernel, bottom, 0)
		];
		let width = channels;
		add('Encoder, in', [conv('Convolution', kernel, 3, width, image)]);
		for (const level of levels) {
			for (let at = 1; at <= depth; at++) {
				const inputs = width;
				width = widthOf(level);
				const lines = residual(inputs, width, kernel, sideOf(level), 0);
				add(`Encoder, level ${level + 1}, block ${at}`, lines);
			}
			if (level < last) {
				add(`Encoder, from level ${level + 1}`, [
					conv('Convolution to half the side', kernel, width, width, sideOf(level + 1))
				]);
			}
		}
		add('Encoder, middle', middle(width));
		add('Encoder, out', [
			norm('Group normalisation', width),
			conv('Convolution to means and variances', kernel, width, 2 * latent, bottom),
			conv('1×1 convolution', 1, 2 * latent, 2 * latent, bottom)
		]);
		add('Decoder, in', [
			conv('1×1 convolution', 1, latent, latent, bottom),
			conv('Convolution', kernel, latent, width, bottom)
		]);
		add('Decoder, middle', middle(width));
		for (const level of upwards) {
			for (let at = 1; at <= depth + 1; at++) {
				const inputs = width;
				width = widthOf(level);
				const lines = residual(inputs, width, kernel, sideOf(level), 0);
				add(`Decoder, level ${level + 1}, block ${at}`, lines);
			}
			if (level > 0) {
				add(`Decoder, from level ${level + 1}`, [
					conv('Convolution at twice the side', kernel, width, width, sideOf(level - 1))
				]);
			}
		}
		add('Decoder, out', [
			norm('Group normalisation', width),
			conv('Convolution', kernel, width, 3, image)
		]);
		return list;
	},
	models: [
		{
			id: 'stable-diffusion-autoencoder',
			name: 'Stable Diffusion v1: autoencoder',
			short: 'autoencoder',
			config: { channels: 128, blocks: 2, kernel: 3, latent: 4, image: 512 },
			published: { exact: 83_653_863, by: 'the released weights' },
			sources
		}
	]
});
