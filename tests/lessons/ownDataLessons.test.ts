import { describe, expect, it } from 'vitest';
import { lesson as question } from '../../src/lessons/29-the-right-question/lesson.ts';
import { lesson as own } from '../../src/lessons/30-your-own-data/lesson.ts';
import type { SweepStep } from '../../src/lessons/lesson.ts';
import { NotYet } from '../../src/lessons/notYet.ts';
import { plainText } from '../../src/lib/analysis/sentence.ts';
import { pointsAt, type SweepCurve } from '../../src/lib/analysis/sweep/sweepPoints.ts';
import type { DrawnPoint } from '../../src/lib/data/tables/drawn/drawing.ts';
import { tableOfDrawing } from '../../src/lib/data/tables/drawn/drawnTable.ts';
import { knowTable } from '../../src/lib/data/tables/tableSets.ts';
import type { Feature } from '../../src/lib/data/features.ts';
import { setFeatures, setTable } from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import type { Sweep } from '../../src/lib/experiment/sweep/sweep.ts';
import { planSweep } from '../../src/lib/experiment/sweep/sweepPlan.ts';
import { describeSteps, ended, runs, type Make } from './stepCases.ts';
import { sweepWatchOf } from './watches.ts';

/** A run to its end on these inputs, which gets so many of 300 new points right. */
const sees =
	(features: readonly Feature[], right: number, earlier: unknown = undefined): Make =>
	(it: Experiment) =>
		ended([0.5, 0.5, [0.9, right / 300]])(it, {
			experiment: setFeatures(it, features),
			earlier: () => earlier
		});

const wide = {
	parameters: 4417,
	training: 0,
	validation: 2,
	wrongTraining: 0,
	wrongValidation: 54
};

describeSteps(question, {
	'as-usual': runs(
		ended([0.01, 2, [1, 246 / 300]]),
		/^4,417 parameters get 246 of 300 new points right/
	),
	'another-question': {
		done: [
			[sees(['x1x1', 'x2x2'], 274, wide), /^3 parameters on x₁² and x₂² get 274 of 300 new points/],
			[sees(['x1', 'x1x1', 'x2x2'], 247, wide), /^4 parameters on x₁, x₁² and x₂² get 247 of 300/],
			[sees(['x1x1', 'x2x2'], 240), /240 of 300/]
		],
		open: [
			[
				'nothing beyond',
				sees(['x1x1', 'x2x2'], 246, wide),
				/^on x₁² and x₂² it gets 246 .* 247 are needed/
			],
			[
				'a line',
				sees(['x1', 'x2'], 144, wide),
				/^on x₁ and x₂ it gets 144 of 300 .* 247 are needed/
			],
			['without the step before', sees(['x1x1'], 239), /and 240 are needed/],
			[
				'a run that goes on',
				(it) => ({ ...sees(['x1x1'], 299)(it), hasEnded: false, step: 499 }),
				/stands at step 499/
			]
		]
	},
	'wrong-question': {
		done: [[sees(['x1x2'], 149), /^On x₁x₂ it gets 149 of 300 new points right/]],
		open: [['other inputs', sees(['x1x1', 'x2x2'], 274), /no longer the one of this task/]]
	},
	'catching-up': {
		done: [
			[
				ended([0.1, 1, [0.97, 241 / 300]], [0.2, 0.4, [0.9, 275 / 300]]),
				/^Of 300 new points A gets 241 right and B 275, from 320 points in place of 40\./
			]
		],
		open: [
			[
				'nothing',
				(it) => ({ ...ended([1], [1])(it), step: 0, hasEnded: false }),
				/nothing is trained/
			]
		]
	}
});

const [penguins, wrong, yours] = own.steps as SweepStep[];

/** A sweep at its end: each network's loss at its best and at last, and what it got right. */
function after(
	sweep: Sweep,
	lossesOf: (width: number) => [best: number, last: number],
	right = 0.96
) {
	const curves = planSweep(sweep).map(({ value, seed, parameters }): SweepCurve => {
		const [best, last] = lossesOf(value);
		return {
			value,
			seed,
			parameters,
			steps: [0, 100, 500],
			training: [1, 0.2, 0.1],
			validation: [1, best, last],
			trainingAccuracy: [0.3, 1, 1],
			validationAccuracy: [0.3, right, right],
			diverged: false
		};
	});
	return sweepWatchOf(sweep, { hasEnded: true, share: 1, points: pointsAt(curves, Infinity) });
}

const rising = (width: number): [number, number] =>
	width > 4 ? [0.05, 0.05 * 1.3 + width / 1000] : [0.05 + 0.1 / width, 0.05 + 0.1 / width];
const level = (): [number, number] => [0.1, 0.12];

const said = (step: SweepStep, facts: unknown) =>
	plainText(step.seen(JSON.parse(JSON.stringify(facts))));

describe(own.title, () => {
	it('finds the smallest size that overfits', () => {
		const facts = penguins.check(after(penguins.sweep, rising));
		expect(said(penguins, facts)).toBe(
			'On 206 penguins overfitting begins at 81 parameters; the loss on new penguins is lowest, 0.071, with 81.'
		);
		expect(penguins.prediction!.answer(facts)).toBe(1);
	});

	it('says so where none does', () => {
		const facts = penguins.check(after(penguins.sweep, level));
		expect(said(penguins, facts)).toMatch(
			/^On 206 penguins none of these sizes overfits, not even 4,547 parameters: the loss on new penguins is lowest/
		);
		expect(penguins.prediction!.answer(facts)).toBe(3);
	});

	it('sets what is right beside the loss', () => {
		const facts = wrong.check(after(wrong.sweep, rising));
		expect(said(wrong, facts)).toMatch(
			/^With 4,547 parameters the loss .* right are 96\.0\s% against 96\.0\s%\.$/
		);
		expect(wrong.prediction!.choices[wrong.prediction!.answer(facts)]).toBe('Hardly any');
	});

	const points = Array.from({ length: 40 }, (_, at): DrawnPoint => {
		return { x: at / 40, y: 0.5, mark: at % 2 };
	});
	const table = tableOfDrawing({ ground: 'plane', points })!;
	const { name } = knowTable(table, null);
	const { data } = setTable({ ...firstScreen, data: yours.sweep.data }, name, {
		training: 24,
		validation: 8,
		kept: 0.2
	});

	it('asks the same of what the reader brings', () => {
		const facts = yours.check(after({ ...yours.sweep, data }, rising));
		expect(said(yours, facts)).toMatch(
			/^On 24 rows of “Drawn points” overfitting begins at 67 parameters; the loss on new rows/
		);
		expect(said(yours, yours.check(after({ ...yours.sweep, data }, level)))).toMatch(
			/^On 24 rows of “Drawn points” none of these sizes overfits/
		);
	});

	it.each<[string, Sweep, RegExp]>([
		['the penguins', yours.sweep, /^these are not your data\. Press “Your own”/],
		['a built-in set', { ...yours.sweep, data: firstScreen.data }, /^these are not your data/],
		['other sizes', { ...yours.sweep, data, values: [1, 2] }, /^the sweep is no longer the one/]
	])('does not take %s for the reader’s own', (_, sweep, why) => {
		const outcome = yours.check(after(sweep, rising));
		expect(outcome).toBeInstanceOf(NotYet);
		expect((outcome as NotYet).why).toMatch(why);
	});

	it('waits for the end of the sweep', () => {
		const outcome = yours.check(sweepWatchOf({ ...yours.sweep, data }));
		expect(outcome).toEqual(new NotYet('nothing is trained so far. Press “Train”.'));
	});
});
