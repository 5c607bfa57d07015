import { describe, expect, it } from 'vitest';
import { lesson as scaling } from '../../src/lessons/18-scaling-laws/lesson.ts';
import { lesson as compute } from '../../src/lessons/19-parameters-are-not-performance/lesson.ts';
import type { Lesson, SweepStep } from '../../src/lessons/lesson.ts';
import { NotYet } from '../../src/lessons/notYet.ts';
import type { SweepWatch } from '../../src/lessons/sweepWatch.ts';
import { plainText } from '../../src/lib/analysis/sentence.ts';
import { pointsAt } from '../../src/lib/analysis/sweep/sweepPoints.ts';
import type { Sweep } from '../../src/lib/experiment/sweep/sweep.ts';
import { planSweep } from '../../src/lib/experiment/sweep/sweepPlan.ts';
import { sweepWatchOf } from './watches.ts';

function stepNamed(lesson: Lesson, id: string): SweepStep {
	return lesson.steps.find((step) => step.id === id) as SweepStep;
}

/** Every network at its end, with a loss that follows from its size. */
function swept(
	sweep: Sweep,
	lossOf: (parameters: number) => number,
	changes: Partial<SweepWatch> = {}
): SweepWatch {
	const curves = planSweep(sweep).map(({ value, seed, parameters, experiment }) => {
		const losses = [lossOf(parameters)];
		return {
			value,
			seed,
			parameters,
			steps: [experiment.stopAt],
			training: losses,
			validation: losses,
			trainingAccuracy: [NaN],
			validationAccuracy: [NaN],
			diverged: !Number.isFinite(losses[0])
		};
	});
	return sweepWatchOf(sweep, {
		hasEnded: true,
		share: 1,
		points: pointsAt(curves, Infinity),
		guess: 1,
		...changes
	});
}

const law = (parameters: number) => parameters ** -0.5;
/** Lowest at 100 parameters. */
const bowl = (parameters: number) => 0.01 + Math.log(parameters / 100) ** 2 / 100;

function said(step: SweepStep, watch: SweepWatch): string {
	return plainText(step.seen(step.check(watch)));
}

const everyStep = [...scaling.steps, ...compute.steps] as SweepStep[];

describe.each(everyStep)('the sweep of the step $id', (step) => {
	it('is done once every network has gone to its end', () => {
		expect(step.check(swept(step.sweep, law))).not.toBeInstanceOf(NotYet);
		expect(JSON.parse(JSON.stringify(step.check(swept(step.sweep, law))))).toEqual(
			step.check(swept(step.sweep, law))
		);
	});

	it.each<[string, SweepWatch, RegExp]>([
		['before Train', sweepWatchOf(step.sweep, { guess: 1 }), /^nothing is trained so far/],
		[
			'on the way',
			swept(step.sweep, law, { hasEnded: false, share: 0.25 }),
			/^25\.0.% of the training is done\. Press “Train” to go on/
		],
		[
			'ended early',
			swept(step.sweep, law, { hasEnded: false, isStopped: true, share: 0.25 }),
			/^training was ended after 25\.0.% of its work\. Press “Train” to begin anew/
		],
		[
			'with another sweep',
			swept({ ...step.sweep, weightSeed: 99 }, law),
			/no longer the one of this task \(weight seed 1 → 99\)\. Press “Set up again”/
		],
		[
			'where every network diverged',
			swept(step.sweep, () => NaN),
			/of the (networks|sizes) .*diverged/
		]
	])('is not done %s, and says why', (_, watch, why) => {
		const outcome = step.check(watch) as NotYet;
		expect(outcome).toBeInstanceOf(NotYet);
		expect(outcome.why).toMatch(why);
		expect(outcome.why.length).toBeLessThanOrEqual(175);
	});
});

describe('lesson 18', () => {
	it('tells slope and factor of the line, and where it ends', () => {
		const step = stepNamed(scaling, 'line');
		expect(said(step, swept(step.sweep, law))).toBe(
			'From 11 to 641 parameters loss falls from 0.30 to 0.039, close to a line of slope −0.50 ' +
				'(R² 1.000): each time the parameters double, loss becomes 0.71 times what it was.'
		);
		const facts = step.check(swept(step.sweep, law));
		expect(step.prediction?.answer(facts)).toBe(2);
	});

	it('asks for the guess before it judges the network twice as large', () => {
		const step = stepNamed(scaling, 'twice-as-large');
		const whys = [{}, { hasEnded: false, share: 0.6 }].map(
			(changes) => step.check(swept(step.sweep, law, { ...changes, guess: null })) as NotYet
		);
		for (const { why } of whys) expect(why).toMatch(/^your guess is missing\. Choose one/);
		const changed = { ...step.sweep, seeds: 2 };
		expect((step.check(swept(changed, law, { guess: null })) as NotYet).why).toMatch(/seeds/);
		expect(step.growsFrom).toEqual(stepNamed(scaling, 'line').sweep);
	});

	it('judges the network twice as large by the line through the smaller ones alone', () => {
		const step = stepNamed(scaling, 'twice-as-large');
		const watch = swept(step.sweep, (size) => (size > 1000 ? 0.5 : 1) * law(size));
		expect(said(step, watch)).toBe(
			'For 1,281 parameters the line through the smaller networks said 0.028; training gave 0.014, ' +
				'0.50 times that.'
		);
		expect(step.prediction?.answer(step.check(watch))).toBe(2);
		expect(step.prediction?.answer(step.check(swept(step.sweep, law)))).toBe(1);
		expect(step.prediction?.answer(step.check(swept(step.sweep, () => 0.2)))).toBe(0);
	});

	it('says what halving the loss takes', () => {
		const step = stepNamed(scaling, 'another-teacher');
		expect(said(step, swept(step.sweep, law))).toContain(
			'halving the loss takes about 4.0 times the parameters.'
		);
		expect(step.text).toContain('about 9,000 times');
		expect(step.sweep.data.options.teacher).not.toBe(
			stepNamed(scaling, 'line').sweep.data.options.teacher
		);
	});
});

