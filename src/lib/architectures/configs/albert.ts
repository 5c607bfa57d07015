/** ALBERT: narrow words, and one block whose weights every layer uses again. */
import { dense } from '../layer.ts';
import { layerNorm, positions, words } from '../parts/ends.ts';
import { encoderBlock, pooler, segments } from './bert.ts';
import { ConfigRefusal } from './keys.ts';
import type { ConfigKind } from './kind.ts';

export const albert: ConfigKind = {
	types: { albert: 'ALBERT' },
	read(keys) {
		const width = keys.width('hidden_size', 4096);
		const wordWidth = keys.width('embedding_size', 128);
		const layers = keys.layers('num_hidden_layers', 12);
		const groups = keys.layers('num_hidden_groups', 1);
		const inner = keys.layers('inner_group_num', 1);
		const heads = keys.whole('num_attention_heads', 64);
		const wide = keys.width('intermediate_size', 16_384);
		if (groups > layers) {
			throw new ConfigRefusal(
				`\`num_hidden_groups\` says ${groups} groups, and \`num_hidden_layers\` only ${layers} layers.`
			);
		}
		return {
			blocks: [
				{
					name: 'Embeddings',
					lines: [
						words(keys.vocabulary(30_000), wordWidth),
						positions(keys.whole('max_position_embeddings', 512), wordWidth),
						segments(keys.whole('type_vocab_size', 2), wordWidth),
						layerNorm('of the embeddings', wordWidth),
						{
							name: 'From the width of words',
							purpose: 'embedding',
							layer: dense(wordWidth, width)
						}
					]
				},
				{
					...encoderBlock([groups * inner, width, heads, wide], 'num_attention_heads', keys),
					name: 'Block that all layers share'
				},
				pooler(width)
			],
			unit: null,
			notes: [
				`Its ${layers} layers use the weights of ${groups * inner === 1 ? 'one block' : `${groups * inner} blocks`}: each is counted once. Work is not: every layer takes its time.`,
				'Counted is the encoder with its pooler, without the head that it gets for a task.'
			]
		};
	}
};
