import fc from 'fast-check';
import type { Evaluation } from '../../src/lib/network/loss.ts';

fc.configureGlobal({ seed: 20 });

export interface At {
	step: number;
	training: number;
	validation: number;
	accuracy?: number;
	diverged?: boolean;
}

export function evaluation({ step, training, validation, accuracy, diverged }: At): Evaluation {
	return {
		step,
		training: { loss: training, accuracy: accuracy ?? NaN },
		validation: { loss: validation, accuracy: accuracy ?? NaN },
		penalty: 0,
		diverged: diverged ?? !(Number.isFinite(training) && Number.isFinite(validation))
	};
}

/** One evaluation a step: pairs of training and validation loss. */
export function history(...pairs: [training: number, validation: number][]): Evaluation[] {
	return pairs.map(([training, validation], step) => evaluation({ step, training, validation }));
}

/** A curve from formulas, evaluated at every step from 0. */
export function curve(
	steps: number,
	training: (step: number) => number,
	validation: (step: number) => number
): Evaluation[] {
	return Array.from({ length: steps + 1 }, (_, step) =>
		evaluation({ step, training: training(step), validation: validation(step) })
	);
}

/** Falls from `start` towards `end`, two thirds of the way within `time` steps. */
export function decay(start: number, end: number, time: number): (step: number) => number {
	return (step) => end + (start - end) * Math.exp(-step / time);
}

/** Jitter of a mini-batch: the same numbers on every run, standard deviation about `size`. */
export function jitter(size: number, seed: number): (step: number) => number {
	return (step) => {
		const x = Math.sin((step + 1) * 12.9898 + seed * 78.233) * 43758.5453;
		return 1 + size * Math.sqrt(12) * (x - Math.floor(x) - 0.5);
	};
}

const anyLoss = fc.oneof(
	{ weight: 8, arbitrary: fc.double({ min: 0, max: 10, noNaN: true }) },
	fc.double({ min: 0 }),
	fc.constantFrom(0, NaN, Infinity)
);

const ordinaryLoss = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

function histories(loss: fc.Arbitrary<number>): fc.Arbitrary<Evaluation[]> {
	const entry = fc.record({
		gap: fc.integer({ min: 1, max: 50 }),
		training: loss,
		validation: loss
	});
	return fc.array(entry, { maxLength: 60 }).map((entries) => {
		let step = -1;
		return entries.map(({ gap, training, validation }) => {
			step = step < 0 ? 0 : step + gap;
			return evaluation({ step, training, validation, accuracy: 0.5 });
		});
	});
}

/** Whatever may come: NaN, Infinity, 0, nothing at all. */
export const anyHistory = histories(anyLoss);
export const ordinaryHistory = histories(ordinaryLoss);
