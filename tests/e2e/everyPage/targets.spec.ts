import { phone } from '../support/finger.ts';
import { LessonWalk } from '../support/lesson.ts';
import { smallWith } from '../support/playground.ts';
import { smallSweep, SweepPage } from '../support/sweepPage.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';
import { isWhole, openScale } from '../support/scalePage.ts';
import { openAll } from '../support/openAll.ts';

test.use(phone);

const leastPx = 24;

const controls = [
	'a[href]',
	'button',
	'input',
	'select',
	'summary',
	'textarea',
	'[role=slider]'
].join();

/**
 * What a finger can press on the page, and of that what is lower than it should be: a control with its
 * label. Links within a sentence are as high as its lines.
 */
async function targetsOn(page: Page): Promise<{ count: number; low: string[] }> {
	return page.evaluate(
		({ controls, leastPx }) => {
			const isInText = (element: Element) =>
				element.matches('a:not(.button)') &&
				getComputedStyle(element).display === 'inline' &&
				element.parentElement!.textContent!.trim() !== element.textContent!.trim();
			const heightOf = (element: Element) => {
				const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
				const wrapping = labels.filter((label) => label.contains(element));
				return Math.max(...[element, ...wrapping].map((one) => one.getBoundingClientRect().height));
			};
			const shown = [...document.querySelectorAll(controls)].filter(
				(element) => element.checkVisibility({ visibilityProperty: true }) && !isInText(element)
			);
			const low = shown
				.map((element) => ({ element, height: heightOf(element) }))
				.filter(({ height }) => height < leastPx - 0.01)
				.map(
					({ element, height }) =>
						`${element.localName} "${element.ariaLabel ?? (element.textContent!.trim() || (element as HTMLInputElement).labels?.[0]?.textContent?.trim())}": ${height} px`
				);
			return { count: shown.length, low };
		},
		{ controls, leastPx }
	);
}

async function holds(page: Page, atLeast: number) {
	await openAll(page);
	// What a phone has behind a button.
	const menu = page.locator('header > [popover]');
	const switchMenu = () =>
		menu.evaluateAll((all) => all.forEach((one) => (one as HTMLElement).togglePopover()));
	await switchMenu();
	// A page makes its parts one after another.
	await expect.poll(async () => (await targetsOn(page)).count).toBeGreaterThanOrEqual(atLeast);
	const { low } = await targetsOn(page);
	await switchMenu();
	expect(low).toEqual([]);
}

/** Selects that are narrower than their longest choice needs. */
function cutSelects(page: Page): Promise<string[]> {
	return page.locator('select:visible').evaluateAll((selects) =>
		selects.flatMap((select) => {
			const { width } = select.getBoundingClientRect();
			const free = select.cloneNode(true) as HTMLElement;
			free.style.cssText = 'position: absolute; width: max-content';
			select.after(free);
			const needed = free.getBoundingClientRect().width;
			free.remove();
			const label = (select as HTMLSelectElement).labels?.[0]?.textContent?.trim();
			return width < needed - 0.5 ? [`${label}: ${width} of ${needed} px`] : [];
		})
	);
}

test('no select is too narrow for its choices, from 360 px to 1920 px', async ({
	page,
	playground
}) => {
	const atEachWidth = async () => {
		for (const width of [360, 390, 768, 1360, 1920]) {
			await page.setViewportSize({ width, height: 844 });
			expect(await cutSelects(page), `${page.url()} at ${width} px`).toEqual([]);
		}
		await expect(page.locator('select:visible')).not.toHaveCount(0);
	};
	await playground.open(smallWith({ a: 'tanh:4,3', 'a.lr': 0.02, c: 'linear:1x0', n: 1000 }));
	await openAll(page);
	await atEachWidth();
	await new SweepPage(page).open(smallSweep);
	await atEachWidth();
	await openScale(page);
	await openAll(page);
	await atEachWidth();
});

test.describe(`whatever can be pressed is ${leastPx} px high, on a phone`, () => {
	test('on the playground, with everything open', async ({ page, playground }) => {
		await playground.open(smallWith({ a: 'tanh:4,3', 'a.lr': 0.02, nonsense: 1 }));
		await playground.train('60');
		await holds(page, 80);
		await playground.teach('Set a task');
		await holds(page, 85);
	});

	test('on the page Sweep, with a network looked at', async ({ page }) => {
		const sweep = new SweepPage(page);
		await sweep.open(smallSweep);
		await sweep.train();
		await sweep.button('Show width 2').click();
		await holds(page, 40);
	});

	for (const name of ['what-is-a-parameter', 'points-it-has-never-seen', 'the-u-curve']) {
		test(`in the lesson ${name}, at every step`, async ({ page }) => {
			const walk = new LessonWalk(page);
			await walk.open(name);
			const steps = page.getByRole('navigation', { name: 'Steps' }).getByRole('button');
			for (let step = 1; step <= (await steps.count()); step++) {
				await walk.stepButton(step).click();
				await holds(page, 15);
			}
			await walk.button('Show all controls').click();
			await holds(page, 40);
		});
	}

	test('on the other pages', async ({ page }) => {
		for (const [address, atLeast] of [
			['lessons/', 24],
			['lessons/counting/sheet/', 5],
			['scale/', 60],
			['class/', 6]
		] as const) {
			await test.step(address, async () => {
				await page.goto(`./${address}`);
				if (address === 'scale/') await isWhole(page);
				await holds(page, atLeast);
			});
		}
	});
});
