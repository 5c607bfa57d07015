import { lessonNames } from '../support/build.ts';
import { LessonWalk } from '../support/lesson.ts';
import { expect, test } from '../support/test.ts';

test('formulas stand in more than five steps of the lessons', async ({ request }) => {
	const pages = await Promise.all(lessonNames.map((name) => request.get(`./lessons/${name}/`)));
	const texts = await Promise.all(pages.map((page) => page.text()));
	const formulas = texts.flatMap((text) => text.match(/class="formula[ "]/g) ?? []);
	expect(formulas.length).toBeGreaterThan(5);
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
