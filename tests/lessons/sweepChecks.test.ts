import { describe, expect, it } from 'vitest';
import { lesson as uCurve } from '../../src/lessons/12-the-u-curve/lesson.ts';
import { lesson as moreData } from '../../src/lessons/13-more-data/lesson.ts';
import { lesson as noise } from '../../src/lessons/16-memorising-noise/lesson.ts';
import { lesson as beyond } from '../../src/lessons/17-beyond-the-u/lesson.ts';
import type { ClosedFormStep, Lesson, SweepStep } from '../../src/lessons/lesson.ts';
import { NotYet } from '../../src/lessons/notYet.ts';
import type { SweepWatch } from '../../src/lessons/sweepWatch.ts';
import { pointsAt } from '../../src/lib/analysis/sweep/sweepPoints.ts';
import { plainText } from '../../src/lib/analysis/sentence.ts';
import type { Sweep } from '../../src/lib/experiment/sweep/sweep.ts';
import { fromSweepLink, toSweepLink } from '../../src/lib/experiment/link/sweepLink.ts';
import { afterSweep, closedFormWatchOf, sweepWatchOf } from './watches.ts';

type Make = (sweep: Sweep, changes?: Partial<SweepWatch>) => SweepWatch;

interface Cases {
	/** As the sweep of the step ends, where all goes as the task says. */
	done: Make;
	says: RegExp;
	/** The choice that it proves right. */
	answer?: number;
	/** Further ways that do not do the task, and what is answered. */
	open?: [string, Make, RegExp][];
}

/** Losses by value, the same in every draw but for a little. */
const losses =
	(training: Record<number, number>, validation: Record<number, number>): Make =>
	(sweep, changes) =>
		afterSweep(
			sweep,
			(value, seed) => {
				const near = (table: Record<number, number>) =>
					table[
						Math.max(
							...Object.keys(table)
								.map(Number)
								.filter((key) => key <= value)
						)
					];
				const drawn = 1 + 0.01 * seed;
				return { training: drawn * near(training), validation: drawn * near(validation) };
			},
			changes
		);

const u = losses({ 1: 0.4, 2: 0.1, 32: 0.04 }, { 1: 0.54, 2: 0.21, 4: 0.3, 32: 0.41 });
const flat = losses({ 1: 0.4, 2: 0.1 }, { 1: 0.24, 2: 0.21 });
const gaps = losses(
	{ 16: 0, 128: 0.05, 512: 0.27 },
	{ 16: 3.4, 32: 2.4, 64: 1.3, 128: 0.9, 256: 0.6, 512: 0.41 }
);
const uneven = losses({ 16: 0 }, { 16: 3.4, 32: 3.5, 64: 1.3, 128: 0.9, 256: 0.6, 512: 0.41 });
const rings: Make = (sweep, changes) =>
	afterSweep(
		sweep,
		(points) => ({
			training: 0.1,
			validation: points === 512 ? 0.4 : 1,
			right: points === 512 ? [0.9, 0.88] : [1, 0.7]
		}),
		changes
	);
const coins: Make = (sweep, changes) =>
	afterSweep(
		sweep,
		(width) => ({
			training: 1 / width,
			validation: width,
			right: [width < 8 ? 0.76 : 1, 0.5]
		}),
		changes
	);
const peak = losses({ 1: 0.2, 4: 0.001 }, { 1: 0.4, 2: 0.7, 5: 1.6, 8: 1.1, 32: 0.7, 256: 0.6 });
const rising = losses({ 1: 0.2, 4: 0.001 }, { 1: 0.4, 2: 0.7, 256: 1.6 });

const test = (loss: number) => ({
	test: {
		value: 2,
		parameters: 13,
		points: 1000,
		loss: { median: loss, low: loss, high: loss, each: [loss] },
		accuracy: { median: NaN, low: NaN, high: NaN, each: [NaN] },
		chance: 0.01
	}
});
const lookingAt = (value: number) => ({ lookedAt: { value, seed: 0 } });

