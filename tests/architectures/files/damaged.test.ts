import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWeights } from '../../../src/lib/architectures/files/openWeights.ts';
import { utf8, zeros } from './make/bytes.ts';
import { damage, jsonDamage } from './make/damage.ts';
import { FakeFile } from './make/fakeFile.ts';
import { makeGguf } from './make/gguf.ts';
import { makeOnnx } from './make/onnx.ts';
import { makeSafetensors, safetensorsHead, safetensorsHeader } from './make/safetensors.ts';
import { layer, makeKeras, makeNpy, makeZip, sequential } from './make/zips.ts';

const runs = 10_000;

/** Opens or refuses with a sentence, and reads little for it. */
async function answers(name: string, bytes: Uint8Array) {
	const file = new FakeFile(name, bytes);
	const result = await openWeights([file]);
	expect(file.bytesRead).toBeLessThanOrEqual(40 * bytes.length + 140_000);
	expect(file.reads).toBeLessThanOrEqual(bytes.length + 20);
	if ('refusal' in result) {
		expect(result.refusal).toMatch(/^“.*” was not opened\. .*\.$/s);
		expect(result.refusal.length).toBeLessThan(500);
		return;
	}
	const { tensors, notes } = result.weights;
	const count = tensors.reduce((sum, { count }) => sum + (count ?? 0), 0);
	expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
	expect(notes.every((note) => note.length < 500)).toBe(true);
}

const tensors = { 'h.0.weight': ['F32', 3, 4], 'h.0.bias': ['BF16', 3], s: ['I64'] } as const;
const safetensors = tensors as unknown as Parameters<typeof makeSafetensors>[0];
const keras = sequential([
	layer('Embedding', { input_dim: 5, output_dim: 4 }, [null, 3]),
	layer('Conv1D', { filters: 2, kernel_size: [3], groups: 2 }, [null, 3, 4]),
	layer('BatchNormalization', { axis: [-1] }, [null, 3, 2]),
	layer('Bidirectional', {
		layer: layer('LSTM', { units: 2 }, [null, 3, 2]),
		backward_layer: layer('GRU', { units: 2 }, [null, 3, 2])
	}),
	layer(
		'MultiHeadAttention',
		{ num_heads: 2, key_dim: 3, output_shape: [4] },
		{ shapes_dict: { query_shape: [null, 3, 4], value_shape: [null, 3, 4] } }
	)
]);
const arrays = { 'a.npy': makeNpy('<f4', [3, 4], 48), 'b.npy': makeNpy('|O', [2], 9) };
const manifest = {
	format: 'layers-model',
	weightsManifest: [
		{ paths: ['w.bin'], weights: [{ name: 'dense/kernel', shape: [7, 2], dtype: 'float32' }] }
	]
};
const index = { metadata: { total_size: 20 }, weight_map: { a: 'm-1', b: 'm-2' } };
const json = (value: unknown) => utf8(JSON.stringify(value));

const whole: Record<string, Uint8Array> = {
	'safe.safetensors': makeSafetensors(safetensors),
	'index.json': json(index),
	'ggml.gguf': makeGguf({
		values: { 'general.name': 'x', 'general.alignment': 32, tokens: ['a', 'b', 'cd'] },
		tensors: [
			{ name: 'blk.0.w', sides: [64, 3], type: 2, offset: 0 },
			{ name: 'n', sides: [5], type: 0, offset: 128 }
		],
		dataBytes: 148
	}),
	'open.onnx': makeOnnx([
		{ name: 'w', shape: [4, 3], type: 1, raw: zeros(48) },
		{ name: 'b', shape: [3], type: 10, isPacked: true, location: 'far' }
	]),
	'model.json': json(manifest),
	'stored.keras': makeKeras(keras),
	'packed.keras': makeKeras(keras, true),
	'stored.npz': makeZip(arrays),
	'packed.npz': makeZip(arrays, true),
	'one.npy': arrays['a.npy']
};

describe('openWeights', () => {
	it.each(Object.keys(whole))('answers 10,000 damaged copies of %s', async (name) => {
		await answers(name, whole[name]);
		await fc.assert(
			fc.asyncProperty(damage, (damage) => answers(name, damage(whole[name]))),
			{ numRuns: runs, seed: 22 }
		);
	});

	const { header } = safetensorsHeader(safetensors);
	it.each<[name: string, json: unknown, make: (json: unknown) => Uint8Array]>([
		['safe.safetensors', header, (json) => safetensorsHead(JSON.stringify(json))],
		['index.json', index, json],
		['model.json', manifest, json],
		['stored.keras', keras, (json) => makeKeras(json)]
	])('answers 10,000 copies of %s with other values in its JSON', async (name, value, make) => {
		await fc.assert(
			fc.asyncProperty(jsonDamage, (damage) => answers(name, make(damage(value)))),
			{ numRuns: runs, seed: 22 }
		);
	});
});
