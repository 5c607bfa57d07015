import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullAttention } from '../../../src/lib/architectures/attention.ts';
import {
	allBits,
	keyValueBits,
	normalFloatBits,
	storedBits
} from '../../../src/lib/architectures/device/formats.ts';
import {
	keyValueBytesPerToken,
	largestModel,
	longestContext,
	memoryToRun,
	mostBits,
	weightBytes
} from '../../../src/lib/architectures/device/memory.ts';
import { readConfig } from '../../../src/lib/architectures/configs/index.ts';
import { configSubject } from '../../../src/lib/architectures/device/subject.ts';
import { subjectNamed } from './named.ts';

const GB = 1e9;
const GiB = 2 ** 30;
/** Half a unit of the last printed digit. */
const halfUnit = (printed: string) => 0.5 / 10 ** (printed.split('.')[1] ?? '').length;

function expectPrinted(value: number, printed: string) {
	expect(Math.abs(value - Number(printed))).toBeLessThanOrEqual(halfUnit(printed) + 1e-9);
}

const keyValues = (id: string, context: number) =>
	memoryToRun(subjectNamed(id), { bits: 16, keyValueBits: 16, context }).keyValues;

describe('memoryToRun(model, setting), against published examples', () => {
	const opt13b = fullAttention({ layers: 40, width: 5120, heads: 40 });

	it('OPT-13B keeps 800 KB of a token, 1.6 GB of 2,048 (Kwon et al. 2023, PagedAttention, 3)', () => {
		expect(keyValueBytesPerToken(opt13b, 16) / 1024).toBe(800);
		expectPrinted((2048 * keyValueBytesPerToken(opt13b, 16)) / GiB, '1.6');
	});

	it('13 billion parameters take 26 GB at 16 bits (Kwon et al. 2023, figure 1)', () => {
		expect(weightBytes(13e9, 16) / GB).toBe(26);
	});

	it('Llama 2 7B takes about 14 GB, and 2 GB for 4,096 tokens (NVIDIA, Mastering LLM Techniques: Inference Optimization, 2023)', () => {
		expect(weightBytes(7e9, 16) / GB).toBe(14);
		expectPrinted(keyValues('llama-7b', 4096) / GB, '2');
	});

	it.each([
		['llama-3-8b', 16_000, '1.95'],
		['llama-3-8b', 128_000, '15.62'],
		['llama-3-70b', 16_000, '4.88'],
		['llama-3-70b', 128_000, '39.06']
	])('%s keeps of %i tokens %s GiB (Hugging Face, Llama 3.1, 2024)', (id, tokens, printed) => {
		expectPrinted(keyValues(id, tokens) / GiB, printed);
	});

	it.each([
		['deepseek_v3', {}, '70.272'],
		[
			'qwen2',
			{
				hidden_size: 8192,
				num_hidden_layers: 80,
				num_attention_heads: 64,
				num_key_value_heads: 8,
				vocab_size: 152_064,
				intermediate_size: 29_568
			},
			'327.680'
		],
		[
			'llama',
			{
				hidden_size: 16_384,
				num_hidden_layers: 126,
				num_attention_heads: 128,
				num_key_value_heads: 8,
				vocab_size: 128_256,
				intermediate_size: 53_248
			},
			'516.096'
		]
	])(
		'a %s keeps of a token what its makers print, in KB (Zhao et al. 2025, Insights into DeepSeek-V3, table 1)',
		(type, keys, printed) => {
			const reading = readConfig(JSON.stringify({ model_type: type, ...keys }));
			if ('refusal' in reading) throw new Error(reading.refusal);
			const { attention } = configSubject(reading);
			expect((keyValueBytesPerToken(attention!, 16) / 1000).toFixed(3)).toBe(printed);
		}
	);

	it.each([
		['llama-7b', 16, '12.55'],
		['llama-7b', 8, '6.67'],
		['llama-3-8b', 16, '14.96'],
		['llama-3-70b', 16, '131.42']
	] as const)(
		'the file of %s at %i bits has %s GiB (llama.cpp #3776; XiongjieDai, GPU benchmarks)',
		(id, bits, printed) => {
			expectPrinted(weightBytes(subjectNamed(id).count, bits) / GiB, printed);
		}
	);

	it('keeps nothing of a token where the model does not write', () => {
		expect(keyValues('bert-base', 512)).toBe(0);
		expect(keyValues('resnet-50', 512)).toBe(0);
	});

	it('keeps the width as printed where heads do not share it out', () => {
		const { attention } = subjectNamed('gpt-3-13b');
		expect(attention).toEqual({ layers: 40, keyWidth: 5140, heads: null });
		expect(subjectNamed('llama-3-8b').attention!.heads).toEqual({
			keyValueHeads: 8,
			headWidth: 128
		});
	});
});

