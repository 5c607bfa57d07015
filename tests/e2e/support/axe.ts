import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What axe finds on the page, in both themes; ends in the light one. */
export async function violations(page: Page, themes: readonly Theme[] = ['dark', 'light']) {
	const found = [];
	for (const colorScheme of themes) {
		await page.emulateMedia({ colorScheme });
		await expect(page.locator('html')).toHaveCSS('color-scheme', colorScheme);
		// Within the page, and without a word about all that passes: in a quarter of the time.
		const axe = new AxeBuilder({ page }).setLegacyMode();
		axe.options({ resultTypes: ['violations'], preload: false });
		const { violations } = await axe.analyze();
		for (const { id, nodes } of violations) {
			found.push({ colorScheme, id, nodes: nodes.map(({ html }) => html) });
		}
	}
	return found;
}

type Theme = 'light' | 'dark';
