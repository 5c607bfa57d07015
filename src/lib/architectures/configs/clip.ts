/** CLIP: one half reads, one half looks, and both end in vectors of the same width. */
import type { Block } from '../block.ts';
import { convolution, dense, embedding } from '../layer.ts';
import { attentionLines } from '../parts/attention.ts';
import { layerNorm, positions, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import type { Keys } from './keys.ts';
import type { ConfigKind } from './kind.ts';

interface Usual {
	width: number;
	wide: number;
	heads: number;
}

function half(keys: Keys, name: string, usual: Usual): { width: number; block: Block } {
	const width = keys.width('hidden_size', usual.width);
	const heads = keys.whole('num_attention_heads', usual.heads);
	const headWidth = keys.sharedOut(width, heads, 'num_attention_heads');
	const lines = [
		layerNorm('before attention', width),
		...attentionLines({ width, heads, headWidth, hasBias: true }),
		layerNorm('before feed-forward', width),
		...plainFeedForward(width, keys.width('intermediate_size', usual.wide))
	];
	return { width, block: { ...transformer(keys.layers('num_hidden_layers', 12), lines), name } };
}

function textHalf(keys: Keys): { width: number; blocks: Block[] } {
	const { width, block } = half(keys, 'Text block', { width: 512, wide: 2048, heads: 8 });
	return {
		width,
		blocks: [
			{
				name: 'Text, embeddings',
				lines: [
					words(keys.vocabulary(49_408), width),
					positions(keys.whole('max_position_embeddings', 77), width)
				]
			},
			block,
			{ name: 'Text, end', lines: [layerNorm('at the end', width)] }
		]
	};
}

function imageHalf(keys: Keys): { width: number; blocks: Block[] } {
	const { width, block } = half(keys, 'Image block', { width: 768, wide: 3072, heads: 12 });
	const channels = keys.width('num_channels', 3);
	const image = keys.width('image_size', 224);
	const patch = keys.width('patch_size', 32);
	const patches = Math.floor(image / patch) ** 2;
	return {
		width,
		blocks: [
			{
				name: 'Image, patches',
				lines: [
					{
						name: 'Convolution, one patch at a time, without bias',
						purpose: 'convolution',
						layer: convolution(patch, channels, width, false),
						places: patches
					},
					{ name: 'Class token', purpose: 'embedding', layer: embedding(1, width) },
					positions(patches + 1, width),
					layerNorm('of the patches', width)
				]
			},
			{ ...block, lines: block.lines.map((line) => ({ ...line, places: patches + 1 })) },
			{ name: 'Image, end', lines: [layerNorm('of the class token', width)] }
		]
	};
}

export const clip: ConfigKind = {
	types: { clip: 'CLIP' },
	read(keys) {
		const text = textHalf(keys.section(['text_config', 'text_config_dict']));
		const image = imageHalf(keys.section(['vision_config', 'vision_config_dict']));
		const shared = keys.width('projection_dim', 512);
		return {
			unit: null,
			blocks: [
				...text.blocks,
				...image.blocks,
				{
					name: 'Both, into one space',
					lines: [
						{ name: 'Text', purpose: 'head', layer: dense(text.width, shared, false) },
						{ name: 'Image', purpose: 'head', layer: dense(image.width, shared, false) },
						{ name: 'How sharply they are compared', purpose: 'head', layer: embedding(1, 1) }
					]
				}
			]
		};
	}
};
