import { describe, expect, it } from 'vitest';
import {
	readCompactConfig,
	writeCompactConfig
} from '../../../src/lib/architectures/configs/compactConfig.ts';
import {
	modelTypes,
	readConfig,
	type ReadConfig
} from '../../../src/lib/architectures/configs/index.ts';
import { publicConfigs } from './publicConfigs.ts';
import { secondCounts } from './secondCounts.ts';

function read(config: unknown): ReadConfig {
	const reading = readConfig(JSON.stringify(config));
	if ('refusal' in reading) throw new Error(reading.refusal);
	return reading;
}

const cases = publicConfigs.map(([name, count, config]) => ({ name, count, config }));

describe('readConfig(text)', () => {
	it.each(cases)('counts $name as its released weights: $count', ({ name, count, config }) => {
		expect(read(config).count).toBe(count);
		expect(secondCounts[name]()).toBe(count);
	});

	it('reads every kind that the issue names', () => {
		const named =
			'gpt2 gpt_neox gptj opt bloom falcon phi phi3 llama mistral mixtral qwen2 qwen2_moe qwen3 qwen3_moe gemma gemma2 gemma3 deepseek_v2 deepseek_v3 t5 bert roberta distilbert albert vit clip whisper';
		expect(modelTypes).toEqual(expect.arrayContaining(named.split(' ')));
	});

	it('has a public model for every kind', () => {
		const tried = new Set(publicConfigs.map(([, , config]) => config.model_type));
		const aliases = ['RefinedWeb', 'RefinedWebModel', 'granite', 'ministral', 'olmo3'];
		expect(modelTypes.filter((type) => !tried.has(type))).toEqual(aliases);
	});

	it('counts every kind by the library’s values alone, where it says nothing else', () => {
		const needed: Record<string, object> = { deepseek_v2: { num_experts_per_tok: 6 } };
		for (const type of modelTypes) {
			const { count, defaultsTaken, asked } = read({ model_type: type, ...needed[type] });
			expect(count).toBeGreaterThan(0);
			const given = Object.keys(needed[type] ?? {}).length;
			expect(defaultsTaken).toHaveLength(asked.length - given);
		}
	});

	it('names each value that it took because the config does not have it', () => {
		const { defaultsTaken } = read({
			model_type: 'llama',
			hidden_size: 288,
			num_attention_heads: 6,
			num_hidden_layers: 6,
			intermediate_size: 768
		});
		expect(defaultsTaken.map(({ path, value }) => `${path}: ${value}`)).toEqual([
			'num_key_value_heads: 6',
			'head_dim: 48',
			'vocab_size: 32000',
			'tie_word_embeddings: false',
			'attention_bias: false',
			'mlp_bias: false'
		]);
	});

	it('says where the class that a config names has another head, or none', () => {
		const named = (name: string, changes: object = {}) =>
			read({ model_type: 'llama', architectures: [name], ...changes });
		expect(named('LlamaForCausalLM').notes).toEqual([]);
		expect(named('LlamaModel').notes).toEqual([
			'The config names the class `LlamaModel`, which may have another head, none, or fewer parts. Counted is the model that writes text, with its head over the words, which has 131,072,000 of these parameters.'
		]);
		const tied = named('LlamaForSequenceClassification', { tie_word_embeddings: true });
		expect(tied.notes[0]).toMatch(/is the word embedding and adds nothing\.$/);
		expect(read({ model_type: 't5', architectures: ['T5EncoderModel'] }).notes[0]).toContain(
			'`T5EncoderModel`'
		);
		expect(named('<b>').notes).toEqual([]);
		const again = readConfig(readCompactConfig(writeCompactConfig(named('LlamaModel'))!)!);
		expect(again).toMatchObject({ notes: named('LlamaModel').notes });
		const bert = read({ model_type: 'bert', architectures: ['BertForMaskedLM'] });
		expect(bert.notes).toHaveLength(1);
	});

	it('takes null for missing, as the library does', () => {
		const config = { model_type: 'llama', num_key_value_heads: null, head_dim: null };
		expect(read(config).count).toBe(read({ model_type: 'llama' }).count);
	});

	it('reads a key by its other name', () => {
		const named = { model_type: 'gpt2', hidden_size: 1024, num_hidden_layers: 24 };
		expect(read({ ...named, num_attention_heads: 16 }).count).toBe(354_823_168);
	});

	it('reads configs as they were written before their kinds had these names', () => {
		const old = {
			...{ model_type: 'RefinedWeb', hidden_size: 8192, n_layer: 60, n_head: 128 },
			...{ n_head_kv: 8, parallel_attn: true, bias: false, alibi: false, vocab_size: 65_024 }
		};
		expect(read(old).count).toBe(41_303_293_952);
		const halves = { text_config_dict: { hidden_size: 512 }, vision_config: null };
		expect(read({ model_type: 'clip', ...halves }).count).toBe(151_277_313);
	});

	it('ties the head of a model with images as the whole config says', () => {
		const count = (tied: boolean) =>
			read({ model_type: 'gemma3', tie_word_embeddings: tied }).count;
		expect(count(false) - count(true)).toBe(262_208 * 2304);
	});

	it('says what one token uses of a mixture', () => {
		const { tally } = read({ model_type: 'mixtral' });
		expect([tally.count, tally.active]).toEqual([46_702_792_704, 12_879_925_248]);
	});

	it('keeps what a context takes: layers, heads of keys and values, their width', () => {
		const { cache } = read({ model_type: 'falcon' });
		expect(cache).toEqual({ layers: 32, heads: 1, headWidth: 64 });
		expect(read({ model_type: 'bert' }).cache).toBeUndefined();
	});

	it('gives blocks that add up', () => {
		for (const { config } of cases) {
			const { tally, count } = read(config);
			expect(tally.blocks.reduce((sum, block) => sum + block.count, 0)).toBe(count);
		}
	});
});

