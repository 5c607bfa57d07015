import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCurve, type VerdictContext } from '../../src/lib/analysis/verdict.ts';
import type { Evidence } from '../../src/lib/analysis/underfitting/evidence.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { defaultHyperparameters } from '../../src/lib/network/hyperparameters.ts';
import { denseNetwork } from '../../src/lib/network/spec.ts';
import { overfitSince } from '../../src/lib/analysis/overfitting.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';
import { anyHistory, curve, decay, evaluation, history, jitter } from './curves.ts';

const rings: VerdictContext = { floor: 0.325, baseline: 0.693, letter: 'A', dataTitle: 'Rings' };
const clean: VerdictContext = { floor: 0, baseline: 0.693, letter: 'A', dataTitle: 'XOR' };

const memorising = curve(500, decay(0.7, 0.005, 60), (step) =>
	step < 55 ? decay(0.7, 0.336, 20)(step) : 0.336 + ((step - 55) * 0.55) / 445
);
const fitting = curve(500, decay(0.7, 0.3, 40), decay(0.7, 0.34, 40));
const flat = curve(500, decay(0.7, 0.62, 20), decay(0.7, 0.63, 20));
const slow = curve(500, decay(0.7, 0.3, 900), decay(0.7, 0.33, 900));
const gone = [
	...history([0.7, 0.7], [5, 6]),
	evaluation({ step: 2, training: NaN, validation: NaN })
];

/** A tanh network 2-1-1 that moved, and that nothing held back. */
const tiny: Evidence = {
	spec: denseNetwork({ inputs: 2, hidden: [1], outputs: 1, activation: 'tanh' }),
	loss: 'binaryCrossEntropy',
	hyperparameters: defaultHyperparameters,
	points: drawData(firstScreen.data).training,
	isFresh: false,
	kept: [0, 250, 500].map((step) => ({ step, parameters: new Float32Array(5).fill(1 + step) }))
};

/** The words with ordinary spaces. */
function words(curves: Evaluation[], context: VerdictContext): string {
	const { title, detail } = readCurve(curves, context);
	return `${title} ${detail}`.replaceAll('\u00a0', ' ');
}

