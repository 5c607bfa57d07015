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

/** The menu marks the page of this title, and no other. */
async function menuMarks(page: Page, title: string) {
	const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
	await expect(links).toHaveCount(4);
	const others = new Set<string>();
	for (const link of await links.all()) {
		if ((await link.innerText()) !== title) others.add(await groundOf(link));
	}
	expect(others.size).toBe(1);
	expect(others).not.toContain(await groundOf(links.filter({ hasText: title })));
}

async function picturesKeepColours(page: Page) {
	const { count, forced } = await forcedPictures(page);
	expect(forced).toEqual([]);
	expect(count).toBeGreaterThan(0);
}

test.describe('where the system forces its own colours, light or dark,', () => {
	test.use({ contextOptions: { forcedColors: 'active' } });

	/** In each, on one page. */
	async function inEach(page: Page, holds: () => Promise<void>) {
		for (const colorScheme of ['light', 'dark'] as const) {
			await test.step(colorScheme, async () => {
				await page.emulateMedia({ colorScheme });
				await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
				await holds();
			});
		}
	}

	test('the menu marks the present page, pictures keep their colours, and what is chosen, pressed or present is marked', async ({
		page,
		playground
	}) => {
		await playground.open(small);
		await playground.button('Bet on A').click();
		const speeds = page.getByRole('radiogroup', { name: 'Speed' }).locator('label');
		await inEach(page, async () => {
			await menuMarks(page, 'Playground');
			await picturesKeepColours(page);
			await isMarked(speeds.filter({ hasText: 'full' }), speeds.filter({ hasText: 'slow' }));
			await isMarked(playground.button('Bet on A'), playground.button('Bet on B'));
		});

		const walk = new LessonWalk(page);
		await walk.open('counting');
		const showAll = walk.button('Show all controls');
		await showAll.click();
		await inEach(page, async () => {
			await menuMarks(page, 'Lessons');
			await isMarked(walk.stepButton(1), walk.stepButton(2));
			await isMarked(showAll, walk.button('Set up again'));
		});

		await walk.open('points-it-has-never-seen');
		await inEach(page, () => picturesKeepColours(page));
		await new SweepPage(page).open(smallSweep);
		await inEach(page, async () => {
			await menuMarks(page, 'Sweep');
			await picturesKeepColours(page);
		});
		await page.goto('./scale/');
		await inEach(page, async () => {
			await menuMarks(page, 'Scale');
			await picturesKeepColours(page);
		});
		await page.goto('./lessons/');
		await inEach(page, () => menuMarks(page, 'Lessons'));
	});
});
