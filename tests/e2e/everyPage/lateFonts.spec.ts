import { LayoutShifts, sumOf } from '../support/layoutShifts.ts';
import { expect, test } from '../support/test.ts';

/** Score of layout shifts below which nobody sees any; above a tenth, a page counts as restless. */
const unseen = 0.03;

for (const width of [1360, 390]) {
	for (const [name, address] of [
		['the playground', '../'],
		['a sweep', './sweep/'],
		['the page Scale', './scale/']
	]) {
		test(`fonts that come late do not move ${name}, ${width} px wide`, async ({ page }) => {
			await page.setViewportSize({ width, height: 860 });
			let release = () => {};
			const released = new Promise<void>((resolve) => (release = resolve));
			await page.route('**/*.woff2', async (route) => {
				await released;
				await route.continue();
			});
			const shifts = await LayoutShifts.watch(page);
			await page.goto(address, { waitUntil: 'domcontentloaded' });
			await expect(page.locator('[data-alive]')).toBeAttached();
			const loading = () => page.evaluate(() => document.fonts.status);
			await expect.poll(loading).toBe('loading');
			release();
			await expect.poll(loading).toBe('loaded');
			expect(sumOf(await shifts.take())).toBeLessThan(unseen);
		});
	}
}
