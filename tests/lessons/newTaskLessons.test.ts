import { describe, expect, it } from 'vitest';
import { lesson as answers } from '../../src/lessons/24-the-teachers-answers/lesson.ts';
import { lesson as further } from '../../src/lessons/25-train-further-or-start-over/lesson.ts';
import { lesson as sixtyFive } from '../../src/lessons/26-sixty-five-of-4417/lesson.ts';
import type { PlaygroundStep, Watch } from '../../src/lessons/lesson.ts';
import { newDraw } from '../../src/lib/experiment/edits.ts';
import { after, answered, stepsOf, told } from './afterPretraining.ts';
import { evaluation, midway } from './watches.ts';

/** Every network answers by one number alone, the bias of its last layer: class 1, or class 0, for all points. */
const saying = (watch: Watch, classes: readonly number[]): Partial<Watch> => ({
	parameters: watch.counts.map((count, index) => {
		const parameters = new Float32Array(count);
		parameters[count - 1] = classes[index] === 1 ? 1 : -1;
		return parameters;
	})
});

const right = (...now: readonly number[]) => now.map((one) => [500, one] as const);

/** Nothing but the reader's guess is asked before the end of the very run. */
function waits(step: PlaygroundStep, watch: Watch): void {
	expect(told(step, { ...watch, step: watch.step - 100, hasEnded: false })).toMatch(
		/the run stands at step/
	);
	expect(told(step, { ...watch, changes: [midway] })).toMatch(/changed on the way/);
	expect(told(step, { ...watch, experiment: newDraw(watch.experiment) })).toMatch(
		/no longer the one/
	);
}

describe('The teacher’s answers', () => {
	const [labels, unlabelled, stopped] = stepsOf(answers);
	const ended = after(labels.experiment, right(900, 850, 880));

	it('counts by labels that no flip has touched', () => {
		const { data } = labels.experiment;
		expect(data.flips).toBeGreaterThan(0);
		const watch = { ...ended, ...saying(ended, [1, 1, 0]) };
		expect(told(labels, watch)).toBe(
			'With all labels mended, B is right on 499 of 1,000 new points, and C on 501; the teacher is right on 499.'
		);
		expect(answered(labels, watch)).toBe(1);
	});

	it('waits for the end of the run, and for the reader to look at it', () => {
		waits(labels, ended);
		waits(unlabelled, after(unlabelled.experiment, right(900, 850, 880)));
		expect(told(labels, { ...ended, lookedAt: 700 })).toMatch(/look back at step 700/);
	});

	describe('is stopped in time', () => {
		const earlier = { teacher: 970, labels: 890, answers: 968 };
		/** B's loss on new points is lowest at step 700. */
		const histories = ended.histories.map((history, index) =>
			index === 1
				? [history[1], evaluation(700, 0.1, 0.05, [1, 0.9]), ...history.slice(2)]
				: history
		);
		const looking = (lookedAt: number | null): Watch => ({
			...ended,
			...saying(ended, [1, 1, 1]),
			histories,
			lookedAt,
			earlier: () => earlier
		});

		it('where B’s loss on new points is lowest', () => {
			expect(told(stopped, looking(720))).toBe(
				'At step 720 B was right on 499, and at its end on 890; C, at its end, is right on 968.'
			);
			expect(answered(stopped, looking(720))).toBe(1);
		});

		it('nowhere else', () => {
			expect(told(stopped, looking(null))).toMatch(/look at step 2,000, and B’s loss .* step 700/);
			expect(told(stopped, looking(1500))).toMatch(/look at step 1,500/);
			const [trained, isThere] = stopped.parts!.map(({ isDone }) => isDone(looking(1500)));
			expect([trained, isThere]).toEqual([true, false]);
			expect(stopped.parts![1].isDone(looking(690))).toBe(true);
		});

		it('beside what the first step has shown', () => {
			expect(told(stopped, { ...looking(720), earlier: () => undefined })).toMatch(
				/known from the first step/
			);
		});
	});
});

