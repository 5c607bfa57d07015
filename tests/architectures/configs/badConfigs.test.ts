import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCompactConfig } from '../../../src/lib/architectures/configs/compactConfig.ts';
import { readConfig } from '../../../src/lib/architectures/configs/index.ts';
import { publicConfigs } from './publicConfigs.ts';

function refusal(text: string): string {
	const reading = readConfig(text);
	return 'refusal' in reading ? reading.refusal : `counted: ${reading.count}`;
}

const llama = (changes: object) => refusal(JSON.stringify({ model_type: 'llama', ...changes }));

describe('readConfig(text) of what is no config', () => {
	it.each([
		['', 'A config.json begins with { and this does not: paste the whole file.'],
		['[1, 2]', 'A config.json begins with {'],
		['"llama"', 'A config.json begins with {'],
		['{"model_type": "llama", "hidden_size": 40', 'it may be cut off'],
		['{"model_type": "lla', 'it may be cut off'],
		['{"a": "\\', 'it may be cut off'],
		["{'model_type': 'llama'}", "This is not JSON: at line 1, sign 2, `'model_type': 'llama…`"],
		['{"model_type": "llama",}', 'This is not JSON: at line 1, sign 24, `}` does not fit.'],
		[
			'{\n "ü": 1,\n "a": 1 // one\n}',
			'This is not JSON: at line 3, sign 9, `// one` does not fit.'
		],
		[
			'{"a": "one\ntwo"}',
			'This is not JSON: at line 1, sign 11, the end of the line does not fit.'
		],
		['{}', 'does not say `model_type`'],
		['{"peft_type": "LORA", "r": 8}', 'This is the config of an adapter, by its `peft_type`.'],
		[
			'{"_class_name": "UNet2DConditionModel"}',
			'By its `_class_name` it is a `UNet2DConditionModel`'
		],
		['{"model_type": 4}', '`model_type` must be a text in quotes'],
		[`{"a": "${'x'.repeat(4_000_001)}"}`, 'longer than any config.json']
	])('says what is wrong', (text, sentence) => {
		expect(refusal(text)).toContain(sentence);
	});

	it('says which kind it does not know, and guesses nothing', () => {
		expect(refusal('{"model_type": "mamba"}')).toBe(
			'This is a `mamba`: its layers are not known here, so nothing is counted.'
		);
		expect(refusal('{"model_type": "llava", "text_config": {"model_type": "llama"}}')).toContain(
			'Its `text_config` is a `llama`: paste that part alone'
		);
		expect(refusal('{"model_type": "__proto__"}')).toContain('its layers are not known here');
		expect(refusal('{"model_type": "toString"}')).toContain('its layers are not known here');
		expect(refusal(`{"model_type": "${'<b>'.repeat(500)}"}`).length).toBeLessThan(140);
	});
});

describe('readConfig(text) of a config that cannot be', () => {
	it.each<[object, string]>([
		[
			{ hidden_size: -4096 },
			'`hidden_size` must be a whole number from 1 to 1,000,000, and is -4096.'
		],
		[{ hidden_size: 4096.5 }, '`hidden_size` must be a whole number'],
		[{ num_hidden_layers: 0 }, '`num_hidden_layers` must be a whole number from 1 to 10,000'],
		[{ vocab_size: 2 ** 60 }, '`vocab_size` must be a whole number from 1 to 100,000,000'],
		[{ vocab_size: '32000' }, 'and is "32000".'],
		[{ intermediate_size: [1] }, '`intermediate_size` must be a whole number'],
		[{ tie_word_embeddings: 'yes' }, '`tie_word_embeddings` must be true or false, and is "yes".'],
		[
			{ hidden_size: 4096, num_attention_heads: 30 },
			'`num_attention_heads`: 30 heads do not share a width of 4,096 out evenly.'
		],
		[
			{ num_attention_heads: 32, num_key_value_heads: 5 },
			'`num_key_value_heads`: 32 heads do not share the keys and values of 5 out evenly.'
		],
		[{ head_dim: 1.5 }, '`head_dim` must be a whole number'],
		[{ hidden_size: 1e6, num_hidden_layers: 1e4, intermediate_size: 1e6 }, 'more than 2⁵³']
	])('%j names the key', (changes, sentence) => {
		expect(llama(changes)).toContain(sentence);
	});

	it.each([
		['{"model_type":"clip","text_config":7}', '`text_config` must hold keys in braces, and is 7.'],
		[
			'{"model_type":"clip","text_config":{"hidden_size":"wide"}}',
			'`text_config.hidden_size` must be a whole number'
		],
		[
			'{"model_type":"gpt2","add_cross_attention":true}',
			'`add_cross_attention` adds layers that are not known here, so nothing is counted.'
		],
		['{"model_type":"t5","feed_forward_proj":"swish"}', '`feed_forward_proj` must be one of'],
		['{"model_type":"qwen3_moe","mlp_only_layers":[-1]}', '`mlp_only_layers` must be a list'],
		[
			'{"model_type":"deepseek_v2"}',
			'The config does not say `num_experts_per_tok`, which it must'
		],
		[
			'{"model_type":"deepseek_v3","num_hidden_layers":2}',
			'`first_k_dense_replace` says 3 layers, and `num_hidden_layers` only 2.'
		]
	])('%s names the key', (text, sentence) => {
		expect(refusal(text)).toContain(sentence);
	});
});

const texts = publicConfigs.map(([, , config]) => JSON.stringify(config));
const anything = fc.oneof(
	fc.constantFrom(null, true, '', '<img>', -1, 0, 0.5, 2 ** 60, 1e308, [], {}, [[]], { a: 1 }),
	fc.integer(),
	fc.double(),
	fc.string(),
	fc.jsonValue()
);

/** A config cut, with a piece of text exchanged, or with another value for one of its keys. */
const mutilated = fc.constantFrom(...texts).chain((text) =>
	fc.oneof(
		fc.nat(text.length).map((end) => text.slice(0, end)),
		fc
			.tuple(fc.nat(text.length), fc.nat(9), fc.string({ maxLength: 6 }))
			.map(([at, gone, put]) => text.slice(0, at) + put + text.slice(at + gone)),
		fc
			.tuple(fc.constantFrom(...Object.keys(JSON.parse(text) as object)), anything)
			.map(([key, value]) => JSON.stringify({ ...(JSON.parse(text) as object), [key]: value }))
	)
);

describe('readConfig(text), mutilated', () => {
	it('never throws: it counts, or says why not, in a sentence', () => {
		fc.assert(
			fc.property(mutilated, (text) => {
				const reading = readConfig(text);
				if ('refusal' in reading) {
					expect(reading.refusal).toMatch(/^[A-Z`][^]*\.$/);
					expect(reading.refusal.length).toBeLessThan(400);
				} else expect(Number.isSafeInteger(reading.count) && reading.count > 0).toBe(true);
			}),
			{ seed: 11, numRuns: 10_000 }
		);
	});

	it('never throws from a link either', () => {
		const part = fc.constantFrom('llama', 'hidden-size:', '~', ',1', '.', 'null', '9'.repeat(20));
		fc.assert(
			fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 8 }), (parts) => {
				const text = readCompactConfig(parts.join(''));
				if (text !== undefined) readConfig(text);
			}),
			{ seed: 12, numRuns: 2000 }
		);
	});
});
