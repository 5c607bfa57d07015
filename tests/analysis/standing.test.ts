import { describe, expect, test } from 'vitest';
import { standingOf } from '../../src/lib/analysis/standing.ts';
import { evaluation, history } from './curves.ts';

const curve = history([1, 1], [0.9, 0.8], [0.8, 0.9], [0.7, 1]);
const now = { atBest: false, isRewound: false };

describe('standingOf(curve, seen)', () => {
	test('is the whole curve before anything is seen', () => {
		expect(standingOf(curve, { ...now, evaluation: undefined })).toEqual({
			history: curve,
			backAt: null,
			isAtBest: false
		});
	});

	test('ends with what is seen now, between evaluated steps too', () => {
		const present = evaluation({ step: 7, training: 0.6, validation: 1 });
		const { history, backAt } = standingOf(curve, { ...now, evaluation: present });
		expect(history).toEqual([...curve, present]);
		expect(backAt).toBeNull();
	});

	test('of a picture that is a little behind the losses is not back', () => {
		const { history, backAt } = standingOf(curve, { ...now, evaluation: curve[2] });
		expect(history).toEqual(curve.slice(0, 3));
		expect(backAt).toBeNull();
	});

	test('of a network that went back to its best ends there', () => {
		const seen = { evaluation: curve[1], atBest: true, isRewound: false };
		const best = { history: curve.slice(0, 2), backAt: 1, isAtBest: true };
		expect(standingOf(curve, seen)).toEqual(best);
		const other = standingOf(curve, { ...seen, evaluation: curve[2] });
		expect(other).toMatchObject({ backAt: 2, isAtBest: false });
	});

	test('of a rewound run ends at the step shown, and at the last step is not back', () => {
		const seen = { atBest: false, isRewound: true };
		const there = standingOf(curve, { ...seen, evaluation: curve[1] });
		expect(there).toEqual({ history: curve.slice(0, 2), backAt: 1, isAtBest: false });
		expect(standingOf(curve, { ...seen, evaluation: curve[3] }).backAt).toBeNull();
	});
});
