import { describe, expect, it } from 'vitest';
import { mostBytesRead } from '../../../src/lib/architectures/files/fileBytes.ts';
import { openWeights } from '../../../src/lib/architectures/files/openWeights.ts';
import { joined, utf8, zeros } from './make/bytes.ts';
import { FakeFile } from './make/fakeFile.ts';
import { makeOnnx, message, onnxModel, onnxTensor, text, varint, whole } from './make/onnx.ts';
import { opened, refusal, rows } from './make/opened.ts';

const name = 'model.onnx';
const [float32, int64, float16] = [1, 7, 10];
const weight = { name: 'fc.weight', shape: [4, 3], type: float32, raw: zeros(48) };
const attributeWith = (field: number, bytes: Uint8Array) =>
	message(1, message(5, joined(text(1, 'value'), message(field, bytes))));

describe('openWeights(ONNX)', () => {
	it('has every initializer, its sides packed into a field or one a field', async () => {
		const half = { name: 'fc.bias', shape: [3], type: float16, raw: zeros(6), isPacked: true };
		const shape = { name: 'shape', shape: [2], type: int64, raw: zeros(16) };
		const weights = await opened(name, makeOnnx([weight, half, shape]));
		expect(weights.kind).toBe('ONNX');
		expect(rows(weights)).toEqual([
			['fc.weight', [4, 3], 'float32', 12, 48],
			['fc.bias', [3], 'float16', 3, 6],
			['shape', [2], 'int64', 2, 16]
		]);
		expect(weights.notes).toEqual([
			'By name or type, 1 tensor holds 2 of them: whole numbers: indices, or weights packed several into one. Without these there are 15.'
		]);
	});

	it('counts the weights of branches, and leaves out constants', async () => {
		const constant = attributeWith(5, onnxTensor({ ...weight, name: 'c' }));
		const branch = attributeWith(6, message(5, onnxTensor({ ...weight, name: 'inner' })));
		const graph = joined(constant, branch, message(5, onnxTensor(weight)));
		const weights = await opened(name, onnxModel(graph));
		expect(weights.tensors.map(({ name }) => name)).toEqual(['inner', 'fc.weight']);
		expect(weights.notes).toEqual([
			'Nodes of its graph carry 12 more numbers as constants, which are not counted.'
		]);
	});

	it('says how many bytes lie in another file', async () => {
		const { raw: _, ...outside } = weight;
		const weights = await opened(name, makeOnnx([{ ...outside, location: 'model.data' }]));
		expect(rows(weights)).toEqual([['fc.weight', [4, 3], 'float32', 12, 48]]);
		expect(weights.notes).toEqual([
			expect.stringMatching(/^48\sbytes of its numbers lie beside it, in another file\.$/)
		]);
	});

	it('passes over large tensors that come after many small ones', async () => {
		const many = Array.from({ length: 2000 }, (_, at) => ({ ...weight, name: `small.${at}` }));
		const large = { name: 'large', shape: [100_000], type: float32, raw: zeros(400_000) };
		const file = new FakeFile(name, makeOnnx([...many, ...Array(40).fill(large)]));
		const result = await openWeights([file]);
		expect('weights' in result && result.weights.tensors.length).toBe(2040);
		expect(file.size).toBeGreaterThan(16e6);
		expect(file.bytesRead).toBeLessThan(1.5e6);
	});

	it('gives up a file of 40 gigabytes that has no end of empty fields', async () => {
		const fields = new Uint8Array(34e6);
		for (let at = 0; at < fields.length; at += 2) fields[at] = 0x12;
		fields.set(whole(1, 8));
		const file = new FakeFile(name, fields, 40e9);
		const result = await openWeights([file]);
		expect('refusal' in result && result.refusal).toContain('its header has no end');
		expect(file.bytesRead).toBeLessThanOrEqual(mostBytesRead);
	});

	it('reads next to nothing of 40 gigabytes that are zero', async () => {
		const file = new FakeFile(name, zeros(0), 40e9);
		const result = await openWeights([file]);
		expect('refusal' in result && result.refusal).toContain(
			'Byte 0, in the model, begins no field: it is damaged.'
		);
		expect(file.bytesRead).toBeLessThan(8192);
	});

	it('passes over two gigabytes of numbers', async () => {
		const sides = [32_768, 16_384];
		const head = joined(whole(1, sides[0]), whole(1, sides[1]), whole(2, float32), text(8, 'w'));
		const rawBytes = 4 * sides[0] * sides[1];
		const lengths = joined(varint(9 * 8 + 2), varint(rawBytes));
		const tensorBytes = head.length + lengths.length + rawBytes;
		const tensorHead = joined(varint(5 * 8 + 2), varint(tensorBytes));
		const graphBytes = tensorHead.length + tensorBytes;
		const graphHead = joined(whole(1, 8), varint(7 * 8 + 2), varint(graphBytes));
		const start = joined(graphHead, tensorHead, head, lengths);
		const file = new FakeFile(name, start, start.length + rawBytes);
		expect(file.size).toBeGreaterThan(2e9);
		const result = await openWeights([file]);
		expect('weights' in result && rows(result.weights)).toEqual([
			['w', sides, 'float32', sides[0] * sides[1], rawBytes]
		]);
		expect(file.bytesRead).toBeLessThan(8192);
	});

	const whole_ = makeOnnx([weight]);
	const inGraphs = (depth: number): Uint8Array =>
		depth === 0 ? zeros(0) : attributeWith(6, inGraphs(depth - 1));
	const cases: [what: string, bytes: Uint8Array, sentence: string][] = [
		[
			'a model without a graph',
			joined(whole(1, 8), text(2, 'x')),
			'It has no graph, which every ONNX file has.'
		],
		[
			'a file cut off',
			whole_.slice(0, -10),
			'a field in the model should go on to byte 100, and the model ends at byte 94: it is cut off or damaged.'
		],
		[
			'a field of no kind',
			joined(whole(1, 8), [0x0f]),
			'Byte 2, in the model, begins no field: it is damaged.'
		],
		[
			'a number without an end',
			joined(
				whole(1, 8),
				Uint8Array.from({ length: 20 }, () => 255)
			),
			'Before byte 12, a number in the model has no end'
		],
		[
			'a length of 2⁶⁰',
			joined(whole(1, 8), varint(58), varint(2 ** 60)),
			'a field in the model should go on to byte 1,152,921,504,606,847,000, and the model ends at byte 12'
		],
		[
			'a shape that overflows',
			makeOnnx([{ ...weight, shape: [2 ** 40, 2 ** 40] }]),
			'The shape of “fc.weight”, 1,099,511,627,776 × 1,099,511,627,776, holds more than 2⁵³ numbers'
		],
		[
			'a side under zero',
			makeOnnx([{ ...weight, shape: [2 ** 63] }]),
			'The shape of “fc.weight” has 9.22\u00a0×\u00a010¹⁸ in it.'
		],
		[
			'bytes that do not fill a shape',
			makeOnnx([{ ...weight, raw: zeros(47) }]),
			'“fc.weight” has 47 bytes, and its shape and type float32 need 48.'
		],
		[
			'a hundred sides',
			makeOnnx([{ ...weight, shape: Array.from({ length: 100 }, () => 1) }]),
			'a tensor has more than 64 sides.'
		],
		[
			'graphs within graphs',
			onnxModel(inGraphs(40)),
			'there is a graph within 16 others: it is damaged.'
		],
		['another protocol buffer', joined(whole(1, 1), message(2, utf8('meta'))), 'It has no graph']
	];
	it.each(cases)('gives %s a sentence', async (_, bytes, sentence) => {
		expect(await refusal(name, bytes)).toContain(sentence);
	});
});
