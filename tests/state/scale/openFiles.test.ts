import { describe, expect, it } from 'vitest';
import { Scale } from '../../../src/lib/state/scale/scale.svelte.ts';
import { makeSafetensors } from '../../architectures/files/make/safetensors.ts';

const weights = new File(
	[makeSafetensors({ w: ['F32', 3] }) as Uint8Array<ArrayBuffer>],
	'w.safetensors'
);
const json = (name: string, value: unknown) => new File([JSON.stringify(value)], name);
const gpt2 = json('config.json', { model_type: 'gpt2' });

describe('Scale.openFiles', () => {
	it('pastes a config, and opens the weights beside it', async () => {
		const scale = new Scale();
		await scale.openFiles([weights, gpt2]);
		expect(scale.pasted.reading?.count).toBe(124_439_808);
		expect(scale.weightsFile.weights?.tensors).toHaveLength(1);
		expect([scale.weightsFile.config, scale.weightsFile.problem]).toEqual(['config.json', null]);
	});

	it('takes a config alone, and keeps the weights that are open', async () => {
		const scale = new Scale();
		await scale.openFiles([weights]);
		await scale.openFiles([gpt2]);
		expect(scale.pasted.reading?.count).toBe(124_439_808);
		expect(scale.weightsFile.weights?.tensors).toHaveLength(1);
		expect(scale.weightsFile.problem).toBeNull();
	});

	it('leaves other JSON to what reads weights', async () => {
		const scale = new Scale();
		await scale.openFiles([json('tokenizer.json', { version: '1.0' })]);
		expect(scale.pasted.text).toBe('');
		expect(scale.weightsFile.problem).toContain('“tokenizer.json” was not opened.');
		await scale.openFiles([new File(['{"model_type": '], 'cut.json')]);
		expect(scale.weightsFile.problem).toContain('is cut off');
	});
});

describe('Scale.isFileModel', () => {
	it('is true where the file came after the config, or there is none', async () => {
		const scale = new Scale();
		expect(scale.isFileModel).toBe(false);
		await scale.openFiles([weights]);
		expect(scale.isFileModel).toBe(true);
		scale.pasted.paste('{"model_type": "gpt2"}');
		expect(scale.isFileModel).toBe(false);
		await scale.openFiles([weights]);
		expect(scale.isFileModel).toBe(true);
		scale.weightsFile.close();
		expect(scale.isFileModel).toBe(false);
		await scale.openFiles([weights]);
		scale.pasted.paste('{"model_type": "mamba"}');
		expect(scale.isFileModel).toBe(true);
		scale.pasted.paste('');
		expect(scale.isFileModel).toBe(true);
	});
});
