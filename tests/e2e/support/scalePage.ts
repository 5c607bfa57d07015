import { expect, type Page } from '@playwright/test';

/** The page makes its parts one after another: this is the last one. */
export async function isWhole(page: Page) {
	await page
		.getByRole('heading', { name: 'What so many are for' })
		.waitFor({ state: 'attached', timeout: 30_000 });
}

/** `hash` with `#`. */
export async function openScale(page: Page, hash = '') {
	await page.goto(`./scale/${hash}`);
	await expect(page.getByRole('button', { name: 'Zoom in' })).toBeEnabled();
	await isWhole(page);
}

/**
 * Another link, with `#`, on the page that is open: nothing of the one before stays but what is no part of a
 * link. By itself the page as it opens.
 */
export async function linkTo(page: Page, hash = '#model=gpt-3-175b&v=1') {
	await page.evaluate(async (hash) => {
		const goTo = (hash: string) =>
			new Promise((resolve) => {
				addEventListener('hashchange', () => setTimeout(resolve), { once: true });
				location.hash = hash;
			});
		// The page writes a change into the address a moment later: until then it may be there already.
		if (location.hash === hash) await goTo('#v=1');
		await goTo(hash);
	}, hash);
}
