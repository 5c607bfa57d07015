import { describe, expect, it } from 'vitest';
import { openWeights } from '../../../src/lib/architectures/files/openWeights.ts';
import { joined, u64, utf8, zeros } from './make/bytes.ts';
import { FakeFile } from './make/fakeFile.ts';
import { opened, refusal, rows } from './make/opened.ts';
import { makeSafetensors, safetensorsHead, safetensorsHeader } from './make/safetensors.ts';

const name = 'model.safetensors';
const tiny = makeSafetensors({ 'a.weight': ['F32', 3, 4], 'a.bias': ['BF16', 3], s: ['I64'] });

describe('openWeights(safetensors)', () => {
	it('has every tensor with its shape, type, count and bytes', async () => {
		const weights = await opened(name, tiny);
		expect(weights.kind).toBe('safetensors');
		expect(rows(weights)).toEqual([
			['a.weight', [3, 4], 'F32', 12, 48],
			['a.bias', [3], 'BF16', 3, 6],
			['s', [], 'I64', 1, 8]
		]);
		expect(weights.size).toBe(tiny.length);
	});

	it('reads no more of 40 gigabytes than the header', async () => {
		const width = 8192;
		const layers = Object.fromEntries(
			Array.from({ length: 298 }, (_, at) => [
				`model.layers.${at}.weight`,
				['BF16', width, width] as [string, ...number[]]
			])
		);
		const { header, dataBytes } = safetensorsHeader(layers);
		const head = safetensorsHead(header);
		const file = new FakeFile(name, head, head.length + dataBytes);
		expect(file.size).toBeGreaterThan(39e9);
		const result = await openWeights([file]);
		const { tensors } = 'weights' in result ? result.weights : { tensors: [] };
		expect(tensors.reduce((sum, { count }) => sum + count!, 0)).toBe(298 * width * width);
		expect(file.bytesRead).toBeLessThan(head.length + 4096);
		expect(file.reads).toBeLessThan(5);
	});

	it('says what belongs to no tensor', async () => {
		const { notes } = await opened(name, joined(tiny, zeros(5)));
		expect(notes[0]).toBe('5 bytes of the file belong to no tensor.');
	});

	const one = (dtype: string, shape: unknown, offsets: unknown) => ({
		'x"<b>': { dtype, shape, data_offsets: offsets }
	});
	const pair = (a: number[], b: number[]) => ({
		first: { dtype: 'U8', shape: [a[1] - a[0]], data_offsets: a },
		second: { dtype: 'U8', shape: [b[1] - b[0]], data_offsets: b }
	});
	const cases: [what: string, bytes: Uint8Array, sentence: string][] = [
		['nothing', zeros(0), '“model.safetensors” was not opened. It is empty.'],
		[
			'a header of 2⁶⁰ bytes',
			joined(u64(2 ** 60), utf8('{}')),
			'Its first eight bytes say that its header is 1,152,921,504,606,847,000 bytes long, and the file ends at byte 10.'
		],
		[
			'a header longer than the file',
			joined(u64(100), utf8('{"a":')),
			'its header is 100 bytes long, and the file ends at byte 13.'
		],
		[
			'a header of two words',
			safetensorsHead('{"a" 1}'),
			'Its header is not JSON: byte 13 does not fit.'
		],
		['a header cut off', safetensorsHead('{"a":[1,'), 'Its header is cut off: it ends at byte 16'],
		[
			'a file cut off',
			tiny.slice(0, tiny.length - 3),
			`“s” should end at byte ${tiny.length}, and the file ends at byte ${tiny.length - 3}: it is cut off.`
		],
		[
			'offsets that overlap',
			joined(safetensorsHead(pair([0, 8], [4, 12])), zeros(12)),
			'“first” and “second” overlap: one ends at byte 131, the other begins at byte 127.'
		],
		[
			'offsets turned round',
			safetensorsHead(one('U8', [1], [8, 4])),
			'“data_offsets” of “x"<b>” must be two whole numbers'
		],
		['no offsets', safetensorsHead(one('U8', [1], 'no')), '“data_offsets” of “x"<b>” must be'],
		[
			'a shape that overflows',
			safetensorsHead(one('U8', [2 ** 30, 2 ** 30], [0, 1])),
			'The shape of “x"<b>”, 1,073,741,824 × 1,073,741,824, holds more than 2⁵³ numbers'
		],
		[
			'half a side',
			safetensorsHead(one('U8', [1.5], [0, 1])),
			'The shape of “x"<b>” has 1.5 in it.'
		],
		['a side under zero', safetensorsHead(one('U8', [-1], [0, 1])), 'has −1 in it.'],
		['a side that is a word', safetensorsHead(one('U8', ['3'], [0, 1])), 'has “"3"” in it.'],
		[
			'a shape that does not fill its bytes',
			joined(safetensorsHead(one('F32', [3], [0, 11])), zeros(11)),
			'“data_offsets” of “x"<b>” leave it 11 bytes, and its shape and type F32 need 12.'
		],
		['no type', safetensorsHead({ a: { shape: [] } }), '“a” has no “dtype” in the header.'],
		[
			'a list as its header',
			safetensorsHead('{}').fill(0x5b, 8),
			'From byte 0 on it should begin with the length of a header and a brace'
		],
		[
			'a name without an end',
			safetensorsHead({ ['n'.repeat(1000)]: 3 }),
			`“${'n'.repeat(40)}…${'n'.repeat(39)}” has no “dtype”`
		]
	];
	it.each(cases)('gives %s a sentence', async (_, bytes, sentence) => {
		expect(await refusal(name, bytes)).toContain(sentence);
	});

	it('refuses a million tensors', async () => {
		const names = Array.from({ length: 600_000 }, (_, at) => `"${at}":0`);
		expect(await refusal(name, safetensorsHead(`{${names.join()}}`))).toContain(
			'Its header tells of 600,000 tensors. Up to 500,000 are read here'
		);
	});

	it('refuses a header that would hold the page up', async () => {
		const head = joined(u64(5e7), utf8('{"'));
		expect(await refusal(name, head, 6e7)).toContain(
			'Its header is said to be 50,000,000 bytes long. Up to 33.6\u00a0MB are read here.'
		);
	});
});
