import { describe, expect, test } from 'vitest';
import {
	countWrong,
	mistakesSentence,
	typicalError,
	wrongRows,
	type MistakesContext
} from '../../src/lib/analysis/mistakes.ts';
import { plainText } from '../../src/lib/analysis/sentence.ts';

describe('wrongRows(loss, outputs, targets, width)', () => {
	test('marks logits on the wrong side', () => {
		expect([...wrongRows('binaryCrossEntropy', [2, -2, 1, -1], [1, 0, 0, 1], 1)]).toEqual([
			0, 0, 1, 1
		]);
	});

	test('marks rows whose largest logit is another class', () => {
		const wrong = wrongRows('softmaxCrossEntropy', [1, 2, 3, 1, 2, 3], [0, 0, 1, 0, 1, 0], 3);
		expect([...wrong]).toEqual([0, 1]);
	});

	test('marks outputs that are no numbers', () => {
		expect(countWrong(wrongRows('binaryCrossEntropy', [NaN, NaN], [0, 1], 1))).toBe(2);
		expect(countWrong(wrongRows('softmaxCrossEntropy', [1, NaN], [1, 0], 2))).toBe(1);
	});
});

describe('typicalError(outputs, targets, width)', () => {
	test('is the root of the mean squared error', () => {
		expect(typicalError([0, 0], [3, 4], 1)).toBeCloseTo(Math.sqrt(12.5), 12);
	});
});

/** `rows` logits, the first `wrong` of them on the wrong side. */
function classified(rows: number, wrong: number) {
	return {
		outputs: Array.from({ length: rows }, (_, row) => (row < wrong ? -1 : 1)),
		targets: Array.from({ length: rows }, () => 1)
	};
}

const rings: MistakesContext = {
	loss: 'binaryCrossEntropy',
	width: 1,
	training: classified(150, 9),
	validation: classified(300, 34),
	bestPossible: 29,
	floor: 0.3255,
	flips: 0.1
};

const cosine: MistakesContext = {
	loss: 'meanSquaredError',
	width: 1,
	training: { outputs: Array(30).fill(0.41), targets: Array(30).fill(0) },
	validation: { outputs: Array(300).fill(0.52), targets: Array(300).fill(0) },
	bestPossible: NaN,
	floor: 0.16,
	flips: 0
};

const wrong = 'Wrong on 9 of its 150 training points, and on 34 of 300 new ones.';
const off = 'Typically off by 0.410 on its 30 training points, and by 0.520 on 300 new ones.';

describe('mistakesSentence(context)', () => {
	test.each([
		[rings, `${wrong} Best possible: about 29, the flipped labels.`],
		[
			{ ...rings, floor: 0.4 },
			`${wrong} Best possible: about 29, the flipped labels and where the classes overlap.`
		],
		[{ ...rings, flips: 0 }, `${wrong} Best possible: about 29, where the classes overlap.`],
		[
			{ ...rings, flips: 0, floor: Math.LN2, bestPossible: 151 },
			`${wrong} Best possible: about 151, no better than tossing a coin.`
		],
		[{ ...rings, flips: 0, floor: 0, bestPossible: 0 }, `${wrong} Best possible: 0.`],
		[{ ...rings, bestPossible: null, floor: null }, wrong],
		[
			{ ...rings, training: classified(1, 0), validation: classified(1, 1), bestPossible: null },
			'Wrong on 0 of its 1 training point, and on 1 of 1 new one.'
		],
		[
			{ ...rings, validation: { outputs: [], targets: [] } },
			'Wrong on 9 of its 150 training points.'
		],
		[
			{ ...rings, training: { outputs: [NaN], targets: [0] } },
			'Its predictions are no longer numbers.'
		],
		[
			{ ...rings, bestPossible: null, floor: null, guess: { name: 'Adelie', wrong: 1168 } },
			`${wrong} Always saying Adelie: wrong on 1,168.`
		],
		[
			{ ...rings, guess: { name: 'Adelie', wrong: 1 } },
			`${wrong} Best possible: about 29, the flipped labels.`
		],
		[cosine, `${off} Best possible: about 0.400, the noise.`],
		[{ ...cosine, floor: 0 }, `${off} Best possible: 0, as there is no noise.`],
		[{ ...cosine, floor: NaN }, off]
	])('counts and compares with the best possible (%#)', (context, sentence) => {
		expect(plainText(mistakesSentence(context))).toBe(sentence);
	});

	test('tells errors of a scaled target in its own unit', () => {
		const scaled = { ...cosine, floor: NaN, unit: { name: 'miles per gallon', spread: 10 } };
		const [training, validation] = mistakesSentence(cosine).filter(({ strong }) => strong);
		const tenfold = mistakesSentence(scaled).filter(({ strong }) => strong);
		expect(tenfold.map(({ text }) => Number(text))).toEqual([
			10 * Number(training.text),
			10 * Number(validation.text)
		]);
		expect(plainText(mistakesSentence(scaled))).toMatch(/ new ones, in miles per gallon\.$/);
	});

	test('sets the counts bold and the aside quiet', () => {
		const parts = mistakesSentence(rings);
		expect(parts.filter((part) => part.strong).map((part) => part.text)).toEqual(['9', '34']);
		expect(parts.filter((part) => part.muted)).toHaveLength(1);
	});
});
