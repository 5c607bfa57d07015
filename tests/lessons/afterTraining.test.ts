import { describe, expect, it } from 'vitest';
import { lesson as howMany } from '../../src/lessons/21-how-many-can-go/lesson.ts';
import { lesson as howExact } from '../../src/lessons/22-how-exact/lesson.ts';
import { NotYet } from '../../src/lessons/notYet.ts';
import type { Lesson, PlaygroundStep, Watch } from '../../src/lessons/lesson.ts';
import { plainText } from '../../src/lib/analysis/sentence.ts';
import { newDraw } from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { original } from '../../src/lib/experiment/pretrained/start.ts';
import { pretrainedSteps } from '../../src/lib/experiment/pretrained/startProblem.ts';
import { setStart } from '../../src/lib/experiment/pretrained/startEdits.ts';
import type { BitWidth } from '../../src/lib/network/compression/quantize.ts';
import { evaluation, midway, watchOf } from './watches.ts';

const stepsOf = (lesson: Lesson) => lesson.steps as PlaygroundStep[];
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** Each network right on so many of 1,000 new points where its run began, and at its end. */
function after(
	experiment: Experiment,
	right: readonly (readonly [atOnce: number, now: number])[],
	changes: Partial<Watch> = {}
): Watch {
	const begin = pretrainedSteps(experiment);
	const at = (step: number, of: number) =>
		evaluation(step, of >= 0 ? 0.1 : NaN, 0.1, [1, of / 1000]);
	return watchOf(experiment, {
		histories: right.map(([atOnce, now]) => [
			at(0, 500),
			at(begin, atOnce),
			at(experiment.stopAt, now)
		]),
		step: experiment.stopAt,
		hasEnded: true,
		isStepByStep: false,
		...changes
	});
}

function told(step: PlaygroundStep, watch: Watch): string {
	const facts = step.check(watch);
	return plain(facts instanceof NotYet ? facts.why : plainText(step.seen(facts)));
}

function answered(step: PlaygroundStep, watch: Watch): number {
	return step.prediction!.answer(step.check(watch));
}

describe('How many can go?', () => {
	const [nineInTen, whichOnes, fromStart, harder] = stepsOf(howMany);

	it('tells what pruning left, and what further training brought back', () => {
		const watch = after(nineInTen.experiment, [
			[1000, 1000],
			[788, 998]
		]);
		expect(told(nineInTen, watch)).toBe(
			'Right after pruning B was right on 788, and now it is on 998 of 1,000 new points; A is right on 1,000.'
		);
		expect(answered(nineInTen, watch)).toBe(0);
	});

	it.each([
		[990, 0],
		[989, 1],
		[801, 1],
		[800, 2]
	])('takes %d beside 1,000 for the guess %d', (right, guess) => {
		const watch = after(nineInTen.experiment, [
			[1000, 1000],
			[500, right]
		]);
		expect(answered(nineInTen, watch)).toBe(guess);
	});

	it('tells which weights went, and which network was small from the start', () => {
		const right = [
			[1000, 1000],
			[788, 998],
			[500, 613]
		] as const;
		expect(told(whichOnes, after(whichOnes.experiment, right))).toBe(
			'With 558 parameters each, B is right on 998 and C on 613.'
		);
		expect(told(fromStart, after(fromStart.experiment, right))).toBe(
			'B, with 558 parameters left, is right on 998, and C, with 337, on 613.'
		);
		expect(answered(fromStart, after(fromStart.experiment, right))).toBe(0);
	});

	it('counts one that diverged as right on none', () => {
		const watch = after(harder.experiment, [
			[990, 990],
			[554, NaN]
		]);
		expect(told(harder, watch)).toMatch(/^B is right on 0, and A on 990: /);
	});

	it('waits for the end of this very run', () => {
		const { experiment } = nineInTen;
		const right = [
			[1000, 1000],
			[788, 998]
		] as const;
		expect(told(nineInTen, after(experiment, right, { step: 1500, hasEnded: false }))).toMatch(
			/stands at step 1,500, and its end is step 2,000/
		);
		expect(told(nineInTen, after(experiment, right, { changes: [midway] }))).toMatch(/on the way/);
		const other = setStart(experiment, 1, original);
		expect(told(nineInTen, after(experiment, right, { experiment: other }))).toMatch(
			/no longer the one of this task \(B starts from/
		);
	});
});

describe('How exact must a number be?', () => {
	const [fewest, three, harder] = stepsOf(howExact);
	const withBits = (bits: BitWidth, right: number, changes: Partial<Watch> = {}) => {
		const quantize = { bits, scale: 'layer' } as const;
		const experiment = setStart(fewest.experiment, 1, { ...original, quantize });
		return after(
			experiment,
			[
				[1000, 1000],
				[right, right]
			],
			{
				step: 1500,
				hasEnded: false,
				...changes
			}
		);
	};

	it('is done at five bits or fewer that are within ten', () => {
		expect(told(fewest, withBits(5, 1000))).toBe(
			'At 5 bits B is right on 1,000 of 1,000 new points, and A, with all digits, on 1,000.'
		);
		expect(told(fewest, withBits(4, 990))).toMatch(/^At 4 bits B is right on 990/);
	});

	it('says of more bits that they are more, and of too few what they cost', () => {
		expect(told(fewest, withBits(8, 1000))).toMatch(/^B has 8 bits, and the task asks for 5/);
		expect(told(fewest, withBits(3, 931))).toMatch(
			/^at 3 bits B is right on 931, and A on 1,000: more than 10 fewer/
		);
		expect(told(fewest, withBits('ternary', 582))).toMatch(/^at ternary B is right on 582/);
	});

	it('lists what was tried', () => {
		const attempt = fewest.attempt!(withBits(4, 998));
		expect(attempt && plain(attempt.text)).toBe('4 bits: right on 998');
		expect(attempt?.counts).toBe(true);
		expect(fewest.attempt!(withBits(8, 1000))?.counts).toBe(false);
	});

	it('counts no other change', () => {
		const pruned = setStart(fewest.experiment, 1, original);
		expect(told(fewest, withBits(5, 1000, { experiment: pruned }))).toMatch(/not rounded/);
		const elsewhere = newDraw(fewest.experiment);
		expect(told(fewest, withBits(5, 1000, { experiment: elsewhere }))).toMatch(/no longer the one/);
		expect(told(fewest, withBits(5, 1000, { step: 0 }))).toMatch(/not there yet/);
	});

	it('tells what rounding took, and what training gave back', () => {
		const right = [
			[1000, 1000],
			[582, 582],
			[582, 998]
		] as const;
		const watch = after(three.experiment, right);
		expect(told(three, watch)).toBe(
			'Rounded once, B is right on 582. C, trained further, is right on 998, and A on 1,000.'
		);
		expect(answered(three, watch)).toBe(0);
		expect(answered(harder, after(harder.experiment, right))).toBe(2);
	});
});
