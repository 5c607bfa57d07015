import AxeBuilder from '@axe-core/playwright';
import { LessonWalk } from './lesson.ts';
import { expect, test as base } from './test.ts';

/** Every network of the sweep to its last step. */
class SweepLessonWalk extends LessonWalk {
	async sweep() {
		await expect(this.button('Train')).toBeEnabled({ timeout: 60_000 });
		await this.button('Train').click();
		await expect(this.page.getByText(/^Done\./)).toBeVisible({ timeout: 240_000 });
	}

	async guess(choice: string) {
		await this.page.getByRole('radio', { name: choice, exact: true }).check();
	}
}

const test = base.extend<{ lesson: SweepLessonWalk }>({
	lesson: ({ page }, use) => use(new SweepLessonWalk(page))
});
test.slow();

test('lesson 17 predicts a larger network from smaller ones', async ({ page, lesson }) => {
	await lesson.open('scaling-laws');
	await lesson.guess('More than 7 times');
	await lesson.staysOpen();
	await lesson.sweep();
	await lesson.isDone(
		/From 11 to 641 parameters loss falls from 0\.\d+ to 0\.0\d+, close to a line of slope −0\.\d\d \(R² 0\.9\d\d\)/
	);
	await expect(page.getByText('You guessed “More than 7 times”')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Reading the curve' })).toContainText(
		/a straight line of slope −0\.\d\d/
	);
	await lesson.next();

	await lesson.staysOpen();
	await lesson.guess('A half to four fifths of it');
	await lesson.sweep();
	await lesson.isDone(/For 1,281 parameters the line .* said 0\.0\d+; training gave 0\.0\d+, \d/);
	await lesson.next();

	await lesson.sweep();
	await lesson.isDone(/With the new answers the line has slope −0\.\d\d .* \d\.\d times the/);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();

	const link = page.getByRole('link', { name: /175 billion parameters/ });
	await expect(link).toHaveAttribute('href', /scale\/$/);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
});

test('lesson 18 splits three budgets between size and steps', async ({ page, lesson }) => {
	await lesson.open('parameters-are-not-performance');
	await lesson.guess('The largest');
	await lesson.staysOpen();
	await lesson.sweep();
	await lesson.isDone(
		/\d+ parameters with \d+ steps do best .* the smallest, with 601 steps, loses/
	);
	await expect(page.getByText('You guessed “The largest”. It was “One in between”.')).toBeVisible();
	await lesson.next();

	await lesson.staysOpen();
	await lesson.sweep();
	await lesson.isDone(/\d+ parameters with \d+ steps do best .*; with 3 million it was /);
	await lesson.next();

	await lesson.guess('60 to 200');
	await lesson.sweep();
	await lesson.isDone(/the largest, with 81, \d+\.\d times; with 3 million it was /);
	await lesson.next('Finish');
	await expect(page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
	await page.getByRole('link', { name: /Chinchilla beside Gopher/ }).click();
	const beside = page.getByRole('region', { name: 'Two models side by side' }).first();
	await expect(beside).toContainText('70,056,681,472');
});

test('another sweep than the task’s does not turn a step green', async ({ lesson }) => {
	await lesson.open('parameters-are-not-performance');
	await lesson.button('Show all controls').click();
	await lesson.set(lesson.slider('Seeds for each'), 1);
	await lesson.sweep();
	await lesson.staysOpen();
	await lesson.button('Set up again').click();
	await lesson.sweep();
	await lesson.isDone(/steps do best/);
});
