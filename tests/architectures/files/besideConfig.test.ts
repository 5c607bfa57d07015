import { describe, expect, it } from 'vitest';
import { besideConfig } from '../../../src/lib/architectures/files/besideConfig.ts';
import type { Tensor } from '../../../src/lib/architectures/files/tensor.ts';

const config = { name: 'LLaMA', count: 1000 };
const mean: Tensor = { name: 'bn.running_mean', shape: [16], type: 'F32', count: 16, bytes: 64 };

describe('besideConfig(count, tensors, config)', () => {
	it.each<[count: number, tensors: Tensor[], sentence: string]>([
		[1000, [], 'Exactly as many as by the config of your LLaMA.'],
		[1016, [mean], 'Without what is not learned, exactly as many as by the config of your LLaMA.'],
		[1016, [], 'By the config of your LLaMA there are 1,000: the file has 16 more.'],
		[988, [mean], 'By the config of your LLaMA there are 1,000: the file has 12 fewer.']
	])('says how %i lies to 1,000', (count, tensors, sentence) => {
		expect(besideConfig(count, tensors, config)).toBe(sentence);
	});
});
