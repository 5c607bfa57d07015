import { expect, type Page } from '@playwright/test';

/** Opens whatever is folded away on the page, and waits for what is loaded then. */
export async function openAll(page: Page) {
	const folds = page.locator('details');
	await folds.evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
	const empty = () =>
		folds.evaluateAll((all) => all.filter((one) => one.childElementCount < 2).length);
	await expect.poll(empty, 'folds without content').toBe(0);
}
