import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../../src/lib/architectures/device/advice.ts';
import { capacityOf } from '../../../src/lib/architectures/device/device.ts';
import { hardwareNamed, subjectNamed } from './named.ts';

const setting = { bits: 4, keyValueBits: 16, context: 2048 } as const;
const advice = (device: string, ...models: string[]) =>
	adviceFor(
		models.map(subjectNamed),
		setting,
		capacityOf(hardwareNamed(device), 'together')
	).replaceAll('\u00a0', ' ');

describe('adviceFor(subjects, setting, capacity)', () => {
	it('says what a model lacks that does not fit, and at how many bits it would', () => {
		expect(advice('rtx-4090', 'llama-7b', 'gpt-3-175b')).toBe(
			'Only LLaMA 7B fits. GPT-3 175B lacks 83.9 GB and fits at no number of bits.'
		);
		expect(advice('rtx-4090', 'mixtral-8x7b')).toBe(
			'None of them fits. Mixtral 8×7B lacks 2.54 GB and fits only at 3 bits.'
		);
	});

	it('says how many times as fast the fastest may write, and leaves the choice to a try', () => {
		expect(advice('a100-80', 'llama-13b', 'llama-7b')).toBe(
			'Both fit: LLaMA 7B may write 1.86 times as fast as LLaMA 13B. Which answers better only a try on your own questions says.'
		);
		expect(advice('a100-80', 'llama-7b', 'llama-13b', 'llama-65b')).toMatch(/^All of them fit: /);
		expect(advice('rtx-4090', 'llama-7b', 'llama-13b', 'llama-65b')).toMatch(
			/^Two of them fit: .* LLaMA 65B lacks 18\.1 GB and fits at no number of bits\.$/
		);
	});
});
