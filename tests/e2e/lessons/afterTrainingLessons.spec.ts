import type { Locator } from '@playwright/test';
import { LaterLessonWalk } from '../support/laterLesson.ts';
import { expect, test as base } from '../support/test.ts';

/** What goes on from a pretrained network, which trains first. */
class StartedWalk extends LaterLessonWalk {
	/** A guess, a run to its end, and what came of it. */
	async guessAndTrain(choice: string, outcome: RegExp) {
		await this.guess(choice);
		await this.train();
		await this.isDone(outcome);
		await this.isAnswered();
	}

	ofB(role: 'slider' | 'checkbox', name: string): Locator {
		return this.network('B').getByRole(role, { name, exact: true });
	}
}

const test = base.extend<{ lesson: StartedWalk }>({
	lesson: ({ page }, use) => use(new StartedWalk(page))
});
test.slow();

test('the lesson of pruning is walked from the first step to its summary', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('how-many-can-go');
	await lesson.guessAndTrain(
		'200 fewer, or more',
		/Right after pruning B was right on [5-9]\d\d, and now it is on (99\d|1,000) of 1,000 new points/
	);
	await expect(page.getByText('It was “At most 10 fewer than A”.')).toBeVisible();
	await lesson.next();

	await lesson.guessAndTrain('200 fewer, or more', /With 558 parameters each, B is right on/);
	await expect(page.getByText('and so it was.')).toBeVisible();
	await lesson.next();
	await lesson.guessAndTrain('B, pruned', /B, with 558 parameters left, .* and C, with 337, on/);
	await lesson.next();
	await lesson.guessAndTrain(
		'11 to 199 fewer',
		/B is right on [\d,]+, and A on .* depends on the task/
	);
	await lesson.finish();
});

test('the lesson of quantizing is walked from the first step to its summary', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('how-exact');
	await lesson.set(lesson.ofB('slider', 'Bits'), 2);
	await lesson.staysOpen(/at 2.bits B is right on [\d,]+, and A on .*more than 10 fewer/);
	await lesson.set(lesson.ofB('slider', 'Bits'), 5);
	await lesson.isDone(/At 5.bits B is right on .* and A, with all digits, on/);
	await expect(lesson.attempts.filter({ hasText: /^5.bits: right on/ })).toHaveCount(1);
	await lesson.next();

	await lesson.guessAndTrain(
		'100 fewer, or more',
		/Rounded once, B is right on [\d,]+\. C, trained further, is right on (9\d\d|1,000)/
	);
	await expect(page.getByText('It was “At most 20 fewer than A”.')).toBeVisible();
	await lesson.next();
	await lesson.guessAndTrain(
		'21 to 99 fewer',
		/At 4.bits B is right on [\d,]+; C is right on [\d,]+/
	);
	await lesson.finish();
});

test('the lesson of a thousand bytes is walked from the first step to its summary', async ({
	lesson
}) => {
	await lesson.openAtFullSpeed('which-one-would-you-ship');
	await lesson.train();
	await lesson.staysOpen(/B takes 2,768 bytes, and there is room for 1,000/);
	await lesson.set(lesson.ofB('slider', 'Bits'), 4);
	await lesson.ofB('checkbox', 'Biases at 8 bits').check();
	await lesson.train();
	await lesson.isDone(/In 904 bytes B is right on (99\d|1,000) of 1,000 new points/);
	await expect(lesson.attempts).toHaveCount(2);
	await lesson.next();

	await lesson.guess('At most 500');
	await lesson.set(lesson.ofB('slider', 'Bits'), 8);
	await lesson.isDone(/B takes 448 bytes, and is right on [\d,]+/);
	await lesson.next();
	await lesson.guessAndTrain('C alone', /A is right on [\d,]+, B on [\d,]+ and C on [\d,]+/);
	await lesson.finish();
});

test('the lesson of the teacher is walked from the first step to its summary', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('the-teachers-answers');
	await lesson.guessAndTrain(
		'B, from labels',
		/With all labels mended, B is right on [\d,]+ of 1,000 new points, and C on [\d,]+; the teacher/
	);
	await expect(page.getByText('It was “C, from answers”.')).toBeVisible();
	const answers = /and C on ([\d,]+)/.exec(await lesson.done.innerText())![1];
	await lesson.next();
	await lesson.guessAndTrain(
		'Both on as many',
		/From points that nobody labelled C is right on [\d,]+; from 100 labels B is right on [\d,]+/
	);
	await lesson.next();

	await lesson.guess('C, from answers');
	await lesson.train();
	await lesson.saysNotYet(/you look at step 2,000, and B’s loss on new points was lowest at step/);
	const best = /lowest at step ([\d,]+)/.exec(await lesson.done.innerText())![1];
	await lesson.slider('Rewind: step shown').fill(best.replace(',', ''));
	await lesson.isDone(
		new RegExp(`At step [\\d,]+ B was right on 9\\d\\d, .* is right on ${answers}\\.`)
	);
	await expect(page.getByText('It was “B, stopped in time”.')).toBeVisible();
	await lesson.finish();
});

test('the lesson of fine-tuning is walked from the first step to its summary', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('train-further-or-start-over');
	await lesson.guessAndTrain(
		'In as many, or more',
		/B was right on 950 after \d+ steps, and C after \d+ steps\. A, .* is right on [89]\d\d/
	);
	await expect(page.getByText('It was “In half as many, or fewer”.')).toBeVisible();
	await lesson.next();
	await lesson.guessAndTrain(
		'A, untouched',
		/A is right on [89]\d\d of 1,000 new points, B on [\d,]+ and C on [\d,]+/
	);
	await expect(page.getByText('and so it was.')).toBeVisible();
	await lesson.next();
	await lesson.guessAndTrain(
		'At most 50 fewer',
		/On the old task A is right on (9\d\d|1,000), B on [3-7]\d\d and C, which rehearsed, on (9\d\d|1,000)/
	);
	await expect(page.getByText('It was “300 fewer, or more”.')).toBeVisible();
	await lesson.next();
	await lesson.guessAndTrain(
		'B, by 100 or more',
		/From random weights A is right on [\d,]+ .* frozen after another task B is right on [\d,]+/
	);
	await expect(page.getByText('It was “A, by 100 or more”.')).toBeVisible();
	await lesson.finish();
});

test('the lesson of sixty-five parameters is walked from the first step to its summary', async ({
	page,
	lesson
}) => {
	await lesson.openAtFullSpeed('sixty-five-of-4417');
	await lesson.guessAndTrain(
		'B, 4,417 trained further',
		/With 65 trainable parameters C is right on [\d,]+ of 1,000 new points; with 4,417 A is right on/
	);
	await expect(page.getByText('It was “C, 65 in a fresh last layer”.')).toBeVisible();
	await lesson.next();
	await lesson.guessAndTrain(
		'200 fewer, or more',
		/On trained layers C is right on [\d,]+, and on untrained ones D is right on [\d,]+/
	);
	await expect(page.getByText('and so it was.')).toBeVisible();
	await lesson.next();
	await lesson.guessAndTrain(
		'No more than A',
		/With 388 trainable numbers C is right on [\d,]+; with 4,417 A is right on [\d,]+ and B on [\d,]+\. D/
	);
	await lesson.next();
	await lesson.guessAndTrain(
		'A, 4,417 from random weights',
		/A is right on (9\d\d|1,000), and B on [\d,]+: how many need to be trained/
	);
	await expect(page.getByText('and so it was.')).toBeVisible();
	await lesson.finish();
});
