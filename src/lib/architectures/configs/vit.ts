/** The vision transformer: patches by a convolution, a class token, and a head or a pooler. */
import { convolution, dense, embedding } from '../layer.ts';
import { attentionLines } from '../parts/attention.ts';
import { layerNorm, positions, transformer } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import { pooler } from './bert.ts';
import type { ConfigKind } from './kind.ts';

export const vit: ConfigKind = {
	types: { vit: 'Vision transformer' },
	read(keys) {
		const width = keys.width('hidden_size', 768);
		const layers = keys.layers('num_hidden_layers', 12);
		const heads = keys.whole('num_attention_heads', 12);
		const headWidth = keys.sharedOut(width, heads, 'num_attention_heads');
		const wide = keys.width('intermediate_size', 3072);
		const image = keys.width('image_size', 224);
		const patch = keys.width('patch_size', 16);
		const channels = keys.width('num_channels', 3);
		const hasBias = keys.flag('qkv_bias', true);
		const architecture = keys.architecture();
		const isClassifier = architecture?.endsWith('ForImageClassification') === true;
		if (isClassifier) keys.note('architectures', architecture);
		const patches = Math.floor(image / patch) ** 2;
		return {
			unit: 'image',
			blocks: [
				{
					name: 'Patches',
					lines: [
						{
							name: 'Convolution, one patch at a time',
							purpose: 'convolution',
							layer: convolution(patch, channels, width),
							places: patches
						},
						{ name: 'Class token', purpose: 'embedding', layer: embedding(1, width) },
						positions(patches + 1, width)
					]
				},
				transformer(
					layers,
					[
						layerNorm('before attention', width),
						...attentionLines({ width, heads, headWidth, hasBias, hasOutputBias: true }),
						layerNorm('before feed-forward', width),
						...plainFeedForward(width, wide)
					].map((line) => ({ ...line, places: patches + 1 }))
				),
				{ name: 'End', lines: [layerNorm('at the end', width)] },
				...(isClassifier
					? [
							{
								name: 'Head',
								lines: [
									{ name: 'Dense', purpose: 'head' as const, layer: dense(width, keys.labels()) }
								]
							}
						]
					: [pooler(width)])
			],
			notes: isClassifier
				? []
				: ['It names no classifier, so the encoder with its pooler is counted.']
		};
	}
};
