import { expect, type Page } from '@playwright/test';

/** The page makes its parts one after another: this is the last one. */
export async function isWhole(page: Page) {
	await expect(page.getByRole('heading', { name: 'What so many are for' })).toBeAttached();
}

/** `hash` with `#`. */
export async function openScale(page: Page, hash = '') {
	await page.goto(`./scale/${hash}`);
	await expect(page.getByRole('button', { name: 'Zoom in' })).toBeEnabled();
	await isWhole(page);
}
