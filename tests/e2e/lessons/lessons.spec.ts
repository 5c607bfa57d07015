import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { lessonGroups, lessonNames } from '../support/build.ts';
import { LessonWalk } from '../support/lesson.ts';
import { expect, test as base } from '../support/test.ts';

const test = base.extend<{ lesson: LessonWalk }>({
	lesson: ({ page }, use) => use(new LessonWalk(page))
});

test('a step can be skipped, and what is done is there again later', async ({ page, lesson }) => {
	await lesson.open('counting');
	await lesson.button('Skip this step').click();
	await expect(lesson.title).toBeVisible();
	const depth = lesson.network('A').getByRole('slider', { name: 'Depth' });
	await lesson.set(depth, 2);
	await lesson.isDone(/33 became 105/);
	await page.reload();
	await expect(lesson.stepButton(2)).toHaveAccessibleName(/, done$/, { timeout: 60_000 });
	await expect(lesson.stepButton(1)).toHaveAttribute('aria-current', 'step');
	await lesson.stepButton(2).click();
	await lesson.isDone(/33 became 105/);
});

test('a whole step goes by keyboard', async ({ page, lesson }) => {
	await lesson.open('what-is-a-parameter');
	await expect(lesson.slider('a')).toBeEnabled({ timeout: 60_000 });
	await lesson.slider('a').focus();
	for (let press = 0; press < 40; press++) await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Tab');
	await expect(lesson.slider('b')).toBeFocused();
	for (let press = 0; press < 31; press++) await page.keyboard.press('ArrowRight');
	await lesson.isDone(/b = 0\.31/);
	await lesson.button('Next step').focus();
	await page.keyboard.press('Enter');
	await expect(lesson.stepButton(2)).toHaveAttribute('aria-current', 'step');
});

test('a curve is drawn by keyboard', async ({ page, lesson }) => {
	await lesson.open('points-it-has-never-seen');
	const handle = lesson.slider('Height of the curve at 0.00');
	await handle.focus();
	await page.keyboard.press('Shift+ArrowUp');
	await page.keyboard.press('ArrowDown');
	await expect(handle).toHaveAttribute('aria-valuenow', '0.2');
});

test('a lesson needs no storage', async ({ page, lesson }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'localStorage', {
			get() {
				throw new DOMException('Access is denied for this document.', 'SecurityError');
			}
		});
	});
	await lesson.open('counting');
	await lesson.set(lesson.network('A').getByRole('slider', { name: 'Width' }), 8);
	await lesson.isDone(/together 33/);
	await lesson.next();
	await expect(lesson.stepButton(1)).toHaveAccessibleName(/, done$/);
});

test('the experiment opens in the playground as it stands', async ({
	page,
	lesson,
	playground
}) => {
	await lesson.open('counting');
	await lesson.set(lesson.network('A').getByRole('slider', { name: 'Width' }), 11);
	await page.getByRole('link', { name: 'Open in playground' }).click();
	await playground.isAlive();
	await expect(playground.parameters('A')).toHaveText('45');
});

test('a run of a lesson is among the runs, there and in the playground', async ({
	lesson,
	page,
	playground
}) => {
	await lesson.openAtFullSpeed('depth');
	await lesson.train();
	await lesson.isDone(/A, with 3 parameters/);
	await lesson.button('Show all controls').click();
	await expect(playground.runs).toHaveCount(1);
	await expect(playground.runs).toContainText('This experiment');
	await page.getByRole('link', { name: 'Open in playground' }).click();
	await playground.isAlive();
	await expect(playground.runs).toHaveCount(1);
	await expect(playground.runs).toContainText('This experiment');
});

/** Formulas wider than their place. */
function cutFormulas(page: Page): Promise<(string | null)[]> {
	return page
		.locator('.formula:visible')
		.evaluateAll((boxes) =>
			boxes
				.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
				.map(({ textContent }) => textContent)
		);
}

test.describe('axe finds nothing in either theme', () => {
	test.use({ viewport: { width: 360, height: 740 } });

	for (const names of lessonGroups) {
		test(`in ${names.join(', ')}, and at 360 px no step and no formula of them is cut`, async ({
			page,
			lesson
		}) => {
			test.slow();
			for (const name of names) {
				await test.step(name, async () => {
					await lesson.open(name);
					const steps = await page.getByRole('button', { name: /^Step \d+: / }).all();
					expect(steps.length).toBeGreaterThan(0);
					for (const step of steps) {
						await step.click();
						await expect(step).toHaveAttribute('aria-current', 'step');
						const overflow = await page.evaluate(
							() => document.documentElement.scrollWidth - innerWidth
						);
						expect(overflow).toBeLessThanOrEqual(0);
						expect(await cutFormulas(page)).toEqual([]);
					}
					expect(await violations(page)).toEqual([]);
					if (name !== 'counting') return;
					await lesson.button('Show all controls').click();
					expect(await violations(page)).toEqual([]);
				});
			}
		});
	}

	test('on the pages about the lessons', async ({ page }) => {
		await page.goto('./lessons/');
		const links = page.getByRole('heading', { level: 3 }).getByRole('link');
		await expect(links).toHaveCount(lessonNames.length);
		expect(await violations(page)).toEqual([]);
		await page.goto('./lessons/counting/sheet/');
		expect(await violations(page)).toEqual([]);
	});
});

test('on paper a lesson is a handout of all its steps', async ({ page, lesson }) => {
	await lesson.open('counting');
	await page.emulateMedia({ media: 'print' });
	for (const title of ['A layer', 'A second layer', 'One count, two shapes', 'Twice as wide']) {
		await expect(page.getByRole('heading', { name: title })).toBeVisible();
	}
	await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
});