const cases: [Lesson, Record<string, Cases>][] = [
	[
		uCurve,
		{
			'every-width': {
				done: u,
				says: /lowest with 13 parameters: 0\.210, against 0\.540 with 6 and 0\.410 with 16,897/,
				answer: 1
			},
			'three-draws': {
				done: u,
				says: /1\.3 times the lowest in 3 of 3 draws; the lowest .* with 13, 13, 13 parameters/,
				answer: 3
			},
			'two-sides': {
				done: (sweep, changes) => u(sweep, { ...lookingAt(128), ...changes }),
				says: /from 0\.101 with 13 parameters to 0\.040 with 16,897, and the loss on new points from 0\.414 with 1,153 to 0\.414 with 16,897/,
				open: [
					[
						'looking at the best',
						u,
						/^you look at the one with 13 parameters, and the task asks for the one with 16,897 par/
					],
					[
						'looking elsewhere',
						(sweep) => u(sweep, lookingAt(64)),
						/the one with 4,353 parameters,/
					],
					['looking at none', (sweep) => u(sweep, { lookedAt: null }), /^you look at no network/]
				]
			},
			'judged-once': {
				done: (sweep, changes) => u(sweep, { ...test(0.23), ...changes }),
				says: /losses is 0\.210, with 13 parameters; on 1,000 fresh .* of 0\.230: higher, .* up to 0\.010/,
				answer: 2,
				open: [['before it is judged', u, /still being judged on fresh points/]]
			}
		}
	],
	[
		moreData,
		{
			'the-gap': {
				done: gaps,
				says: /The gap is 3\.40 with 16 points, 2\.40 with 32, 1\.30 with 64, 0\.850 with 128, .* 0\.140 with 512\./,
				answer: 2
			},
			'no-longer-by-heart': {
				done: (sweep, changes) => rings(sweep, { ...lookingAt(16), ...changes }),
				says: /With 16 points .* 100.% of them and on 70\.0.% .*; with 512 points, on 90\.0.% of them and on 88\.0.%/,
				open: [
					[
						'looking at the best',
						rings,
						/^you look at the one with 512 points, and the task asks for the one with 16 points/
					]
				]
			},
			'every-doubling': {
				done: uneven,
				says: /At every doubling the gap falls in 0 of 2 draws, and with every fourfold in 2 of 2/,
				answer: 0
			}
		}
	],
	[
		noise,
		{
			'coin-tosses': {
				done: coins,
				says: /With 385 parameters 100.% of the training .* 50\.0.% of the new ones; with 25 parameters .* 76\.0.%/,
				answer: 2
			},
			capacity: {
				done: coins,
				says: /It takes 97 parameters for 100 points: 0\.97 per point/,
				answer: 1,
				open: [
					[
						'none that fits',
						(sweep) => afterSweep(sweep, () => ({ training: 1, validation: 1, right: [0.9, 0.5] })),
						/no size got every point right in at least half of its draws/
					]
				]
			},
			'wrong-and-sure': {
				done: coins,
				says: /right on 50\.0.% of the new points, .* its loss is 32\.0, not 0\.693/,
				answer: 2
			}
		}
	],
	[
		beyond,
		{
			'a-second-descent': {
				done: peak,
				says: /fit every point has 49 parameters; .* highest with 61: 1\.60\. With 3,073 it is 0\.600\./,
				answer: 2,
				open: [
					[
						'none that fits',
						losses({ 1: 0.2 }, { 1: 0.4, 2: 0.7, 5: 1.6, 8: 1.1, 32: 0.7, 256: 0.6 }),
						/no size has fitted every training point/
					]
				]
			},
			'is-bigger-better': {
				done: peak,
				says: /below that of the smallest in 0 of 3 draws; .* 0\.606 with 3,073 parameters and 0\.404 with 13\. .* in 36\./,
				answer: 0
			}
		}
	]
];

/** Letters for which the page keeps room. */
const longestSentence = 175;

/** Ways that do no task whose sweep is trained, and what is answered. */
const undone = (done: Make): [string, Make, RegExp][] => [
	['nothing', (it) => sweepWatchOf(it), /^nothing is trained so far\. Press “Train”/],
	[
		'on the way',
		(it) => done(it, { hasEnded: false, share: 0.4321 }),
		/^43\.2.% of the training is done\. Press “Train” to go on/
	],
	[
		'ended early',
		(it) => done(it, { hasEnded: false, isStopped: true, share: 0.9999 }),
		/^training was ended after 99\.9.% of its work\. Press “Train” to begin anew/
	],
	[
		'of other points',
		(it) => done({ ...it, data: { ...it.data, seed: 99 } }),
		/no longer the one of this task \(data seed \d+ → 99\)\. Press “Set up again”/
	],
	[
		'of fewer sizes',
		(it) => done({ ...it, values: it.values.slice(0, -1) }),
		/\((widths|numbers of training points) .+ → .+\)/
	],
	['of fewer steps', (it) => done({ ...it, steps: 10 }), /\(stop step [\d,]+ → 10\)/],
	[
		'of fewer steps and other points',
		(it) => done({ ...it, steps: 10, data: { ...it.data, seed: 99 } }),
		/\(stop step [\d,]+ → 10, and more\)/
	]
];

const sweepStepsOf = ({ steps }: Lesson): SweepStep[] => steps.filter((step) => 'sweep' in step);

function choiceOf(step: SweepStep | ClosedFormStep, facts: unknown): string | undefined {
	return step.prediction?.choices[step.prediction.answer(facts)];
}

