import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { lessonGroups } from '../support/build.ts';
import { hearEngine } from '../support/engine.ts';
import { Finger, phone } from '../support/finger.ts';
import { LessonWalk } from '../support/lesson.ts';
import { openAll } from '../support/openAll.ts';
import { onPlayground, onSweep, tryAll } from '../support/sliders.ts';
import { expect, test } from '../support/test.ts';

const width = 360;
test.use({ ...phone, viewport: { width, height: 740 } });

/** Formulas wider than their place. */
function cutFormulas(page: Page): Promise<(string | null)[]> {
	return page
		.locator('.formula:visible')
		.evaluateAll((boxes) =>
			boxes
				.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
				.map(({ textContent }) => textContent)
		);
}

for (const names of lessonGroups) {
	test(`at ${width} px nothing is cut, axe finds nothing and sliders work at every step of ${names.join(', ')}`, async ({
		page
	}) => {
		test.slow();
		const isBuilt = await hearEngine(page);
		const walk = new LessonWalk(page);
		for (const name of names) {
			await test.step(name, async () => {
				await walk.open(name);
				const steps = page.getByRole('navigation', { name: 'Steps' }).getByRole('button');
				const count = await steps.count();
				expect(count).toBeGreaterThan(0);
				for (let step = 1; step <= count; step++) {
					await walk.stepButton(step).click();
					await expect(walk.stepButton(step)).toHaveAttribute('aria-current', 'step');
					const widest = await page.evaluate(() => document.documentElement.scrollWidth);
					expect(widest).toBeLessThanOrEqual(width);
					expect(await cutFormulas(page)).toEqual([]);
				}
				expect(await violations(page)).toEqual([]);
				await walk.button('Show all controls').click();
				if (name === 'counting') expect(await violations(page)).toEqual([]);

				const known = new Set<string>();
				const finger = await Finger.on(page);
				for (let step = 1; step <= count; step++) {
					await walk.stepButton(step).click();
					await expect(page.locator('input[type=range]:enabled:visible')).not.toHaveCount(0);
					await openAll(page);
					await isBuilt();
					await tryAll(page, finger, known, [...onPlayground, ...onSweep]);
				}
				// Layers of other kinds have no sliders of width and depth.
				expect(known.size).toBeGreaterThanOrEqual(9);
			});
		}
	});
}
