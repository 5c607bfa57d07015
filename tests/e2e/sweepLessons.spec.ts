import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { LessonWalk } from './lesson.ts';
import { expect, test as base } from './test.ts';

/** A lesson whose live experiment is a sweep. */
class SweepLessonWalk extends LessonWalk {
	/** To the end of the sweep. */
	async sweep() {
		await this.button('Train').click();
		await this.isSwept();
	}

	async isSwept() {
		await expect(this.page.getByText('Done. Kept on this device.')).toBeVisible({
			timeout: 110_000
		});
	}

	/** Stopped on the way, which does not do the task. */
	async stopEarly() {
		await this.button('Train').click();
		await this.button('Stop').click();
		await expect(this.page.getByText(/^Stopped at step/)).toBeVisible({ timeout: 60_000 });
		await this.staysOpen();
	}

	async guess(choice: string) {
		await this.page.getByRole('radio', { name: choice, exact: true }).check();
		await this.staysOpen();
	}

	async isAnswered() {
		await expect(this.page.getByText(/^You guessed “/)).toBeVisible();
	}

	async finish() {
		await this.next('Finish');
		await expect(this.page.getByRole('heading', { name: 'What you saw' })).toBeVisible();
	}
}

const test = base.extend<{ lesson: SweepLessonWalk }>({
	lesson: ({ page }, use) => use(new SweepLessonWalk(page))
});

test.describe.configure({ timeout: 400_000 });

async function violations(page: Page) {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
}

test('lesson 11 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.open('the-u-curve');
	await lesson.guess('At the largest network');
	await lesson.stopEarly();
	await lesson.sweep();
	await lesson.isDone(
		/lowest with \d+ parameters: 0\.\d+, against 0\.\d+ with 6 and .* with 16,897/
	);
	await lesson.isAnswered();
	await lesson.next();

	await lesson.guess('In all three');
	await lesson.sweep();
	await lesson.isDone(/Both sides rise so far in \d of 3 draws; the lowest losses lie at/);
	await lesson.next();

	await lesson.staysOpen();
	const size = lesson.slider('Size');
	await size.press('Home');
	await lesson.staysOpen();
	await size.press('End');
	await lesson.isDone(
		/to 16,897 the training loss falls from .* from 1,153 on, the loss on new points/
	);
	await lesson.next();

	await lesson.guess('higher');
	await lesson.sweep();
	await lesson.isDone(/by its loss of 0\.\d+; on 1,000 fresh points it is 0\.\d+/);
	await lesson.isAnswered();
	await lesson.finish();
	await expect(page.getByRole('link', { name: 'This sweep on its own page' })).toHaveCount(4);
});

test('lesson 12 is walked from the first step to its summary', async ({ lesson }) => {
	await lesson.open('more-data');
	await lesson.guess('About half');
	await lesson.sweep();
	await lesson.isDone(/With 16, 32, 64, 128, 256, 512 points the gap is \d/);
	await lesson.isAnswered();
	await lesson.next();

	await lesson.staysOpen();
	await lesson.slider('Size').press('Home');
	await lesson.isDone(
		/With 16 points it is right on .* with 512, on .*, where nine in ten is the best/
	);
	await lesson.next();

	await lesson.guess('In both');
	await lesson.sweep();
	await lesson.isDone(
		/At every doubling the gap falls in \d of 2 draws, and with every fourfold in \d of 2/
	);
	await lesson.finish();
});

test('lesson 15 is walked from the first step to its summary', async ({ lesson }) => {
	await lesson.open('memorising-noise');
	await lesson.guess('About three in four');
	await lesson.sweep();
	await lesson.isDone(
		/With 385 parameters .* of the training points are right, and \d\d\.\d.% of the new/
	);
	await lesson.isAnswered();
	await lesson.next();

	await lesson.guess('More than two');
	await lesson.stopEarly();
	await lesson.sweep();
	await lesson.isDone(/It takes \d+ parameters for 100 points: \d\.\d\d per point/);
	await lesson.next();

	await lesson.guess('Twice as high');
	await lesson.sweep();
	await lesson.isDone(/no more than a coin, and its loss is \d.*, not 0\.693/);
	await lesson.finish();
});

