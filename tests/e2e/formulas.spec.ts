import type { Page } from '@playwright/test';
import { LessonWalk } from './lesson.ts';
import { expect, test } from './test.ts';

async function lessonsWithFormulas(page: Page): Promise<string[]> {
	await page.goto('./lessons/');
	const links = page.getByRole('main').locator('h2 a');
	const paths = await links.evaluateAll((all) =>
		all.map((link) => (link as HTMLAnchorElement).href)
	);
	const pages = await Promise.all(paths.map((path) => page.request.get(path)));
	const texts = await Promise.all(pages.map((answer) => answer.text()));
	return paths.filter((_, at) => texts[at].includes('<math'));
}

test('at 360 px no formula of any lesson is cut', async ({ page }) => {
	test.slow();
	await page.setViewportSize({ width: 360, height: 640 });
	const lesson = new LessonWalk(page);
	const paths = await lessonsWithFormulas(page);
	let seen = 0;
	for (const path of paths) {
		await page.goto(path);
		await expect(lesson.stepButton(1)).toBeEnabled({ timeout: 60_000 });
		const steps = page.getByRole('navigation', { name: 'Steps' }).getByRole('button');
		for (const step of await steps.all()) {
			await step.click();
			for (const formula of await page.locator('.formula:visible').all()) {
				const cut = await formula.evaluate((box) => box.scrollWidth - box.clientWidth);
				expect(cut, `${path}: ${await formula.textContent()}`).toBeLessThanOrEqual(0);
				seen++;
			}
		}
	}
	expect(seen).toBeGreaterThan(5);
});

test('a formula that is too wide is scrolled by keyboard, and one that fits is no stop of the Tab key', async ({
	page
}) => {
	const lesson = new LessonWalk(page);
	await lesson.open('counting');
	const formula = page.locator('.formula:visible');
	await expect(formula).not.toHaveAttribute('tabindex');
	await page.setViewportSize({ width: 240, height: 640 });
	await expect(formula).toHaveRole('group');
	await expect(formula).toHaveAccessibleName('Formula');
	await formula.focus();
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => formula.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
	await page.setViewportSize({ width: 1360, height: 860 });
	await expect(formula).not.toHaveAttribute('tabindex');
});