describe('lesson 19', () => {
	const [first, second, third] = compute.steps as SweepStep[];

	it('names the best size and what the ends lose', () => {
		const watch = swept(first.sweep, bowl);
		expect(said(first, watch)).toBe(
			'97 parameters, trained for 81 steps, do best, with a loss of 0.010; the loss of the smallest ' +
				'network is 5.2 times as high after 601 steps, and that of the largest is 5.2 times as high ' +
				'after 10 steps.'
		);
		expect(first.prediction?.answer(first.check(watch))).toBe(1);
		expect(first.prediction?.answer(first.check(swept(first.sweep, law)))).toBe(2);
		expect(first.prediction?.answer(first.check(swept(first.sweep, (size) => size)))).toBe(0);
	});

	it('compares with the first budget where that was seen', () => {
		const before = first.check(swept(first.sweep, bowl));
		const larger = (size: number) => bowl(size / 1.5);
		const earlier = (step: string) => (step === 'first-budget' ? before : undefined);
		for (const step of [second, third]) {
			expect(said(step, swept(step.sweep, larger, { earlier }))).toMatch(
				/^145 parameters, .*; with 3 million operations it was 97 parameters\.$/
			);
			expect(said(step, swept(step.sweep, bowl, { earlier }))).toMatch(
				/; with 3 million operations it was the same size\.$/
			);
			expect(said(step, swept(step.sweep, larger))).not.toContain('it was');
		}
		expect(third.prediction?.answer(third.check(swept(third.sweep, larger)))).toBe(1);
	});

	it('gives every network of a step the same compute', () => {
		for (const { sweep } of [first, second, third]) {
			for (const { parameters, experiment } of planSweep(sweep)) {
				const spent = 6 * parameters * 64 * experiment.stopAt;
				expect(Math.abs(spent / sweep.compute! - 1)).toBeLessThan(0.06);
			}
		}
	});
});

describe('what the chart shows beside the sweep', () => {
	const eighth = stepNamed(scaling, 'twice-as-large');
	const fourTimes = stepNamed(compute, 'four-times');
	const sixteenTimes = stepNamed(compute, 'sixteen-times');
	const splitOf = (step: SweepStep, lossOf: (parameters: number) => number) =>
		step.check(swept(step.sweep, lossOf));

	it('is the line through the seven alone, whatever the eighth comes to', () => {
		const off = (parameters: number) => (parameters === 1281 ? 0.5 : law(parameters));
		const beside = eighth.beside!(swept(eighth.sweep, off))!;
		expect(beside.line!.law.slope).toBeCloseTo(-0.5);
		expect(beside.line!.name).toBe('the seven: slope −0.50');
		expect(beside.line!.predicted.x).toBe(1281);
		expect(beside.line!.predicted.y).toBeCloseTo(law(1281));
		expect(beside.words).toMatch(/With 1,281 parameters it leads to 0\.02\d*\.$/);
	});

	it('is nothing before all seven are there', () => {
		const none = swept(eighth.sweep, law);
		expect(eighth.beside!({ ...none, points: none.points.slice(0, 6) })).toBeNull();
	});

	it('is the curve of each smaller budget that was trained', () => {
		const facts: Record<string, unknown> = {
			'first-budget': JSON.parse(JSON.stringify(splitOf(compute.steps[0] as SweepStep, bowl))),
			'four-times': splitOf(fourTimes, (parameters) => bowl(parameters) / 2)
		};
		const watch = swept(sixteenTimes.sweep, bowl, { earlier: (step) => facts[step] });
		const beside = sixteenTimes.beside!(watch)!;
		expect(beside.ownName).toBe('48 million');
		expect(beside.ghosts!.map(({ name }) => name)).toEqual(['3 million', '12 million']);
		const [first, second] = beside.ghosts!;
		expect(first.points.length).toBeGreaterThan(4);
		expect(second.points[0].y).toBeCloseTo(first.points[0].y / 2);
		expect(beside.words).toMatch(
			/^Dashed: .* With 3 million operations the lowest was .*; with 12 million/
		);
		expect(fourTimes.beside!(watch)!.ghosts).toHaveLength(1);
	});

	it('is nothing where no earlier budget was trained, or was kept without its sizes', () => {
		expect(sixteenTimes.beside!(swept(sixteenTimes.sweep, bowl))).toBeNull();
		const { sizes: _, ...old } = splitOf(compute.steps[0] as SweepStep, bowl) as {
			sizes: unknown;
		};
		const watch = swept(fourTimes.sweep, bowl, { earlier: () => old });
		expect(fourTimes.beside!(watch)).toBeNull();
	});
});