describe('readCurve(history)', () => {
	test('counts the steps of a curve that begins where pretraining ended', () => {
		const begun = history([0.7, 0.7], [0.69, 0.7]).map((one) => ({
			...one,
			step: 3000 + one.step
		}));
		expect(words(begun, rings)).toBe('A has only just begun. 1 step is too few to tell.');
	});

	test('says of a network from a file where it stands, until it trains further', () => {
		const begun = history([0.2, 0.3], [0.19, 0.3]).map((one) => ({ ...one, step: 437 + one.step }));
		const brought = { ...rings, broughtAt: 437 };
		expect(words(begun.slice(0, 1), brought)).toBe(
			'A comes from a file, and has not trained further. Its losses here are those of step 437; its curves up to there are not in the file.'
		);
		expect(words(begun, brought)).toBe('A has only just begun. 1 step is too few to tell.');
		expect(words(history([0.2, 0.3]), { ...rings, broughtAt: 0 })).toMatch(
			/those of the parameters in the file\.$/
		);
	});

	test.each([
		['untrained', 'without entries', [], rings],
		['untrained', 'at step 0', history([0.7, 0.7]), rings],
		['diverged', 'once the loss is no number', gone, rings],
		['diverged', 'though it overfitted before', [...memorising, ...gone.slice(2)], rings],
		['memorising', 'by the rule of overfitting', memorising, rings],
		[
			'memorising',
			'though the validation loss falls again',
			history([3, 1], [2, 3], [1, 2]),
			rings
		],
		['stillImproving', 'after a few steps', fitting.slice(0, 5), rings],
		['stillImproving', 'while both losses fall', slow, rings],
		[
			'stillImproving',
			'on a plateau of the first steps',
			curve(
				60,
				() => 0.69,
				() => 0.7
			),
			rings
		],
		['underfitting', 'with training loss flat above the floor', flat, rings],
		['underfitting', 'with training loss flat above a floor of 0', flat, clean],
		[
			'underfitting',
			'where many flips leave little to learn',
			curve(
				300,
				() => 0.693,
				() => 0.694
			),
			{ ...rings, floor: 0.62 }
		],
		['goodFit', 'with both losses flat near the floor', fitting, rings],
		[
			'goodFit',
			'with validation loss a little below the floor',
			fitting,
			{ ...rings, floor: 0.36 }
		],
		['goodFit', 'close to a floor of 0', curve(500, decay(0.7, 0, 60), decay(0.7, 0, 60)), clean],
		[
			'goodFit',
			'where there is nothing to learn',
			curve(
				300,
				() => 0.69,
				() => 0.7
			),
			{ ...rings, floor: Math.LN2 }
		],
		['goodFit', 'where no floor is known', flat, { ...rings, floor: null }],
		[
			'goodFit',
			'where no floor is known, and it knows more than the best constant answer',
			flat,
			{ ...rings, floor: null, baseline: 0.65 }
		],
		[
			'underfitting',
			'where no floor is known, and it knows next to nothing',
			flat,
			{ ...rings, floor: NaN, baseline: 0.63 }
		],
		[
			'stillImproving',
			'on a plateau of the first steps, where no floor is known',
			curve(
				60,
				() => 0.69,
				() => 0.7
			),
			{ ...rings, floor: null, baseline: Math.LN2 }
		]
	] as const)('is %s %s', (kind, _, curves, context) => {
		expect(readCurve(curves as Evaluation[], context).kind).toBe(kind);
	});

	test.each([
		[
			memorising,
			{ ...rings, letter: 'B' },
			'B is memorising, since step 55. Better and better on its own points, 2.6 times worse than its best on new ones.'
		],
		[
			history([3, 1], [2, 2]),
			rings,
			'A is memorising, from the start. Better and better on its own points, 2.0 times worse than its best on new ones.'
		],
		[fitting, rings, 'A fits the rings and leaves the noise. On new points it stands at its best.'],
		[
			curve(
				500,
				decay(0.7, 0.3, 40),
				(step) => decay(0.7, 0.34, 40)(step) * (step > 400 ? 1.008 : 1)
			),
			rings,
			'A fits the rings and leaves the noise. On new points it stands within 1 % of its best.'
		],
		[
			curve(500, decay(0.7, 0.001, 40), decay(0.7, 0.001, 40)),
			clean,
			'A fits the XOR. On new points it stands at its best.'
		],
		[
			curve(500, decay(0.7, 0.2, 40), decay(0.7, 0.5, 40)),
			rings,
			'A fits its own points better than new ones. On new points it stands at its best.'
		],
		[
			flat,
			{ ...rings, floor: null, baseline: 0.63 },
			'A underfits. Its training loss has flattened at 0.620, hardly lower than the 0.630 of always giving the same answer.'
		],
		[
			flat,
			rings,
			'A underfits. Its training loss has flattened at 0.620, well above the noise floor of 0.325.'
		],
		[
			flat,
			{ ...rings, evidence: () => tiny },
			'A underfits. Its training loss has flattened at 0.620, well above the noise floor of 0.325. Perhaps it is too small, with 5 parameters for 150 points. More width or depth may help.'
		],
		[
			flat,
			{ ...rings, evidence: () => tiny, stopped: 'atBest' },
			'A stopped at its best, step 500. On new points its loss there is 0.630. It underfits. Perhaps it is too small, with 5 parameters for 150 points. More width or depth may help.'
		],
		[slow, rings, 'A is still improving. On new points its loss fell 4 % in 84 steps.'],
		[
			slow,
			{ ...rings, stopped: 'ended' },
			'A was still improving at step 500. On new points its loss fell 4 % in 84 steps.'
		],
		[
			curve(500, decay(0.7, 0.3, 600), () => 0.6),
			rings,
			'A is still improving on its own points. Its training loss fell 5 % in 84 steps. On new points it stands at its best.'
		],
		[
			memorising,
			{ ...rings, letter: 'B', stopped: 'atBest' },
			'B stopped at its best, step 55. On new points its loss there is 0.336; 445 steps more found no lower one.'
		],
		[
			history([1, 1], [0.9, 0.8], [0.8, 0.9]),
			{ ...rings, stopped: 'atBest' },
			'A stopped at its best, step 1. On new points its loss there is 0.800; 1 step more found no lower one.'
		],
		[
			history([0.7, 0.7], [0.5, 0.4], [5, 6], [NaN, NaN], [NaN, NaN]),
			{ ...rings, stopped: 'atBest' },
			'A diverged at step 3 and went back to its best, step 1. On new points its loss there is 0.400. Lower the learning rate, then Reset.'
		],
		[gone, rings, 'A diverged at step 2. Its loss is no longer a number: lower the learning rate.'],
		[
			[evaluation({ step: 9, training: Infinity, validation: 8 })],
			rings,
			'A diverged at step 9. Its loss or its parameters have grown beyond all bounds: lower the learning rate.'
		],
		[
			history([3, 3], [2, 0], [1, 0.5]),
			rings,
			'A is memorising, since step 1. Better and better on its own points; on new ones its loss rose from 0 to 0.500.'
		]
	] as const)('says what it sees (%#)', (curves, context, sentence) => {
		expect(words(curves as Evaluation[], context)).toBe(sentence);
	});

	test('looks for a cause only where a network underfits', () => {
		let asked = 0;
		const evidence = () => {
			asked++;
			return tiny;
		};
		const atBest = { ...rings, evidence, stopped: 'atBest' } as const;
		for (const curves of [[], fitting, slow, memorising, gone]) {
			expect(readCurve(curves, { ...rings, evidence }).cause).toBeUndefined();
			expect(readCurve(curves, atBest).cause).toBeUndefined();
		}
		expect(asked).toBe(0);
		expect(readCurve(flat, { ...rings, evidence }).cause?.kind).toBe('tooSmall');
		expect(asked).toBe(1);
	});

	test('names no cause before a hundred steps of evidence', () => {
		const kept = [450, 500].map((step) => ({ step, parameters: new Float32Array(5).fill(step) }));
		const since = { ...rings, evidence: () => ({ ...tiny, kept }) };
		expect(readCurve(flat, since)).toMatchObject({ kind: 'underfitting' });
		expect(readCurve(flat, since).cause).toBeUndefined();
		expect(readCurve(flat, { ...rings, evidence: () => null }).cause).toBeUndefined();
	});

	test('gives no advice to one that stopped at its best and could have learned its own points', () => {
		const noisy = curve(500, decay(0.7, 0.005, 60), (step) => 0.6 + step / 1000);
		const verdict = readCurve(noisy, { ...rings, evidence: () => tiny, stopped: 'atBest' });
		expect(verdict.cause).toBeUndefined();
	});

	test.each([
		['a line through two points', 0, 1e-30, 0.04, NaN, 'fits its own points better than new ones'],
		[
			'a hair’s breadth beside it',
			0,
			1e-30,
			0.003,
			NaN,
			'fits its own points better than new ones'
		],
		[
			'one class hidden in the other',
			0,
			0.001,
			0.1,
			0.97,
			'fits its own points better than new ones'
		],
		['next to no noise', 0.005, 0.006, 0.1, NaN, 'fits its own points better than new ones'],
		['as near on both', 0, 1e-5, 3e-5, NaN, 'fits the XOR'],
		['all new points right', 0, 1e-6, 0.002, 1, 'fits the XOR'],
		['a little missing on both', 0, 0.06, 0.07, NaN, 'roughly fits the XOR'],
		['noise on both', 0.1, 0.08, 0.13, NaN, 'fits the XOR and leaves the noise']
	] as const)(
		'measures a fit by what noise there is: %s',
		(_, floor, training, validation, accuracy, what) => {
			const curves = curve(500, decay(0.7, training, 20), decay(0.7, validation, 20)).map((at) => ({
				...at,
				validation: { ...at.validation, accuracy }
			}));
			const verdict = readCurve(curves, { ...clean, floor });
			expect(verdict).toMatchObject({ kind: 'goodFit', title: `A ${what}.` });
		}
	);

	test('adds that a memorising network is right no less often, where that is so', () => {
		const curves = [
			evaluation({ step: 0, training: 2, validation: 1, accuracy: 0.85 }),
			evaluation({ step: 1, training: 1, validation: 2, accuracy: 0.88 })
		];
		expect(words(curves, rings)).toContain('Yet it is right no less often: on 88.0 % of them.');
	});

	test('is memorising exactly where the rule of overfitting holds', () => {
		fc.assert(
			fc.property(anyHistory, (curves) => {
				const { kind } = readCurve(curves, rings);
				fc.pre(kind !== 'diverged' && kind !== 'untrained');
				expect(kind === 'memorising').toBe(overfitSince(curves) !== null);
			})
		);
	});

	test('never throws, and never says NaN or undefined', () => {
		const floors = fc.oneof(
			fc.constantFrom(0, null, NaN),
			fc.double({ min: 0, max: 5, noNaN: true })
		);
		const stops = fc.constantFrom('ended' as const, 'atBest' as const, undefined);
		fc.assert(
			fc.property(anyHistory, floors, stops, (curves, floor, stopped) => {
				const said = words(curves, { floor, stopped, letter: 'C' });
				expect(said).toMatch(/^C .*\.$/);
				expect(said).not.toMatch(/NaN|undefined|null|infinite(?!ly)|—/);
			}),
			{ numRuns: 500 }
		);
	});

	test.each([
		['fitting', decay(0.7, 0.31, 60), decay(0.7, 0.34, 60), 4],
		['flat', decay(0.7, 0.6, 30), decay(0.7, 0.62, 30), 4]
	] as const)(
		'does not flicker under the jitter of mini-batches: %s',
		(_, training, validation, most) => {
			const [a, b] = [jitter(0.03, 1), jitter(0.03, 2)];
			const curves = curve(
				800,
				(step) => training(step) * a(step),
				(step) => validation(step) * b(step)
			);
			const kinds = curves.map((_, i) => readCurve(curves.slice(0, i + 1), rings).kind);
			const changes = kinds.filter((kind, i) => i > 0 && kind !== kinds[i - 1]).length;
			expect(changes).toBeLessThanOrEqual(most);
		}
	);
});
