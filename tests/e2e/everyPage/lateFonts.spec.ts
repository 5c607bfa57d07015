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
			await page.addInitScript(() => {
				const shifts: number[] = [];
				Object.assign(window, { shifts });
				new PerformanceObserver((list) => {
					for (const entry of list.getEntries()) {
						shifts.push((entry as PerformanceEntry & { value: number }).value);
					}
				}).observe({ type: 'layout-shift', buffered: true });
			});
			await page.goto(address, { waitUntil: 'domcontentloaded' });
			await expect(page.locator('[data-alive]')).toBeAttached();
			const loading = () => page.evaluate(() => document.fonts.status);
			expect(await loading()).toBe('loading');
			release();
			await expect.poll(loading).toBe('loaded');
			const shift = await page.evaluate(async () => {
				const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
				for (let count = 0; count < 4; count++) await frame();
				const { shifts } = window as never as { shifts: number[] };
				return shifts.reduce((sum, value) => sum + value, 0);
			});
			expect(shift).toBeLessThan(unseen);
		});
	}
}