describe('Train further, or start over?', () => {
	const [many, few, oldTask, another] = stepsOf(further);

	/** Right on 950 after so many steps, or never. */
	const reaching = (steps: readonly (number | null)[]): Watch => {
		const ended = after(many.experiment, right(918, 1000, 1000));
		const begin = many.experiment.pretrained!.stopAt;
		const histories = ended.histories.map(([start, ...rest], index) => {
			const reached = steps[index];
			const there = reached === null ? [] : [evaluation(begin + reached, 0.1, 0.1, [1, 0.96])];
			const last = reached === null ? [evaluation(begin + 500, 0.1, 0.1, [1, 0.9])] : rest.slice(1);
			return [start, rest[0], ...there, ...last];
		});
		return { ...ended, histories };
	};

	it('counts the steps to 95 %, pretraining apart', () => {
		expect(told(many, reaching([null, 30, 120]))).toBe(
			'B was right on 950 after 30 steps, and C after 120 steps. A, which nobody trained for it, is right on 900.'
		);
		expect(told(many, reaching([null, null, null]))).toMatch(
			/^B was right on 950 in none of its steps/
		);
	});

	it.each([
		[30, 120, 2],
		[60, 120, 2],
		[90, 120, 1],
		[120, 120, 0],
		[null, 120, 0],
		[90, null, 2]
	])('takes %s steps beside %s for the guess %d', (b, c, guess) => {
		expect(answered(many, reaching([null, b, c]))).toBe(guess);
	});

	it('tells which is right on most with eight points', () => {
		const watch = after(few.experiment, right(918, 722, 578));
		expect(told(few, watch)).toBe('A is right on 918 of 1,000 new points, B on 722 and C on 578.');
		expect(answered(few, watch)).toBe(0);
	});

	it('judges what is forgotten on the points of the old task', () => {
		const ended = after(oldTask.experiment, right(500, 980, 970));
		const watch = { ...ended, ...saying(ended, [1, 0, 1]) };
		expect(told(oldTask, watch)).toBe(
			'On the old task A is right on 500, B on 500 and C, which rehearsed, on 500. On the new one B is right on 980, and C on 970.'
		);
		expect(oldTask.prediction!.answer({ before: 999, plain: { old: 699 } })).toBe(2);
		expect(oldTask.prediction!.answer({ before: 999, plain: { old: 700 } })).toBe(1);
		expect(oldTask.prediction!.answer({ before: 999, plain: { old: 949 } })).toBe(0);
		expect(told(oldTask, { ...watch, lookedAt: 3010 })).toMatch(/look back at step 3,010/);
	});

	it('tells of a task that was too plain', () => {
		const watch = after(another.experiment, right(856, 579));
		expect(told(another, watch)).toMatch(/A is right on 856 .* B is right on 579\.$/);
		expect(answered(another, watch)).toBe(0);
		expect(answered(another, after(another.experiment, right(700, 601)))).toBe(2);
	});

	it('waits for the end of each run', () => {
		waits(many, reaching([null, 30, 120]));
		waits(few, after(few.experiment, right(918, 722, 578)));
		waits(oldTask, after(oldTask.experiment, right(500, 980, 970)));
		waits(another, after(another.experiment, right(856, 579)));
	});
});

describe('Sixty-five of 4,417', () => {
	const [sixteen, untrained, update, many] = stepsOf(sixtyFive);

	it('counts the trainable parameters by the layers', () => {
		expect(sixteen.text).toContain('A fresh last layer, 65 parameters,');
		expect(update.text).toContain('388 numbers in all');
	});

	it('tells what 65 reach beside 4,417', () => {
		const watch = after(sixteen.experiment, right(606, 645, 968));
		expect(told(sixteen, watch)).toBe(
			'With 65 trainable parameters C is right on 968 of 1,000 new points; with 4,417 A is right on 606 and B on 645.'
		);
		expect(answered(sixteen, watch)).toBe(2);
	});

	it.each([
		[968, 0],
		[769, 1],
		[768, 2]
	])('takes %d beside 968 for the guess %d', (control, guess) => {
		const watch = after(untrained.experiment, right(606, 645, 968, control));
		expect(answered(untrained, watch)).toBe(guess);
		expect(told(untrained, watch)).toContain(`D is right on ${control}`);
	});

	it.each([
		[780, 0],
		[842, 1],
		[843, 2]
	])('takes an update with %d beside 780 and 893 for the guess %d', (lowRank, guess) => {
		const watch = after(update.experiment, right(780, 893, lowRank, 790));
		expect(answered(update, watch)).toBe(guess);
		expect(told(update, watch)).toMatch(/^With 388 trainable numbers C is right on/);
	});

	it('tells what more points change', () => {
		const watch = after(many.experiment, right(998, 949));
		expect(told(many, watch)).toMatch(/^A is right on 998, and B on 949: /);
		expect(answered(many, watch)).toBe(0);
	});

	it('waits for the end of each run', () => {
		waits(sixteen, after(sixteen.experiment, right(606, 645, 968)));
		waits(untrained, after(untrained.experiment, right(606, 645, 968, 554)));
		waits(update, after(update.experiment, right(780, 893, 887, 790)));
		waits(many, after(many.experiment, right(998, 949)));
	});
});
