import { expect, test } from '../support/test.ts';

declare global {
	interface Window {
		/** What the server wrote of the page, before any script of it has run. */
		served: Element[];
	}
}

/** In a page that came alive part by part, nothing that stood there was made anew. */
for (const [path, control] of [
	['./', 'New draw'],
	['./sweep/', 'New weights'],
	['./scale/', 'Zoom in'],
	['./lessons/what-is-a-parameter/', 'Set up again'],
	['./class/', 'Copy the link']
]) {
	test(`what is served of ${path} is what comes alive`, async ({ page }) => {
		await page.addInitScript(() => {
			addEventListener('DOMContentLoaded', () => {
				const kinds = 'h1, h2, a, button, input, select, textarea, canvas, table, summary';
				window.served = [...document.querySelectorAll(`main :is(${kinds})`)];
			});
		});
		await page.goto(path);
		await expect(page.getByRole('button', { name: control, exact: true })).toBeEnabled();
		const lost = await page.evaluate(() =>
			window.served
				.filter((element) => !element.isConnected)
				.map(({ outerHTML }) => outerHTML.slice(0, 200))
		);
		expect(lost).toEqual([]);
		expect(await page.evaluate(() => window.served.length)).toBeGreaterThan(4);
	});
}
