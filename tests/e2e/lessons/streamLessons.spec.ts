import { violations } from '../support/axe.ts';
import { changed, LaterLessonWalk, onTheWay } from '../support/laterLesson.ts';
import { expect, test as base } from '../support/test.ts';

const test = base.extend<{ lesson: LaterLessonWalk }>({
	lesson: ({ page }, use) => use(new LaterLessonWalk(page))
});
test.slow();

test('lesson 18 predicts a larger network from smaller ones, and says what is missing: paused, without a guess, changed', async ({
	page,
	lesson
}) => {
	await lesson.open('scaling-laws');
	await lesson.guess('More than 7 times');
	await lesson.isOpen();
	await lesson.pauseEarly();
	await lesson.saysNotYet(onTheWay);
	await lesson.sweep();
	await lesson.isDone(
		/From 11 to 641 parameters loss falls from 0\.\d+ to 0\.0\d+, close to a line of slope −0\.\d\d \(R² 0\.9\d\d\)/
	);
	await expect(page.getByText('You guessed “More than 7 times”')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Reading the curve' })).toContainText(
		/a straight line of slope −0\.\d\d/
	);
	await lesson.next();

	// The seven and their line are there, and nothing is trained yet.
	const chart = page.getByRole('img', {
		name: /^Loss against parameters\..* a straight line of slope/
	});
	await expect(chart).toBeVisible();
	await lesson.isOpen();
	await expect(page.getByText('group 2 of 2')).toBeVisible();
	await lesson.sweep();
	await lesson.saysNotYet(/your guess is missing\. Choose one of the three answers above/);
	await lesson.guess('A half to four fifths of it');
	await lesson.isDone(/For 1,281 parameters the line .* said 0\.0\d+; training gave 0\.0\d+, \d/);
	await lesson.next();

	await lesson.addSeed(1);
	await lesson.sweep();
	await lesson.isDone(/With the new answers the line has slope −0\.\d\d .* \d\.\d times the/);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();

	const link = page.getByRole('link', { name: /175 billion parameters/ });
	await expect(link).toHaveAttribute('href', /scale\/$/);
	expect(await violations(page)).toEqual([]);
});

test('where the first step was skipped, the seven train first, and wait for the guess', async ({
	page,
	lesson
}) => {
	await lesson.openAt('scaling-laws', 'twice-as-large');
	await lesson.pauseEarly();
	await lesson.saysNotYet(/your guess is missing\. Choose one of the three answers above/);
	await lesson.button('Train').click();
	await expect(page.getByText('group 2 of 2')).toBeVisible({ timeout: 240_000 });
	await expect(page.getByText(/^Paused/)).toBeVisible();
	await expect(page.getByRole('region', { name: 'Reading the curve' })).toContainText(
		/a straight line of slope −0\.\d\d/
	);
	await lesson.saysNotYet(/your guess is missing/);
	await lesson.guess('Less than half');
	await lesson.saysNotYet(/[\d.]+\s% of the training is done/);
	await lesson.sweep();
	await lesson.isDone(/For 1,281 parameters the line/);
	await lesson.isAnswered();
});

test('lesson 19 splits three budgets between size and steps, and says what is missing: changed, paused, ended early', async ({
	page,
	lesson
}) => {
	await lesson.open('parameters-are-not-performance');
	await lesson.guess('The largest');
	await lesson.isOpen();
	await lesson.addSeed(3);
	await lesson.button('Show all controls').click();
	await lesson.set(lesson.slider('Seeds for each'), 1);
	await lesson.sweep();
	await lesson.saysNotYet(changed('seeds for each value 3 → 1'));
	await lesson.setUpAgain();
	await lesson.sweep();
	await lesson.isDone(
		/\d+ parameters, trained for \d+ steps, do best, .* smallest network is \d+\.\d times as high after 601 steps/
	);
	await expect(page.getByText('You guessed “The largest”. It was “One in between”.')).toBeVisible();
	await lesson.next();

	await lesson.pauseEarly();
	await lesson.saysNotYet(onTheWay);
	await lesson.sweep();
	await lesson.isDone(
		/\d+ parameters, trained for \d+ steps, do best, .*; with 3 million operations it was /
	);
	await lesson.next();

	await lesson.guess('60 to 200');
	await lesson.stopEarly();
	await lesson.sweep();
	await lesson.isDone(
		/the largest is \d+\.\d times as high after 81 steps; with 3 million operations it was /
	);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
	await page.getByRole('link', { name: /Chinchilla beside Gopher/ }).click();
	const beside = page.getByRole('region', { name: 'Two models side by side' }).first();
	await expect(beside).toContainText('70,056,681,472');
});
