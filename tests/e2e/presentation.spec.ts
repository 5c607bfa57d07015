import type { Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { SweepPage, smallSweep } from './support/sweepPage.ts';
import { expect, test } from './support/test.ts';

const screens = [
	{ width: 1366, height: 768 },
	{ width: 1920, height: 1080 },
	{ width: 1024, height: 768 }
];
const leastText = 20;

const present = (page: Page) => page.getByRole('button', { name: 'Present', exact: true });

/** Texts that a room cannot read, and how far the page is higher or wider than the screen. */
async function onScreen(page: Page, leastShare: number) {
	return page.evaluate(
		({ leastShare, leastText }) => {
			const small = [...document.querySelectorAll('main *')]
				.filter((element) =>
					[...element.childNodes].some(
						({ nodeType, textContent }) => nodeType === 3 && textContent!.trim() !== ''
					)
				)
				.filter(
					(element) => element.checkVisibility() && element.closest('.visually-hidden') === null
				)
				.filter((element) => parseFloat(getComputedStyle(element).fontSize) < leastText)
				.map((element) => element.textContent!.trim());
			const { bottom, height } = document.querySelector('main canvas')!.getBoundingClientRect();
			return {
				small,
				sideways: document.documentElement.scrollWidth - innerWidth,
				isWhole: bottom <= innerHeight,
				isLarge: height > leastShare * innerHeight,
				header: document.querySelector('header.site-only') !== null
			};
		},
		{ leastShare, leastText }
	);
}

/** A chart takes its new size a moment after the screen has. */
async function fits(page: Page, leastShare: number) {
	const whole = { small: [], sideways: 0, isWhole: true, isLarge: true, header: false };
	await expect.poll(() => onScreen(page, leastShare)).toEqual(whole);
}

test('Scale presents its picture, and Escape leads back to the button', async ({ page }) => {
	await page.goto('./scale/');
	await present(page).click();
	const stop = page.getByRole('button', { name: 'Zoom out to 175 billion' });
	await expect(stop).toBeFocused();
	const seen = page.getByLabel('Parameters seen', { exact: true });
	await page.keyboard.press('PageDown');
	await expect(seen).toHaveText('4,417');
	for (const size of screens) {
		await page.setViewportSize(size);
		await fits(page, 0.7);
	}
	expect(await violations(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(present(page)).toBeFocused();
	await expect(seen).toHaveText('4,417');
});

test('Sweep presents question, chart, Train and the reading, and Escape leads back', async ({
	page
}) => {
	const sweep = new SweepPage(page);
	await sweep.open(smallSweep);
	await present(page).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(sweep.button('Train')).toBeFocused();
	await sweep.button('Train').click();
	await expect(page.getByRole('main')).toContainText('Done.', { timeout: 100_000 });
	await expect(page.getByRole('region', { name: 'Reading the curve' })).toContainText(
		'Loss on new points'
	);
	for (const size of screens) {
		await page.setViewportSize(size);
		await fits(page, 0.45);
	}
	expect(await violations(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(present(page)).toBeFocused();
});
