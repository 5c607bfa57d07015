import { describe, expect, it } from 'vitest';
import { fileSubject } from '../../../src/lib/architectures/device/subject.ts';
import { memoryToRun } from '../../../src/lib/architectures/device/memory.ts';
import type { Tensor } from '../../../src/lib/architectures/files/tensor.ts';
import type { Weights } from '../../../src/lib/architectures/files/weights.ts';

const tensor = (name: string, count: number | null): Tensor => ({
	name,
	shape: count === null ? null : [count],
	type: 'F32',
	count,
	bytes: count === null ? null : 4 * count
});

const weights = (...tensors: Tensor[]): Weights => ({
	names: ['a.safetensors'],
	kind: 'safetensors',
	size: 1000,
	tensors,
	statedCount: null,
	notes: []
});

describe('fileSubject(name, weights)', () => {
	it('counts what is learned, and takes memory for nothing else', () => {
		const file = weights(tensor('w', 80), tensor('bn.running_mean', 20));
		const subject = fileSubject('“a”', file)!;
		expect([subject.count, subject.isCountAlone, subject.writes]).toEqual([80, true, false]);
		const needed = memoryToRun(subject, { bits: 8, keyValueBits: 16, context: 2048 });
		expect([needed.keyValues, needed.total]).toEqual([0, needed.weights]);
		expect(needed.weights).toBeGreaterThanOrEqual(80);
	});

	it('goes by the count that a file states', () => {
		const file = { ...weights(tensor('w', null)), statedCount: 7 };
		expect(fileSubject('“a”', file)?.count).toBe(7);
	});

	it('is null where nothing is counted', () => {
		expect(fileSubject('“a”', weights(tensor('w', null)))).toBeNull();
		expect(fileSubject('“a”', weights())).toBeNull();
	});
});
