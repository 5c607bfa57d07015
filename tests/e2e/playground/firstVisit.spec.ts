import type { Locator, Page } from '@playwright/test';
import { settled } from '../support/settled.ts';
import { expect, test } from '../support/test.ts';

test.use({ hasOpened: false, viewport: { width: 1366, height: 650 } });

async function centreOf(part: Locator) {
	await part.scrollIntoViewIfNeeded();
	const { x, y, width, height } = (await part.boundingBox())!;
	return { x: x + width / 2, y: y + height / 2 };
}

/**
 * What can be pressed, dragged or typed into without scrolling, but for the links to other pages. Radio
 * buttons of one group count once, and a slider with its − and +.
 */
const controlsInView = (page: Page) =>
	page.evaluate(() => {
		const all = document.querySelectorAll<HTMLInputElement>('button, input, select, summary');
		const seen = [...all].filter((control) => {
			const { top, bottom, width } = control.getBoundingClientRect();
			const isPartOfSlider = control.matches('.slider button');
			const isShown = control.checkVisibility({ visibilityProperty: true }) && width > 0;
			return isShown && !control.disabled && !isPartOfSlider && bottom > 0 && top < innerHeight;
		});
		return new Set(seen.map((one) => (one.type === 'radio' ? one.name : one))).size;
	});

test('a first visit meets few controls; what is opened stays open', async ({
	page,
	playground
}) => {
	await playground.open();
	expect(await controlsInView(page)).toBeLessThanOrEqual(25);

	const hyperparameters = page.getByRole('region', { name: 'Hyperparameters' });
	await expect(hyperparameters).toContainText('Adam, rate 0.01, all points each step, no penalty');
	await expect(playground.slider('Hyperparameters', 'Learning rate')).toBeHidden();
	await hyperparameters.getByRole('button', { name: 'Change: hyperparameters' }).click();
	await expect(playground.slider('Hyperparameters', 'Learning rate')).toBeVisible();

	await expect(playground.slider('Data', 'Flipped labels')).toBeVisible();
	await expect(playground.slider('Data', 'Position noise')).toBeHidden();
	const more = page.getByRole('button', { name: 'More: data' });
	await more.focus();
	await page.keyboard.press('Enter');
	await expect(playground.slider('Data', 'Position noise')).toBeVisible();

	await page.reload();
	await playground.isAlive();
	await expect(playground.slider('Data', 'Position noise')).toBeVisible();
	await page.getByRole('button', { name: 'Less: hyperparameters' }).click();
	await expect(playground.slider('Hyperparameters', 'Learning rate')).toBeHidden();
});

test('the first screen shows the way to lesson 1 and to Scale', async ({ page, playground }) => {
	await playground.open();
	await page.getByRole('link', { name: 'GPT-3 has 175 billion of these.' }).click();
	await expect(page).toHaveURL(/\/scale\/$/);
	await page.goBack();
	await page.getByRole('link', { name: /^Lesson 1: / }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is a parameter?');
});

test('each of five quick presses of + counts in windows of 1100, 1280 and 1366 × 700', async ({
	page,
	playground
}) => {
	for (const width of [1100, 1280, 1366]) {
		await page.setViewportSize({ width, height: 700 });
		await page.goto('about:blank');
		await playground.open();
		await page.evaluate(() => document.fonts.ready.then(() => {}));
		const wider = playground.network('A').getByRole('button', { name: 'Wider' });
		const { x, y } = await settled(page, () => centreOf(wider));
		for (let i = 0; i < 5; i++) {
			await page.mouse.click(x, y);
			await page.waitForTimeout(150);
		}
		await expect(playground.width('A')).toHaveValue('8');
		const track = await playground.width('A').boundingBox();
		expect(track!.width).toBeGreaterThan(80);
	}
});

test('+ and − beside a slider change it by one, again and again', async ({ playground }) => {
	await playground.open();
	const network = playground.network('A');
	for (let i = 0; i < 2; i++) await network.getByRole('button', { name: 'Wider' }).click();
	await expect(playground.width('A')).toHaveValue('5');
	await network.getByRole('button', { name: 'Shallower' }).click();
	await expect(playground.depth('A')).toHaveValue('1');
	await network.getByRole('button', { name: 'Narrower' }).click();
	await expect(playground.parameters('A')).toHaveText('17');
});
