import { describe, expect, it } from 'vitest';
import { ggmlTypes } from '../../../src/lib/architectures/files/gguf/ggmlTypes.ts';
import { openWeights } from '../../../src/lib/architectures/files/openWeights.ts';
import { averageBits } from '../../../src/lib/architectures/files/typeTotals.ts';
import { joined, u32, u64, utf8 } from './make/bytes.ts';
import { FakeFile } from './make/fakeFile.ts';
import { makeGguf, type GgufParts } from './make/gguf.ts';
import { opened, refusal, rows } from './make/opened.ts';

const name = 'model.gguf';
const two: GgufParts = {
	values: {
		'general.architecture': 'llama',
		'general.name': 'Tiny',
		'tokenizer.ggml.tokens': ['a', 'bc', '']
	},
	tensors: [
		{ name: 'blk.0.attn_q.weight', sides: [256, 3], type: 12, offset: 0 },
		{ name: 'output_norm.weight', sides: [5], type: 0, offset: 448 }
	],
	dataBytes: 448 + 20
};

describe('openWeights(GGUF)', () => {
	it('has every tensor, the fastest side last, and bytes as its blocks take them', async () => {
		const weights = await opened(name, makeGguf(two));
		expect(weights.kind).toBe('GGUF');
		expect(rows(weights)).toEqual([
			['blk.0.attn_q.weight', [3, 256], 'Q4_K', 768, 432],
			['output_norm.weight', [5], 'F32', 5, 20]
		]);
		expect(weights.notes).toEqual([
			'The file calls its model “Tiny”.',
			'Its architecture is “llama”.'
		]);
		expect(averageBits(weights.tensors)).toBeCloseTo((8 * 452) / 773, 12);
	});

	it('reads version 2, the bytes the other way round, and another alignment', async () => {
		const expected = rows(await opened(name, makeGguf(two)));
		const values = { ...two.values, 'general.alignment': 64 };
		for (const other of [{ version: 2 }, { isLittle: false }, { values, alignment: 64 }]) {
			expect(rows(await opened(name, makeGguf({ ...two, ...other })))).toEqual(expected);
		}
	});

	it('reads version 1, whose counts take four bytes', async () => {
		const text = (value: string) => joined(u32(value.length), utf8(value));
		const bytes = joined(
			utf8('GGUF'),
			u32(1),
			u32(1),
			u32(0),
			text('w'),
			u32(1),
			u32(6),
			u32(24),
			u64(0)
		);
		expect(rows(await opened(name, joined(bytes, new Uint8Array(32))))).toEqual([
			['w', [6], 'I8', 6, 6]
		]);
	});

	it('says so where it does not know a type', async () => {
		const tensors = [{ name: 'w', sides: [8], type: 99, offset: 0 }];
		const weights = await opened(name, makeGguf({ tensors, dataBytes: 8 }));
		expect(rows(weights)).toEqual([['w', [8], 'type 99', 8, null]]);
		expect(weights.notes).toEqual(['1 tensor is of a type whose bytes are not known here.']);
	});

	it('reads no more of 40 gigabytes than the head, and of 100,000 tokens one slice at a time', async () => {
		const tokens = Array.from({ length: 100_000 }, (_, at) => `token ${at}`);
		const tensors = Array.from({ length: 80 }, (_, at) => ({
			name: `blk.${at}.ffn_up.weight`,
			sides: [16_384, 53_248],
			type: 12,
			offset: at * 490_733_568
		}));
		const head = makeGguf({ values: { 'tokenizer.ggml.tokens': tokens }, tensors });
		const file = new FakeFile(name, head, head.length + 80 * 490_733_568);
		expect(file.size).toBeGreaterThan(39e9);
		const result = await openWeights([file]);
		const { tensors: read } = 'weights' in result ? result.weights : { tensors: [] };
		expect(read.reduce((sum, { count }) => sum + count!, 0)).toBe(80 * 16_384 * 53_248);
		expect(file.bytesRead).toBeLessThan(head.length + 2 ** 21);
		expect(file.largestRead).toBeLessThanOrEqual(2 ** 20);
	});

	const withTensor = (change: Partial<GgufParts['tensors'][number]>) =>
		makeGguf({ ...two, tensors: [{ ...two.tensors[0], ...change }] });
	const whole = makeGguf(two);
	const cases: [what: string, bytes: Uint8Array, sentence: string][] = [
		[
			'a version to come',
			makeGguf({ ...two, version: 7 }),
			'Byte 4 says that it is version 7 of GGUF.'
		],
		[
			'a million tensors',
			makeGguf({ ...two, tensorCount: 1e6 }),
			'Its header tells of 1,000,000 tensors.'
		],
		[
			'2⁶⁰ values',
			makeGguf({ ...two, valueCount: 2 ** 60 }),
			'Its header tells of 1,152,921,504,606,847,000 values. Up to 100,000 are read here'
		],
		[
			'a file cut off in its numbers',
			whole.slice(0, -1),
			`“output_norm.weight” should end at byte ${whole.length}, and the file ends at byte ${whole.length - 1}: it is cut off.`.replace(
				/(\d{1,3})(\d{3})\b/g,
				'$1,$2'
			)
		],
		[
			'a file cut off in its head',
			whole.slice(0, 60),
			'At byte 56, the value of “general.architecture” should take 8 bytes, and only 4 are left'
		],
		[
			'a name of 2⁵⁰ bytes',
			joined(whole.slice(0, 24), u64(2 ** 50), new Uint8Array(50)),
			'key 1 is said to be 1,125,899,906,842,624 bytes long'
		],
		[
			'a shape that overflows',
			withTensor({ sides: [2 ** 32, 2 ** 32] }),
			'The shape of “blk.0.attn_q.weight”, 4,294,967,296 × 4,294,967,296, holds more than 2⁵³ numbers'
		],
		[
			'half a block',
			withTensor({ sides: [100] }),
			'holds 100 numbers, which is no multiple of the 256 that Q4_K puts in a block.'
		],
		[
			'a thousand sides',
			withTensor({ sides: Array.from({ length: 1000 }, () => 1) }),
			'is said to have 1,000 sides.'
		],
		[
			'tensors that overlap',
			makeGguf({ ...two, tensors: [two.tensors[0], { ...two.tensors[1], offset: 32 }] }),
			'“blk.0.attn_q.weight” and “output_norm.weight” overlap'
		],
		[
			'no alignment',
			makeGguf({ ...two, values: { 'general.alignment': 0 } }),
			'“general.alignment” must be a whole number from 1 up.'
		]
	];
	it.each(cases)('gives %s a sentence', async (_, bytes, sentence) => {
		expect(await refusal(name, bytes)).toContain(sentence);
	});
});

/** Bits of a number as the documents of the types print them. */
describe('ggmlTypes', () => {
	it.each([
		['Q4_0', 4.5],
		['Q8_0', 8.5],
		['Q2_K', 2.625],
		['Q3_K', 3.4375],
		['Q4_K', 4.5],
		['Q5_K', 5.5],
		['Q6_K', 6.5625],
		['IQ1_S', 1.5625],
		['IQ2_XXS', 2.0625],
		['IQ4_XS', 4.25],
		['TQ1_0', 1.6875],
		['MXFP4', 4.25],
		['BF16', 16]
	])('%s takes %f bits', (name, bits) => {
		const type = [...ggmlTypes.values()].find((one) => one.name === name)!;
		expect((8 * type.bytes) / type.numbers).toBe(bits);
	});
});
