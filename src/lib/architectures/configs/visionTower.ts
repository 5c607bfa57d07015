/** SigLIP's vision transformer, as Gemma 3 looks through it: no class token. */
import type { Block } from '../block.ts';
import { convolution, embedding } from '../layer.ts';
import { attentionLines } from '../parts/attention.ts';
import { layerNorm, positions, transformer } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import type { Keys } from './keys.ts';

export function visionTower(keys: Keys): { width: number; blocks: Block[] } {
	const width = keys.width('hidden_size', 768);
	const layers = keys.layers('num_hidden_layers', 12);
	const heads = keys.whole('num_attention_heads', 12);
	const headWidth = keys.sharedOut(width, heads, 'num_attention_heads');
	const wide = keys.width('intermediate_size', 3072);
	const channels = keys.width('num_channels', 3);
	const image = keys.width('image_size', 224);
	const patch = keys.width('patch_size', 16);
	const hasHead = keys.flag('vision_use_head', true);
	const patches = Math.floor(image / patch) ** 2;
	return {
		width,
		blocks: [
			{
				name: 'Patches of the image',
				lines: [
					{
						name: 'Convolution, one patch at a time',
						purpose: 'convolution',
						layer: convolution(patch, channels, width)
					},
					positions(patches, width)
				]
			},
			{
				...transformer(layers, [
					layerNorm('before attention', width),
					...attentionLines({ width, heads, headWidth, hasBias: true }),
					layerNorm('before feed-forward', width),
					...plainFeedForward(width, wide)
				]),
				name: 'Block that looks at the image'
			},
			{ name: 'End of looking', lines: [layerNorm('at the end', width)] },
			...(hasHead
				? [
						{
							name: 'Head of looking',
							lines: [
								{ name: 'Probe', purpose: 'embedding' as const, layer: embedding(1, width) },
								...attentionLines({ width, heads, headWidth, hasBias: true }),
								layerNorm('before feed-forward', width),
								...plainFeedForward(width, wide)
							]
						}
					]
				: [])
		]
	};
}
