import type { Locator, Page } from '@playwright/test';
import { LessonWalk } from '../support/lesson.ts';
import { small } from '../support/playground.ts';
import { smallSweep, SweepPage } from '../support/sweepPage.ts';
import { expect, test } from '../support/test.ts';

/** The colour that is seen of the element's ground, just inside its left edge. */
async function groundOf(element: Locator): Promise<string> {
	const picture = (await element.screenshot()).toString('base64');
	return element.page().evaluate(async (base64) => {
		const image = new Image();
		image.src = `data:image/png;base64,${base64}`;
		await image.decode();
		const context = document.createElement('canvas').getContext('2d')!;
		context.drawImage(image, 0, 0);
		return context.getImageData(4, Math.floor(image.height / 2), 1, 1).data.join();
	}, picture);
}

async function isMarked(one: Locator, other: Locator) {
	expect(await groundOf(one)).not.toBe(await groundOf(other));
}

/** The pictures that the system's colours would take the meaning from. */
function forcedPictures(page: Page) {
	return page.locator('canvas, svg[role]').evaluateAll((all) => ({
		count: all.length,
		forced: all
			.filter((one) => getComputedStyle(one).forcedColorAdjust !== 'none')
			.map((one) => one.outerHTML.slice(0, 100))
	}));
}

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`where the system forces its own colours, ${colorScheme},`, () => {
		test.use({ colorScheme, contextOptions: { forcedColors: 'active' } });

		test('the menu marks the present page', async ({ page }) => {
			for (const [address, title] of [
				['../', 'Playground'],
				['./sweep/', 'Sweep'],
				['./lessons/', 'Lessons'],
				['./lessons/counting/', 'Lessons'],
				['./scale/', 'Scale']
			]) {
				await page.goto(address);
				const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
				await expect(links).toHaveCount(4);
				const others = new Set<string>();
				for (const link of await links.all()) {
					if ((await link.innerText()) !== title) others.add(await groundOf(link));
				}
				expect(others.size).toBe(1);
				expect(others).not.toContain(await groundOf(links.filter({ hasText: title })));
			}
		});

		test('what is chosen, pressed or present is marked', async ({ page, playground }) => {
			await playground.open(small);
			const speeds = page.getByRole('radiogroup', { name: 'Speed' }).locator('label');
			await isMarked(speeds.filter({ hasText: 'full' }), speeds.filter({ hasText: 'slow' }));
			await playground.button('Bet on A').click();
			await isMarked(playground.button('Bet on A'), playground.button('Bet on B'));
			const walk = new LessonWalk(page);
			await walk.open('counting');
			await isMarked(walk.stepButton(1), walk.stepButton(2));
			await walk.button('Show all controls').click();
			await isMarked(walk.button('Show all controls'), walk.button('Set up again'));
		});

		test('pictures keep their colours, on every page', async ({ page, playground }) => {
			await playground.open(small);
			const seen = [await forcedPictures(page)];
			await new SweepPage(page).open(smallSweep);
			seen.push(await forcedPictures(page));
			await new LessonWalk(page).open('points-it-has-never-seen');
			seen.push(await forcedPictures(page));
			await page.goto('./scale/');
			seen.push(await forcedPictures(page));
			for (const { count, forced } of seen) {
				expect(forced).toEqual([]);
				expect(count).toBeGreaterThan(0);
			}
		});
	});
}