describe('readCompactConfig(writeCompactConfig(reading))', () => {
	it.each(cases)('is $name again', ({ config }) => {
		const reading = read(config);
		const compact = writeCompactConfig(reading)!;
		expect(compact).toMatch(/^[A-Za-z0-9.,:~+-]+$/);
		const again = readConfig(readCompactConfig(compact)!);
		expect(again).toEqual(reading);
	});

	it('reads as a person would write it', () => {
		const reading = read({ model_type: 'llama', hidden_size: 288, num_attention_heads: 6 });
		expect(writeCompactConfig(reading)).toBe('llama~hidden-size:288~num-attention-heads:6');
	});

	it('keeps lists, texts and keys that begin with a line', () => {
		for (const config of [
			{ model_type: 't5', feed_forward_proj: 'gelu_new' },
			{ model_type: 'opt', _remove_final_layer_norm: true },
			{ model_type: 'qwen3_moe', mlp_only_layers: [] },
			{ model_type: 'qwen3_moe', mlp_only_layers: [3] },
			{ model_type: 'deepseek_v3', q_lora_rank: null },
			{ model_type: 'gemma3', vision_config: { vision_use_head: false } }
		]) {
			const reading = read(config);
			expect(readConfig(readCompactConfig(writeCompactConfig(reading)!)!)).toEqual(reading);
		}
	});

	it('leaves out what is too long for a link', () => {
		const layers = Array.from({ length: 2000 }, (_, layer) => layer);
		const config = { model_type: 'qwen3_moe', num_hidden_layers: 2001, mlp_only_layers: layers };
		expect(writeCompactConfig(read(config))).toBeNull();
	});

	it.each(['', 'LLAMA', 'llama~', 'llama~hidden-size', 'llama~a:<b>', 'llama~--proto--:1'])(
		'is undefined for “%s”',
		(text) => {
			expect(readCompactConfig(text)).toBeUndefined();
		}
	);
});
