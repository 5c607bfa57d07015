import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNetworks, type ComparisonContext } from '../../src/lib/analysis/comparison.ts';
import { anyHistory, evaluation, history } from './curves.ts';

const letters = ['A', 'B', 'C', 'D'];

/** Networks that are right on so many of 300 new points; null has diverged. */
function right(...counts: (number | null)[]) {
	return counts.map((count, at) => ({
		letter: letters[at],
		history: [
			count === null
				? evaluation({ step: 1, training: NaN, validation: NaN })
				: evaluation({ step: 1, training: 1, validation: 1, accuracy: count / 300 })
		]
	}));
}

function losing(...losses: number[]) {
	return losses.map((loss, at) => ({ letter: letters[at], history: history([1, loss]) }));
}

const rings: ComparisonContext = { task: 'classification', newPoints: 300 };
const cosine: ComparisonContext = { task: 'regression', newPoints: 300 };

describe('compareNetworks(contestants, context)', () => {
	test.each([
		[
			right(266, 257),
			'B',
			'You bet on B. A is right more often on new points: 266 of 300 against 257.'
		],
		[
			right(266, 257),
			'A',
			'You bet on A, and A is right more often on new points: 266 of 300 against 257.'
		],
		[right(266, 257), null, 'A is right more often on new points: 266 of 300 against 257.'],
		[
			right(260, 260),
			'A',
			'You bet on A. A and B are right equally often on new points: 260 of 300 each.'
		],
		[
			right(257, 266, 261),
			'B',
			'You bet on B, and B is right most often on new points: 266 of 300, then C 261, A 257.'
		],
		[
			right(266, 257, 266),
			'C',
			'You bet on C. A and C are right most often on new points: 266 of 300 each, then B 257.'
		],
		[right(1, 1, 1), null, 'A, B and C are right all equally often on new points: 1 of 300 each.'],
		[right(266), null, 'A is right on 266 of 300 new points.'],
		[right(266, null), 'B', 'You bet on B. A is right on 266 of 300 new points; B diverged.'],
		[
			right(266, null, 257),
			null,
			'A is right more often on new points: 266 of 300 against 257; B diverged.'
		],
		[right(null, null), 'A', 'You bet on A. A and B diverged.'],
		[[], null, '']
	])('says who is right more often (%#)', (contestants, bet, sentence) => {
		expect(compareNetworks(contestants, { ...rings, bet })).toBe(sentence);
	});

	test.each([
		[losing(0.489, 0.21), 'B has the lower loss on new points: 0.210 against 0.489.'],
		[losing(0.5, 0.2, 0.4), 'B has the lowest loss on new points: 0.200, then C 0.400, A 0.500.'],
		[losing(0.2101, 0.2102), 'A and B are equally good on new points: loss 0.210.'],
		[losing(0.3), 'A has a loss on new points of 0.300.']
	])('goes by the loss for regression (%#)', (contestants, sentence) => {
		expect(compareNetworks(contestants, cosine)).toBe(sentence);
	});

	test('judges each network where its curve ends, whatever it was before', () => {
		const contestants = [
			{ letter: 'A', history: history([1, 1], [1, 0.4]) },
			{ letter: 'B', history: history([1, 0.3], [1, 0.9]) }
		];
		expect(compareNetworks(contestants, cosine)).toBe(
			'A has the lower loss on new points: 0.400 against 0.900.'
		);
	});

	test('never throws, and never says NaN', () => {
		fc.assert(
			fc.property(
				fc.array(anyHistory, { maxLength: 4 }),
				fc.constantFrom('classification' as const, 'regression' as const),
				(histories, task) => {
					const contestants = histories.map((one, i) => ({ letter: letters[i], history: one }));
					const said = compareNetworks(contestants, { task, newPoints: 300, bet: 'A' });
					expect(said).not.toMatch(/NaN|undefined/);
				}
			)
		);
	});
});
