import { expect, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

type Theme = 'light' | 'dark';

/** Without a word about all that passes, and asking the host for nothing. */
const options: RunOptions = { resultTypes: ['violations'], preload: false };
/** Those of its rules that look at colours: what it calls "cat.color", at the levels that the pages keep. */
const ofColours: RunOptions = {
	...options,
	runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
};

/**
 * What axe finds on the page, in both themes; ends in the light one. They differ in colours alone: what all
 * other rules hold is held in the first.
 */
export async function violations(page: Page, themes: readonly Theme[] = ['dark', 'light']) {
	const found = [];
	for (const [at, colorScheme] of themes.entries()) {
		await page.emulateMedia({ colorScheme });
		await expect(page.locator('html')).toHaveCSS('color-scheme', colorScheme);
		if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
		const violations = await page.evaluate(
			async (options) => {
				const { violations } = await window.axe.run(document, options);
				return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
			},
			at === 0 ? options : ofColours
		);
		found.push(...violations.map((violation) => ({ colorScheme, ...violation })));
	}
	return found;
}

declare global {
	interface Window {
		axe: typeof import('axe-core');
	}
}