describe.each(cases)('$title', (lesson, its) => {
	it('has cases for each of its sweeps', () => {
		expect(Object.keys(its)).toEqual(sweepStepsOf(lesson).map(({ id }) => id));
	});

	const pairs = sweepStepsOf(lesson).map((step) => [step.id, step, its[step.id]] as const);

	it.each(pairs)('%s is done by doing it, and says so', (_, step, { done, says, answer }) => {
		// As the page has it, which opens a link.
		const { sweep } = fromSweepLink(toSweepLink(step.sweep));
		const outcome = step.check(done(sweep));
		expect(outcome instanceof NotYet).toBe(false);
		const facts = JSON.parse(JSON.stringify(outcome));
		expect(plainText(step.seen(facts))).toMatch(says);
		expect(choiceOf(step, facts)).toBe(step.prediction?.choices[answer ?? NaN]);
	});

	it.each(pairs)('%s is not done otherwise, and says why', (_, step, { done, open = [] }) => {
		const { sweep } = step;
		for (const [what, make, why] of [...open, ...undone(done)]) {
			const outcome = step.check(make(sweep)) as NotYet;
			expect(outcome, what).toBeInstanceOf(NotYet);
			expect(outcome.why, what).toMatch(why);
			expect(outcome.why.length, outcome.why).toBeLessThanOrEqual(longestSentence);
		}
	});
});

describe('predictions', () => {
	const answerTo = (lesson: Lesson, id: string, make: Make) => {
		const step = sweepStepsOf(lesson).find((candidate) => candidate.id === id)!;
		return step.prediction!.answer(step.check(make(step.sweep)));
	};

	it('go by the run, not by what is usual', () => {
		expect(answerTo(uCurve, 'three-draws', flat)).toBe(0);
		expect(answerTo(uCurve, 'every-width', losses({ 1: 1 }, { 1: 0.2, 2: 0.3 }))).toBe(0);
		expect(answerTo(uCurve, 'every-width', losses({ 1: 1 }, { 1: 0.3, 128: 0.2 }))).toBe(2);
		expect(answerTo(moreData, 'the-gap', losses({ 16: 0 }, { 16: 1 }))).toBe(0);
		expect(answerTo(moreData, 'every-doubling', gaps)).toBe(2);
		expect(answerTo(beyond, 'a-second-descent', rising)).toBe(0);
	});

	it('take fresh losses for about the same where chance explains the difference', () => {
		const step = sweepStepsOf(uCurve).find(({ id }) => id === 'judged-once')!;
		const judged = (fresh: number, chance?: number) => {
			const facts = { parameters: 13, chosen: 0.25, fresh, points: 1000, chance };
			return [step.prediction?.choices[step.prediction.answer(facts)], plainText(step.seen(facts))];
		};
		expect(judged(0.253, 0.046)).toEqual([
			'about the same',
			expect.stringMatching(/: about the same,/)
		]);
		expect(judged(0.3, 0.046)).toEqual(['higher', expect.stringMatching(/: higher,/)]);
		expect(judged(0.2, 0.046)[0]).toMatch(/^lower/);
		// As an older version kept it.
		expect(judged(0.253)).toEqual(['higher', expect.stringMatching(/a loss of 0\.253\.$/)]);
	});
});

describe('the steps of “Beyond the U” that are solved exactly', () => {
	const [exact, penalised] = beyond.steps.filter((step) => 'ridge' in step);
	const points = (at: number) =>
		pointsAt(
			[
				[1, 1],
				[20, 0.48],
				[40, at],
				[512, 0.27]
			].map(([count, validation]) => ({
				value: count,
				seed: 0,
				parameters: count,
				steps: [0],
				training: [0],
				validation: [validation],
				trainingAccuracy: [NaN],
				validationAccuracy: [NaN],
				diverged: false
			})),
			0
		);

	it('tell where the peak stands', () => {
		const watch = closedFormWatchOf({ ridge: 0, isSolved: true, points: points(17.3) });
		const facts = exact.check(watch);
		expect(plainText(exact.seen(facts))).toMatch(
			/40 parameters for 40 points: 17\.3\. .* 0\.480 at best, and with 512 it is 0\.270/
		);
		expect(choiceOf(exact, facts)).toBe('About 40');
		expect(exact.check({ ...watch, ridge: null })).toMatchObject({
			why: 'nothing is solved so far. Press “Solve”.'
		});
		expect(exact.check({ ...watch, isSolved: false })).toMatchObject({
			why: expect.stringMatching(/not all networks/)
		});
		expect(exact.check({ ...watch, ridge: 0.1 })).toMatchObject({
			why: expect.stringMatching(/with a penalty of 0\.1, where no penalty is asked/)
		});
	});

	it('tell what a penalty leaves of it', () => {
		const earlier = () => ({ peak: { parameters: 40, loss: 17.3 } });
		const watch = closedFormWatchOf({ ridge: 0.01, isSolved: true, points: points(0.33), earlier });
		const facts = penalised.check(watch);
		expect(plainText(penalised.seen(facts))).toMatch(
			/With 40 parameters .* 0\.330, where it was 17\.3 without a penalty; .* 0\.480/
		);
		expect(choiceOf(penalised, facts)).toBe('Nothing is left of it');
		expect(choiceOf(penalised, penalised.check({ ...watch, points: points(17) }))).toBe(
			'It stays as it is'
		);
		expect(penalised.check({ ...watch, ridge: 0 })).toMatchObject({
			why: expect.stringMatching(/with no penalty, where a penalty of 0\.01 is asked/)
		});
		expect(penalised.check({ ...watch, isSolved: false })).toMatchObject({
			why: expect.stringMatching(/not all networks/)
		});
	});
});
