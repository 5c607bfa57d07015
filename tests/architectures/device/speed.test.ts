import { describe, expect, it } from 'vitest';
import { capacityOf } from '../../../src/lib/architectures/device/device.ts';
import {
	arithmeticBindsFrom,
	measuredShare,
	promptBound,
	taskSeconds,
	tokenBound,
	unitsPerSecond
} from '../../../src/lib/architectures/device/speed.ts';
import { measured } from './measured.ts';
import { hardwareNamed, subjectNamed } from './named.ts';

const setting = { bits: 16, keyValueBits: 16, context: 2048 } as const;

describe('unitsPerSecond(subject, setting, capacity)', () => {
	it.each(measured)(
		'lies above $tokensPerSecond tokens a second of $model at $bits bits on $device, by less than five times',
		({ device, edits, plan = 'together', model, bits, tokensPerSecond }) => {
			const capacity = capacityOf({ ...hardwareNamed(device), ...edits }, plan);
			const first = { bits, keyValueBits: 16, context: 0 } as const;
			const most = unitsPerSecond(subjectNamed(model), first, capacity);
			expect(tokensPerSecond).toBeLessThan(most);
			expect(tokensPerSecond).toBeGreaterThan(most / 5);
		}
	);

	it('is reached by these measurements to the share that the page tells', () => {
		const shares = measured.map(
			({ device, edits, plan = 'together', model, bits, tokensPerSecond }) => {
				const capacity = capacityOf({ ...hardwareNamed(device), ...edits }, plan);
				const first = { bits, keyValueBits: 16, context: 0 } as const;
				return tokensPerSecond / unitsPerSecond(subjectNamed(model), first, capacity);
			}
		);
		expect({
			measurements: measured.length,
			least: Number(Math.min(...shares).toFixed(2)),
			most: Number(Math.max(...shares).toFixed(2))
		}).toEqual(measuredShare);
	});

	it('would lie more than five times above eight cards in turn, were they thought to work together', () => {
		const eight = { ...hardwareNamed('rtx-4090'), cards: 8 };
		const most = unitsPerSecond(subjectNamed('llama-3-8b'), setting, capacityOf(eight, 'together'));
		expect(52.51).toBeLessThan(most / 5);
	});

	it('counts images for a model of images', () => {
		const capacity = capacityOf(hardwareNamed('v100'), 'together');
		const resnet = subjectNamed('resnet-50');
		// 25,557,032 parameters of two bytes against 900 GB/s; 4.09 billion multiply-adds against 125 trillion.
		const bound = tokenBound(resnet, setting, capacity);
		expect(bound.limit).toBe('arithmetic');
		expect(bound.bandwidthSeconds).toBeCloseTo(51_114_064 / 900e9, 12);
		expect(unitsPerSecond(resnet, setting, capacity)).toBeCloseTo(1 / bound.seconds, 6);
	});

	it('lets a model that only reads take its text in at once', () => {
		const capacity = capacityOf(hardwareNamed('rtx-4090'), 'together');
		const bert = subjectNamed('bert-base');
		const text = { ...setting, context: 512 };
		// 85 million multiply-adds a token, twice, against 165.2 trillion operations a second.
		expect(unitsPerSecond(bert, text, capacity)).toBeCloseTo(165.2e12 / (2 * 84_934_656), -5);
		const short = { ...setting, context: 1 };
		expect(promptBound(bert, 1, short, capacity).limit).toBe('bandwidth');
	});
});

describe('a subject', () => {
	it('writes where it keeps something of each token, be it of one size', () => {
		const of = (id: string) => {
			const { writes, attention } = subjectNamed(id);
			return [writes, attention !== null];
		};
		expect(of('gpt-2-small')).toEqual([true, true]);
		expect(of('lstm-medium')).toEqual([true, false]);
		expect(of('bert-base')).toEqual([false, false]);
		expect(of('clip-text-l-14')).toEqual([false, false]);
	});
});

describe('tokenBound(subject, setting, capacity)', () => {
	const capacity = capacityOf(hardwareNamed('a100-80'), 'together');

	it('reads of an embedding one row, and of a tied head the whole table', () => {
		// LLaMA 7B: all but 32,000 rows of 4,096, and one of them.
		expect(subjectNamed('llama-7b').read).toBe(6_738_415_616 - 31_999 * 4096);
		// GPT-2 small: all but 1,024 positions of 768, one of them, and the table once more for its row.
		expect(subjectNamed('gpt-2-small').read).toBe(124_439_808 - 1023 * 768 + 768);
	});

	it('reads the experts that one token goes through', () => {
		const { read, count } = subjectNamed('mixtral-8x7b');
		expect(count).toBe(46_702_792_704);
		expect(read).toBe(12_879_925_248 - 31_999 * 4096);
	});

	it('adds the keys and values of the context', () => {
		const llama = subjectNamed('llama-7b');
		const at = (context: number) => tokenBound(llama, { ...setting, context }, capacity).bytes;
		expect(at(2048) - at(0)).toBe(2048 * 2 * 32 * 4096 * 2);
	});

	it('is bound by bandwidth, and a long prompt by arithmetic', () => {
		const llama = subjectNamed('llama-7b');
		expect(tokenBound(llama, setting, capacity).limit).toBe('bandwidth');
		expect(promptBound(llama, 100, setting, capacity).limit).toBe('bandwidth');
		expect(promptBound(llama, 200, setting, capacity).limit).toBe('arithmetic');
	});
});

describe('taskSeconds(subject, answer, setting, capacity)', () => {
	it('is the prompt’s time and the answer’s', () => {
		const capacity = capacityOf(hardwareNamed('a100-80'), 'together');
		const llama = subjectNamed('llama-7b');
		expect(taskSeconds(llama, 48, setting, capacity)).toBeCloseTo(
			promptBound(llama, 2000, setting, capacity).seconds +
				48 * tokenBound(llama, setting, capacity).seconds,
			12
		);
		expect(taskSeconds(llama, 2048, setting, capacity)).toBeCloseTo(
			2048 * tokenBound(llama, setting, capacity).seconds,
			12
		);
	});
});

describe('arithmeticBindsFrom(capacity, bitsPerParameter)', () => {
	it('is 208 tokens on an A100 of 1,500 GB/s, as “Transformer Inference Arithmetic” (Chen 2022) has it', () => {
		const hardware = { ...hardwareNamed('a100-80'), bandwidth: 1500 };
		expect(arithmeticBindsFrom(capacityOf(hardware, 'together'), 16)).toBeCloseTo(208, 10);
	});
});
