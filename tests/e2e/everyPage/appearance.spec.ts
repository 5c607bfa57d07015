import { pictureOn, small } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

test.describe('where the system asks for dark and less motion', () => {
	test.use({ colorScheme: 'dark', contextOptions: { reducedMotion: 'reduce' } });

	test('the page is dark and trains', async ({ page, playground }) => {
		await playground.open(small);
		await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
		await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(13, 18, 24)');
		await playground.train('60');
	});
});

test.describe('where the system forces its own colours', () => {
	test.use({ contextOptions: { forcedColors: 'active' } });

	test('the page trains', async ({ playground }) => {
		await playground.open(small);
		await playground.train('60');
		await expect(playground.chart).toBeVisible();
	});
});

test('the theme switch repaints maps and chart, and outlives a reload', async ({
	page,
	playground
}) => {
	await playground.open(small);
	await playground.train('60');
	const [map, chart] = [await playground.map('A'), await pictureOn(playground.chart)];
	await playground.button('Dark').click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect.poll(() => playground.map('A')).not.toBe(map);
	await expect.poll(() => pictureOn(playground.chart)).not.toBe(chart);
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await playground.isAlive();
	await playground.button('Light').click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('Present leaves question, counts, maps, chart and Train, in large text', async ({
	page,
	playground
}) => {
	await playground.open(small);
	await playground.present();
	await expect(playground.question).toBeVisible();
	await expect(playground.parameters('A')).toBeVisible();
	await expect(playground.network('B').getByRole('img')).toBeVisible();
	await expect(playground.chart).toBeVisible();
	await expect(playground.width('A')).toHaveCount(0);
	await expect(page.getByRole('region', { name: 'Hyperparameters' })).toHaveCount(0);
	const size = await playground.question.evaluate((h1) =>
		parseFloat(getComputedStyle(h1).fontSize)
	);
	expect(size).toBeGreaterThanOrEqual(20);
	await playground.train('60');
	const tall = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
	await expect.poll(tall, 'it takes one screen').toBeLessThanOrEqual(0);
	await expect(page.getByRole('navigation')).toHaveCount(0);
	await page.keyboard.press('ArrowLeft');
	await expect(playground.step).not.toHaveText('60');
	await page.keyboard.press('ArrowRight');
	await expect(playground.step).toHaveText('60');
	await page.keyboard.press('Escape');
	await expect(playground.button('Teach')).toBeFocused();
	await expect(playground.width('A')).toBeVisible();
	expect(await playground.history()).toHaveLength(61);
});
