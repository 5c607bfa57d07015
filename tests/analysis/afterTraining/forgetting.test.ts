import { expect, test } from 'vitest';
import { forgettingWords } from '../../../src/lib/analysis/afterTraining/forgetting.ts';
import { evaluation } from '../curves.ts';

const judged = (...scores: (readonly [loss: number, accuracy: number])[]) =>
	scores.map(([loss, accuracy], step) => ({
		...evaluation({ step, training: 1, validation: 1 }),
		sourceTask: { loss, accuracy }
	}));

test.each([
	[
		'right on fewer',
		[
			[0.01, 0.999],
			[3, 0.5]
		],
		'It is right on 50.0 % of new points of the source task; it was on 99.9 %.'
	],
	[
		'right on as many',
		[
			[0.01, 0.999],
			[0.02, 0.997]
		],
		'It is right on 99.7 % of new points of the source task, as before.'
	],
	['not trained yet', [[0.01, 0.999]], 'It is right on 99.9 % of new points of the source task.'],
	[
		'of a regression',
		[
			[0.01, NaN],
			[0.3, NaN]
		],
		'Its loss on new points of the source task is 0.300, and was 0.010.'
	]
] as const)('forgettingWords(history) of a network that is %s', (_, scores, words) => {
	expect(forgettingWords(judged(...scores))?.replaceAll('\u00a0', ' ')).toBe(words);
});

test('forgettingWords(history) says nothing without a source task, or of one that diverged', () => {
	expect(forgettingWords([evaluation({ step: 0, training: 1, validation: 1 })])).toBeNull();
	expect(forgettingWords(judged([0.1, 1], [NaN, 0]))).toBeNull();
});
