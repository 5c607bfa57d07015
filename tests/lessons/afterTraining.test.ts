import { describe, expect, it } from 'vitest';
import { lesson as howMany } from '../../src/lessons/21-how-many-can-go/lesson.ts';
import { lesson as howExact } from '../../src/lessons/22-how-exact/lesson.ts';
import { lesson as ship } from '../../src/lessons/23-which-one-would-you-ship/lesson.ts';
import type { Watch } from '../../src/lessons/lesson.ts';
import { newDraw } from '../../src/lib/experiment/edits.ts';
import { original, type Start } from '../../src/lib/experiment/pretrained/start.ts';
import { setStart } from '../../src/lib/experiment/pretrained/startEdits.ts';
import type { BitWidth } from '../../src/lib/network/compression/quantize.ts';
import { after, answered, plain, stepsOf, told } from './afterPretraining.ts';
import { midway } from './watches.ts';

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

describe('Which one would you ship?', () => {
	const [budget, fromStart, harder] = stepsOf(ship);
	const with4Bits = { bits: 4, scale: 'layer', biases: 8 } as const;
	const prune = { share: 0.9, first: 'smallest', over: 'network', what: 'weights' } as const;
	const withStart = (start: Start, right: number) =>
		after(setStart(budget.experiment, 1, start), [
			[1000, 1000],
			[500, right]
		]);
	const both: Start = { prune, quantize: with4Bits, train: 'all' };

	it('is done by what fits and is right', () => {
		expect(told(budget, withStart(both, 995))).toBe(
			'In 904 bytes B is right on 995 of 1,000 new points.'
		);
	});

	it('says what is too large, and what is wrong too often', () => {
		expect(told(budget, withStart({ ...both, quantize: null }, 1000))).toBe(
			'B takes 2,768 bytes, and there is room for 1,000.'
		);
		expect(told(budget, withStart(both, 989))).toBe(
			'B is right on 989 of 1,000 new points, and 990 are needed.'
		);
		const scratch = setStart(budget.experiment, 1, null);
		expect(
			told(
				budget,
				after(scratch, [
					[1000, 1000],
					[500, 1000]
				])
			)
		).toMatch(/random weights/);
	});

	it('lists what was tried', () => {
		expect(plain(budget.attempt!(withStart(both, 995))!.text)).toMatch(/904 bytes, right on 995$/);
	});

	it('tells what a small network from the start takes', () => {
		const right = [
			[998, 998],
			[997, 997]
		] as const;
		expect(told(fromStart, after(fromStart.experiment, right, { step: 2000 }))).toMatch(
			/B is not rounded to 8 bits so far/
		);
		const eight: Start = { ...original, quantize: { bits: 8, scale: 'layer' } };
		const watch = after(setStart(fromStart.experiment, 1, eight), right, { step: 2000 });
		expect(told(fromStart, watch)).toBe(
			'B takes 448 bytes, and is right on 997 of 1,000 new points.'
		);
		expect(answered(fromStart, watch)).toBe(2);
		expect(told(fromStart, { ...watch, hasEnded: false })).toMatch(/Press “Train”/);
	});

	it.each([
		[985, 990, 0],
		[900, 985, 1],
		[900, 970, 2]
	])('takes %d and %d beside 990 for the guess %d', (few, more, guess) => {
		const watch = after(harder.experiment, [
			[990, 990],
			[500, few],
			[500, more]
		]);
		expect(answered(harder, watch)).toBe(guess);
	});
});