test('lesson 16 is walked from the first step to its summary', async ({ page, lesson }) => {
	await lesson.open('beyond-the-u');
	await lesson.guess('Stay about level');
	await lesson.sweep();
	await lesson.isDone(/highest with \d+ parameters, \d.*, and falls to 0\.\d+ with 3,073/);
	await lesson.isAnswered();
	await lesson.next();

	await lesson.guess('In all three');
	await lesson.sweep();
	await lesson.isDone(/ends below the smallest in \d of 3 draws/);
	await lesson.next();

	await lesson.guess('About 20');
	const ridge = lesson.slider('Ridge penalty');
	await ridge.press('End');
	await lesson.button('Solve').click();
	await expect(page.getByText('Solved: 20 of 20 of each size.')).toBeVisible({ timeout: 60_000 });
	await lesson.staysOpen();
	await ridge.press('Home');
	await lesson.isDone(/highest with 40 parameters for 40 points: \d/);
	await expect(page.getByText('You guessed “About 20”. It was “About 40”.')).toBeVisible();
	await lesson.next();

	await lesson.button('Solve').click();
	await expect(page.getByText('Solved: 20 of 20 of each size.')).toBeVisible({ timeout: 60_000 });
	await lesson.staysOpen();
	for (let press = 0; press < 3; press++) await ridge.press('ArrowRight');
	await lesson.isDone(/With 40 parameters the loss on new points is 0\.\d+, where it was \d+/);
	await lesson.finish();
});

test('a sweep of a lesson is there again after a reload, and on the sweep page, but not before it was trained', async ({
	page,
	lesson
}) => {
	await lesson.open('memorising-noise');
	await lesson.sweep();
	await lesson.isDone(/With 385 parameters/);
	await lesson.stepButton(3).click();
	await lesson.staysOpen();
	await expect(page.getByText('Press Train.')).toBeVisible();
	await lesson.stepButton(1).click();
	await lesson.isSwept();
	const chart = page.getByRole('img', { name: /^Share of points wrong/ });
	const seen = (await chart.getAttribute('aria-label'))!;
	await page.reload();
	await lesson.stepButton(1).click();
	await expect(chart).toHaveAccessibleName(seen, { timeout: 60_000 });

	const onPage = page.getByRole('link', { name: 'Open in sweep' });
	await onPage.click();
	await expect(page.getByText('Done. Kept on this device.')).toBeVisible({ timeout: 60_000 });
	await page.getByRole('radio', { name: 'share wrong' }).check();
	await expect(chart).toHaveAccessibleName(seen);
	await expect(page.getByRole('heading', { name: 'Kept on this device' })).toBeHidden();
	await page.goBack();

	await lesson.stepButton(1).click();
	await lesson.isSwept();
	await lesson.button('Set up again').click();
	await expect(page.getByText('Press Train.')).toBeVisible();
	await page.reload();
	await lesson.stepButton(1).click();
	await expect(page.getByText('Press Train.')).toBeVisible({ timeout: 60_000 });
});

test('a changed sweep does not do the task, until it is set up again', async ({ page, lesson }) => {
	await lesson.open('memorising-noise');
	await lesson.button('Show all controls').click();
	const widths = page.getByRole('textbox', { name: 'Widths' });
	await widths.fill('2, 32');
	await widths.press('Enter');
	await expect(page.getByText(/^Trains 2 networks/)).toBeVisible();
	await lesson.sweep();
	await lesson.staysOpen();
	await lesson.button('Set up again').click();
	await expect(page.getByText(/^Trains 9 networks/)).toBeVisible();
	await lesson.sweep();
	await lesson.isDone(/With 385 parameters/);
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in the ${colorScheme} theme`, () => {
		test.use({ colorScheme });

		test('axe finds nothing in a lesson of sweeps, before and after training', async ({
			page,
			lesson
		}) => {
			await lesson.open('memorising-noise');
			expect(await violations(page)).toEqual([]);
			await lesson.sweep();
			await lesson.isDone(/With 385 parameters/);
			await lesson.button('Show all controls').click();
			expect(await violations(page)).toEqual([]);
			await page.setViewportSize({ width: 360, height: 740 });
			expect(await violations(page)).toEqual([]);
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(overflow).toBeLessThanOrEqual(0);
		});
	});
}