describe('storedBits(bits)', () => {
	it('counts the scales, as GGUF’s blocks have them', () => {
		expect(allBits.map(storedBits)).toEqual([16, 8.5, 6.5625, 5.5, 4.5, 3.4375, 2.625]);
	});

	it('is 4.127 for QLoRA’s 4 bits: its scales take 0.127 (Dettmers et al. 2023, 3)', () => {
		expectPrinted(normalFloatBits, '4.127');
	});
});

const held = fc.record({
	count: fc.integer({ min: 0, max: 1e13 }),
	attention: fc.option(
		fc.record({
			layers: fc.integer({ min: 1, max: 200 }),
			keyWidth: fc.integer({ min: 1, max: 20_000 }),
			heads: fc.constant(null)
		})
	)
});
const setting = fc.record({
	bits: fc.constantFrom(...allBits),
	keyValueBits: fc.constantFrom(...keyValueBits),
	context: fc.integer({ min: 1, max: 1e6 })
});
const bytes = fc.oneof(
	fc.double({ min: 0, max: 2e12, noNaN: true }),
	fc.integer({ min: 1, max: 10_000 }).map((gigabytes) => gigabytes * GB)
);

describe('the backwards answers agree with the forward ones at their edges', () => {
	it('largestModel(…) fits, and one parameter more does not', () => {
		fc.assert(
			fc.property(held, setting, bytes, (held, setting, bytes) => {
				const total = (count: number) => memoryToRun({ ...held, count }, setting).total;
				const most = largestModel(held, setting, bytes);
				if (most > 0) expect(total(most)).toBeLessThanOrEqual(bytes);
				expect(total(most + 1)).toBeGreaterThan(bytes);
			}),
			{ seed: 23 }
		);
	});

	it('mostBits(…) fits, and the next format above does not', () => {
		fc.assert(
			fc.property(held, setting, bytes, (held, setting, bytes) => {
				const total = (bits: (typeof allBits)[number]) =>
					memoryToRun(held, { ...setting, bits }).total;
				const most = mostBits(held, setting, bytes);
				const above = allBits[(most === null ? allBits.length : allBits.indexOf(most)) - 1];
				if (most !== null) expect(total(most)).toBeLessThanOrEqual(bytes);
				if (above !== undefined) expect(total(above)).toBeGreaterThan(bytes);
			}),
			{ seed: 24 }
		);
	});

	it('longestContext(…) fits, and one token more does not', () => {
		fc.assert(
			fc.property(held, setting, bytes, (held, setting, bytes) => {
				const total = (context: number) => memoryToRun(held, { ...setting, context }).total;
				const most = longestContext(held, setting, bytes);
				if (most === null) expect(total(0)).toBeGreaterThan(bytes);
				else if (most === Infinity) expect(held.attention).toBeNull();
				else {
					expect(total(most)).toBeLessThanOrEqual(bytes);
					expect(total(most + 1)).toBeGreaterThan(bytes);
				}
			}),
			{ seed: 25 }
		);
	});

	it('end at 2⁵³ parameters on a device beyond all measure', () => {
		const none = { count: 1, attention: null };
		expect(largestModel(none, { bits: 2, keyValueBits: 8, context: 1 }, 1e24)).toBe(2 ** 53);
	});
});
