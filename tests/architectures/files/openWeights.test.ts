import { describe, expect, it } from 'vitest';
import { openWeights } from '../../../src/lib/architectures/files/openWeights.ts';
import { joined, utf8, zeros } from './make/bytes.ts';
import { FakeFile } from './make/fakeFile.ts';
import { makeGguf } from './make/gguf.ts';
import { opened, refusal, rows } from './make/opened.ts';
import { makeSafetensors } from './make/safetensors.ts';

const json = (value: unknown) => utf8(JSON.stringify(value));
const shards = {
	'model-1.safetensors': makeSafetensors({ 'a.weight': ['F16', 2, 3] }),
	'model-2.safetensors': makeSafetensors({ 'b.weight': ['F16', 4] })
};
const index = json({
	metadata: { total_size: 20 },
	weight_map: { 'a.weight': 'model-1.safetensors', 'b.weight': 'model-2.safetensors' }
});
const open = (files: Record<string, Uint8Array>) =>
	openWeights(Object.entries(files).map(([name, bytes]) => new FakeFile(name, bytes)));

describe('openWeights(tfjs model.json)', () => {
	const manifest = (...weights: unknown[]) =>
		json({ weightsManifest: [{ paths: ['w.bin'], weights }] });

	it('has every weight of the manifest, and bytes as they are rounded', async () => {
		const weights = await opened(
			'model.json',
			manifest(
				{ name: 'dense/kernel', shape: [784, 10], dtype: 'float32' },
				{ name: 'dense/bias', shape: [10], dtype: 'float32', quantization: { dtype: 'uint8' } }
			)
		);
		expect(weights.kind).toBe('a tfjs model');
		expect(rows(weights)).toEqual([
			['dense/kernel', [784, 10], 'float32', 7840, 31_360],
			['dense/bias', [10], 'uint8', 10, 10]
		]);
		expect(weights.notes[0]).toBe('The numbers lie beside it, in 1 file.');
	});

	it.each([
		[json({ weightsManifest: 3 }), '“weightsManifest” must be a list.'],
		[json({ weightsManifest: [{}] }), 'A group in “weightsManifest” has no list “weights”.'],
		[manifest({ shape: [] }), 'A weight in “weightsManifest” has no “name”.'],
		[manifest({ name: 'a', shape: [2] }), '“a” has no “dtype”.'],
		[manifest({ name: 'a', dtype: 'int32', shape: 3 }), '“a” has no list of numbers as its shape.'],
		[
			manifest({ name: 'a', dtype: 'int32', shape: [2 ** 60] }),
			'The shape of “a” has 1.15\u00a0×\u00a010¹⁸ in it.'
		],
		[utf8('{"weightsManifest": [}'), 'The file is not JSON: byte 21 does not fit.'],
		[utf8('{"weightsManifest": [{"na'), 'The file is cut off: it ends at byte 25 in the middle']
	])('gives what is wrong a sentence (%#)', async (bytes, sentence) => {
		expect(await refusal('model.json', bytes)).toContain(sentence);
	});
});

