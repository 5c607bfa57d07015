import type { Locator, Page } from '@playwright/test';
import { openAll } from '../support/openAll.ts';
import { LessonWalk } from '../support/lesson.ts';
import { small, smallWith, type PlaygroundPage } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

/** The corner at which a button that goes on ends, whatever it says. */
async function cornerOf(button: Locator) {
	const { x, y, width, height } = (await button.boundingBox())!;
	return { right: Math.round(x + width), bottom: Math.round(y + height) };
}

/** One lesson of each kind of step; the last one mixes them. */
const lessons = ['what-is-a-parameter', 'scaling-laws', 'beyond-the-u'];

/** In each width, on one page. */
async function atEachWidth(page: Page, act: () => Promise<void>) {
	for (const [width, height] of [
		[1360, 860],
		[768, 1024],
		[390, 844]
	]) {
		await test.step(`at ${width} px`, async () => {
			await page.setViewportSize({ width, height });
			await act();
		});
	}
}

/** Anew, where the same hash alone would not load the page. */
async function reopen(playground: PlaygroundPage, hash: string) {
	await playground.page.goto('about:blank');
	await playground.open(hash);
}

for (const name of lessons) {
	test(`two clicks on Skip go one step on in ${name}, and the button keeps its place`, async ({
		page
	}) => {
		const lesson = new LessonWalk(page);
		await lesson.open(name);
		const steps = page.getByRole('navigation', { name: 'Steps' }).getByRole('button');
		const skip = lesson.button('Skip this step');
		const count = await steps.count();
		await atEachWidth(page, async () => {
			await steps.first().click();
			await expect(steps.first()).toHaveAttribute('aria-current', 'step');
			await page.evaluate(() => scrollTo(0, 0));
			const address = page.url();
			const place = await cornerOf(skip);
			for (let at = 1; at < count; at++) {
				await skip.dblclick();
				await expect(steps.nth(at)).toHaveAttribute('aria-current', 'step');
				await expect.poll(() => cornerOf(skip)).toEqual(place);
			}
			await lesson.button('Back').dblclick();
			await expect(steps.nth(count - 2)).toHaveAttribute('aria-current', 'step');
			await skip.click();
			await skip.dblclick();
			await expect(lesson.title).toHaveText('What you saw');
			expect(page.url()).toBe(address);
			expect(page.context().pages()).toHaveLength(1);
		});
	});
}

test('two clicks on the next lesson open it at its first step', async ({ page }) => {
	const lesson = new LessonWalk(page);
	await atEachWidth(page, async () => {
		await lesson.open('what-is-a-parameter');
		while (await lesson.button('Skip this step').isVisible()) {
			await lesson.button('Skip this step').click();
		}
		await page.getByRole('link', { name: /^Next lesson/ }).dblclick();
		await expect(page).toHaveURL(/points-it-has-never-seen/);
		await expect(lesson.stepButton(1)).toBeEnabled();
		await expect(lesson.stepButton(1)).toHaveAttribute('aria-current', 'step');
	});
});

test('two clicks count once where they begin or end something', async ({ playground, page }) => {
	await atEachWidth(page, async () => {
		await reopen(playground, smallWith({ stop: 100000, speed: 'slow' }));
		await playground.button('Train').dblclick();
		await playground.isPast(0);
		await expect(playground.button('Pause')).toBeVisible();
		await playground.button('Pause').dblclick();
		await expect(playground.button('Train')).toBeVisible();
		await playground.button('Reset').dblclick();
		await playground.isFresh();

		await playground.button('Add a network').dblclick();
		await expect(playground.network('C')).toBeVisible();
		await expect(playground.network('D')).toHaveCount(0);
		await playground.openDetails('A');
		await playground.button('Duplicate A').dblclick();
		await expect(playground.network('D')).toBeVisible();
		await playground.button('Remove A').dblclick();
		await expect(playground.network('D')).toHaveCount(0);
		await expect(playground.network('C')).toBeVisible();

		await playground.openMenu();
		await playground.button('Teach').click();
		await playground.button('Present').dblclick();
		await expect(page.getByRole('button', { name: 'Present' })).toHaveAttribute(
			'aria-pressed',
			'true'
		);
	});
});

test('two clicks forget one run, though the next one slides under the pointer', async ({
	playground,
	page
}) => {
	await playground.open(small);
	let kept = 0;
	await atEachWidth(page, async () => {
		while (kept < 3) {
			await playground.button('New weights').click();
			await playground.isFresh();
			await playground.train('60');
			await expect(playground.runs).toHaveCount(++kept);
		}
		// The table above them is refreshed once a second.
		const numbers = page.getByRole('table', { name: 'Loss history' });
		await expect(numbers.getByRole('row').last()).toContainText('60');
		await playground.runs.first().getByRole('button', { name: 'Forget this run' }).dblclick();
		await expect(playground.runs).toHaveCount(--kept);
	});
});

test('two clicks count twice on what is pressed again and again', async ({ playground, page }) => {
	await atEachWidth(page, async () => {
		await reopen(playground, small);
		await playground.button('Step').dblclick();
		await expect(playground.step).toHaveText('2');
		await playground.button('New draw').dblclick();
		await expect.poll(() => playground.hash).toMatch(/(^|&)draw=3(&|$)/);
		await playground.openMenu();
		await playground.button('Undo').dblclick();
		await expect.poll(() => playground.hash).not.toContain('draw=');
		await playground.button('Redo').dblclick();
		await expect.poll(() => playground.hash).toMatch(/(^|&)draw=3(&|$)/);
	});
});

test('what leads to another site opens elsewhere, and says so', async ({ page }) => {
	for (const path of ['lessons/what-is-a-parameter/', 'lessons/counting/sheet/', 'scale/']) {
		await page.goto(`./${path}`);
		await openAll(page);
		const links = page.locator('a[href^="http"]');
		await expect(links.first()).toBeVisible();
		for (const link of await links.all()) {
			await expect(link, path).toHaveAttribute('target', '_blank');
			await expect(link, path).toHaveAttribute('rel', /noopener/);
			await expect(link, path).toHaveAccessibleName(/ \(opens in a new tab\)$/);
		}
	}
});
