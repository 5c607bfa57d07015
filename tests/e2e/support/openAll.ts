import { expect, type Page } from '@playwright/test';

/** Opens whatever is folded away on the page, and waits for what is loaded then. */
export async function openAll(page: Page) {
	const folds = page.locator('details');
	// Those of parts that come alive later begin closed.
	const empty = () =>
		folds.evaluateAll((all) => {
			for (const one of all) (one as HTMLDetailsElement).open = true;
			return all.filter((one) => one.childElementCount < 2).length;
		});
	await expect.poll(empty, 'folds without content').toBe(0);
}