describe('openWeights(the parts of one model)', () => {
	it('joins shards, with their index or without', async () => {
		for (const files of [shards, { 'index.json': index, ...shards }]) {
			const result = await open(files);
			expect('weights' in result && rows(result.weights)).toEqual([
				['a.weight', [2, 3], 'F16', 6, 12],
				['b.weight', [4], 'F16', 4, 8]
			]);
			expect('weights' in result && result.weights.notes).toEqual([]);
		}
	});

	it('says what an index has beside shapes, and counts nothing by it', async () => {
		const weights = await opened('index.json', index);
		expect(weights.tensors.map(({ name, count }) => [name, count])).toEqual([
			['a.weight', null],
			['b.weight', null]
		]);
		expect(weights.statedCount).toBeNull();
		expect(weights.notes[0]).toContain('names 2 tensors in 2 files. It has no shapes');
		expect(weights.notes[1]).toMatch(
			/take 20\sbytes, which would be 10 parameters of 16 bits each/
		);
		const stated = json({ metadata: { total_parameters: 10 }, weight_map: { a: 'b' } });
		expect((await opened('index.json', stated)).statedCount).toBe(10);
	});

	it('says which shard is missing', async () => {
		const result = await open({
			'index.json': index,
			'm.safetensors': shards['model-1.safetensors']
		});
		expect('weights' in result && result.weights.notes).toEqual([
			'1 tensor of the index is missing, and not in the count: open “model-2.safetensors” with it.'
		]);
	});

	it('says how many parts their names tell of', async () => {
		const [, second] = Object.values(shards);
		const name = (part: number) => `m-0000${part}-of-00003.safetensors`;
		const notesOf = async (files: Record<string, Uint8Array>) => {
			const result = await open(files);
			return 'weights' in result && result.weights.notes;
		};
		expect(await notesOf({ [name(2)]: second })).toEqual([
			'By its name the model has 3 parts, of which 1 is open: open all of them at once to count it.'
		]);
		const others = { [name(1)]: Object.values(shards)[0], [name(3)]: makeSafetensors({}) };
		expect(await notesOf({ [name(2)]: second, ...others })).toEqual([]);
	});

	it('leaves out files that hold no weights', async () => {
		const result = await open({ 'config.json': json({ model_type: 'gpt2' }), ...shards });
		expect('weights' in result && result.weights.notes).toEqual([
			'1 other file holds no weights that are read here, and was left out.'
		]);
	});

	const gguf = makeGguf({ tensors: [] });
	it.each([
		[
			{
				'a.safetensors': shards['model-1.safetensors'],
				'b.safetensors': shards['model-1.safetensors']
			},
			'Nothing was opened. “a.weight” is in “a.safetensors” and in “b.safetensors”'
		],
		[
			{ 'a.gguf': gguf, ...shards },
			'“a.gguf” is GGUF, and “model-1.safetensors” is safetensors: they are not parts of one model.'
		],
		[{ 'a.json': index, 'b.json': index }, 'Two of them are indices: open one model at a time.'],
		[{ ...shards, 'c.gguf': gguf.slice(0, 12) }, '“c.gguf” was not opened. At byte 8'],
		[{ 'a.json': json({ weight_map: { 'x<b>': 3 } }) }, '“weight_map” names no file for “x<b>”.'],
		[
			{ 'a.json': json({ metadata: { total_size: -1 }, weight_map: {} }) },
			'“total_size” in its metadata must be a whole number from 0 up.'
		]
	])('gives what does not fit a sentence (%#)', async (files, sentence) => {
		const result = await open(files as Record<string, Uint8Array>);
		expect('refusal' in result && result.refusal).toContain(sentence);
	});
});

describe('openWeights(a file of another kind)', () => {
	it('reads what it is, and says that it is named otherwise', async () => {
		const weights = await opened('model.gguf', shards['model-2.safetensors']);
		expect(weights.kind).toBe('safetensors');
		expect(weights.notes).toEqual([
			'Its name says “.gguf”, and its content is safetensors: it was read as that.'
		]);
		expect((await opened('weights', shards['model-2.safetensors'])).notes).toEqual([]);
	});

	it.each([
		[
			'model.h5',
			joined([0x89], utf8('HDF\r\n'), [0x1a, 10], zeros(90)),
			'It is HDF5, which is not read here.'
		],
		['pytorch_model.bin', joined([0x80, 2], zeros(90)), 'It is a pickle of Python'],
		[
			'model.safetensors',
			utf8('version https://git-lfs.github.com/spec/v1\noid sha256:'),
			'It is a pointer of Git LFS'
		],
		['model.safetensors', utf8('<!DOCTYPE html><title>Not found'), 'It is a web page'],
		['model.gz', joined([0x1f, 0x8b], zeros(90)), 'It is packed by gzip. Unpack it first.'],
		['model.bin', utf8('lmgg0000'), 'It is GGML, which came before GGUF'],
		['model.tflite', joined(zeros(4), utf8('TFL3'), zeros(90)), 'It is a TFLite model'],
		[
			'config.json',
			json({ model_type: 'bert' }),
			'It is the config of a model, which says how it is built'
		],
		['data.json', json({ a: 1 }), 'It is JSON with neither “weightsManifest”'],
		[
			'model.gguf',
			zeros(64),
			'From byte 0 on it should begin with the letters GGUF, as a file named “.gguf” does, and it does not.'
		],
		[
			'cat.png',
			joined([0x89], utf8('PNG'), zeros(60)),
			'By its content it is none of the files that are read here.'
		]
	])('gives %s a sentence (%#)', async (name, bytes, sentence) => {
		expect(await refusal(name, bytes)).toContain(`“${name}” was not opened. ${sentence}`);
	});

	it('says so where the browser cannot read, as of a folder', async () => {
		const folder = {
			name: 'folder',
			size: 4096,
			slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotFoundError')) })
		};
		expect(await openWeights([folder])).toEqual({
			refusal: expect.stringContaining(
				'“folder” was not opened. The browser could not read it. Perhaps it is a folder'
			)
		});
	});

	it('stops when it is told to', async () => {
		const stop = new AbortController();
		stop.abort();
		const file = new FakeFile('m.safetensors', shards['model-1.safetensors']);
		await expect(openWeights([file], stop.signal)).rejects.toThrow(/abort/i);
		expect(file.bytesRead).toBe(0);
	});
});
