import { describe, expect, it } from 'vitest';
import {
	packPart,
	unpackPart
} from '../../../../../src/lib/state/playground/pretraining/shipped/packedPart.ts';
import type { TrainedPart } from '../../../../../src/lib/state/playground/pretraining/trainedPart.ts';

const evaluation = (step: number) => ({
	step,
	training: { loss: Math.PI / (step + 1), accuracy: 0.1 * step },
	validation: { loss: Math.E / (step + 1), accuracy: 1 / 3 },
	penalty: 1e-9 * step,
	diverged: false
});

const part = (changes: Partial<TrainedPart['end']> = {}): TrainedPart => ({
	step: 3,
	end: {
		parameters: Float32Array.of(1 / 3, -0, 1e-40),
		moments: [Float32Array.of(1, 2, 3), Float32Array.of(4, 5, 6)],
		steps: 3,
		diverged: false,
		stopped: false,
		...changes
	},
	history: [0, 1, 3].map(evaluation),
	kept: []
});

describe('unpackPart(name, bytes)', () => {
	it.each<[string, TrainedPart]>([
		['with moments', part()],
		['without', part({ moments: [] })],
		['with a count of its own for Adam', part({ optimizerSteps: 0 })],
		['that counts its steps', part({ optimizerSteps: 3 })]
	])('gives back what packPart() packed, %s', (_, one) => {
		expect(unpackPart('a spiral, näher', packPart('a spiral, näher', one))).toEqual(one);
	});

	it('leaves out what is on the way', () => {
		const kept = [{ step: 0, parameters: Float32Array.of(1, 2, 3) }];
		expect(unpackPart('a', packPart('a', { ...part(), kept }))).toEqual(part());
	});

	it('is null for bytes of another name, and for damaged ones', () => {
		const bytes = packPart('a', part());
		expect(unpackPart('b', bytes)).toBeNull();
		for (let length = 0; length < bytes.length; length++) {
			expect(unpackPart('a', bytes.subarray(0, length))).toBeNull();
		}
		for (let at = 0; at < 24; at++) {
			const damaged = bytes.slice();
			damaged[at] ^= 0x80;
			expect(() => unpackPart('a', damaged)).not.toThrow();
		}
	});
});

describe('packPart(name, part)', () => {
	it('refuses what it would not give back', () => {
		expect(() => packPart('a', part({ diverged: true }))).toThrow(RangeError);
		expect(() => packPart('a', part({ steps: 2 }))).toThrow(RangeError);
		const judged = { ...evaluation(0), sourceTask: { loss: 1, accuracy: 1 } };
		expect(() => packPart('a', { ...part(), history: [judged] })).toThrow(RangeError);
	});
});
