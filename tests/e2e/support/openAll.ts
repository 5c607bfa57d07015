import { expect, type Page } from '@playwright/test';

/**
 * Opens whatever is folded away on the page, and waits for what is loaded then. Anew where a fold stays empty:
 * it was opened before its part of the page came alive.
 */
export async function openAll(page: Page) {
	await expect(page.locator('[data-alive]')).toBeAttached({ timeout: 60_000 });
	const folds = page.locator('details');
	const empty = () =>
		folds.evaluateAll((all) => all.filter((one) => one.childElementCount < 2).length);
	await expect(async () => {
		await folds.evaluateAll(async (all) => {
			const details = all as HTMLDetailsElement[];
			for (const one of details) if (one.childElementCount < 2) one.open = false;
			await new Promise(requestAnimationFrame);
			for (const one of details) one.open = true;
		});
		await expect.poll(empty, { message: 'folds without content', timeout: 5_000 }).toBe(0);
	}).toPass({ timeout: 60_000 });
}
