import type { ElementHandle, Locator, Page } from '@playwright/test';
import { Finger, phone } from '../support/finger.ts';
import { LessonWalk } from '../support/lesson.ts';
import { smallWith } from '../support/playground.ts';
import { smallSweep, SweepPage } from '../support/sweepPage.ts';
import { isWhole } from '../support/scalePage.ts';
import { expect, test } from '../support/test.ts';

test.use(phone);

const handle = async (element: Locator) => (await element.elementHandle())!;

/** One of each kind of what the page shows, but for the handles that are there to be drawn with. */
async function kindsOn(page: Page): Promise<ElementHandle<Element>[]> {
	const list = await page.evaluateHandle(() => {
		const kinds = new Map<string, Element>();
		for (const element of document.querySelectorAll('body *')) {
			if (element.closest('.handle, dialog') || !element.checkVisibility()) continue;
			const { width, height } = element.getBoundingClientRect();
			if (Math.min(width, height) < 8) continue;
			const name = element.getAttribute('class')?.replace(/\b_\w+/, '') ?? '';
			const section = element.closest('section')?.ariaLabel ?? '';
			const isControl = element.matches('button, a, input, select, summary, canvas, [role=slider]');
			kinds.set(`${element.localName} ${name} ${isControl ? section : ''}`, element);
		}
		return [...kinds.values()];
	});
	const handles = [...(await list.getProperties()).values()];
	return handles.map((one) => one.asElement() as ElementHandle<Element>);
}

declare global {
	interface Window {
		/** What can scroll up or down: the page and lists in it. */
		scrollers: Element[];
		/** How far these are scrolled, together. */
		scrolled(): number;
		/** What a touch could change. */
		state(): string;
	}
}

function look() {
	window.scrolled = () => window.scrollers.reduce((sum, { scrollTop }) => sum + scrollTop, 0);
	window.state = () => {
		const controls = document.querySelectorAll<HTMLInputElement>(
			'input, select, textarea, [role=slider], details, [aria-pressed], [aria-current]'
		);
		const says = Array.from(controls, (one) => [
			one.value,
			one.checked,
			one.ariaValueNow,
			one.ariaValueText,
			one.ariaPressed,
			one.ariaCurrent,
			(one as unknown as HTMLDetailsElement).open
		]);
		return JSON.stringify([location.href, says]);
	};
}

function readyToScroll() {
	window.scrollers = [...document.querySelectorAll('*')].filter(
		({ scrollHeight, clientHeight }) => scrollHeight > clientHeight
	);
	return { y: scrollY, before: window.scrolled() };
}

/** Once something has scrolled, or three seconds later. */
async function afterSwipe(before: number) {
	const scrolledBy = () => Math.abs(window.scrolled() - before);
	const began = performance.now();
	// A list may have little left to scroll.
	while (scrolledBy() <= 10 && performance.now() < began + 3000) {
		await new Promise(requestAnimationFrame);
	}
	return { scrolledBy: scrolledBy(), state: window.state() };
}

/** Swipes up or down from one of each kind of thing on the page. */
async function swipeAll(page: Page, atLeast: number) {
	const finger = await Finger.on(page);
	let kinds: ElementHandle<Element>[] = [];
	// A page makes its parts one after another.
	await expect
		.poll(async () => (kinds = await kindsOn(page)).length)
		.toBeGreaterThanOrEqual(atLeast);
	await page.evaluate(look);
	for (const element of kinds) {
		const { name, before: state } = await element.evaluate((one) => ({
			name: (one.cloneNode() as Element).outerHTML,
			before: window.state()
		}));
		let after = state;
		const scrolls = async () => {
			await finger.pressOn(element);
			const { y, before } = await page.evaluate(readyToScroll);
			await finger.moveBy(0, y > 200 ? 160 : -160);
			await finger.lift();
			const swiped = await page.evaluate(afterSwipe, before);
			expect(swiped.scrolledBy).toBeGreaterThan(10);
			after = swiped.state;
		};
		// Again where the page grew under the finger, as it may on a slow machine; what takes swipes takes each.
		await expect(scrolls, `${name} swiped: something scrolls`).toPass({ timeout: 30_000 });
		expect(after, `${name} swiped: nothing changes`).toBe(state);
	}
}

test.describe('a swipe up or down scrolls, wherever it starts,', () => {
	test('on the playground', async ({ page, playground }) => {
		await playground.open(smallWith({ a: 'tanh:4,3' }));
		await playground.train('60');
		await playground.openDetails('A');
		await swipeAll(page, 50);
	});

	test('on the page Sweep', async ({ page }) => {
		const sweep = new SweepPage(page);
		await sweep.open(smallSweep);
		await sweep.train();
		await sweep.button('Show width 2').click();
		await swipeAll(page, 42);
	});

	test('in a lesson with a curve to draw', async ({ page }) => {
		await page.setViewportSize({ width: 390, height: 560 }); // A wide window shows a lesson whole.
		await new LessonWalk(page).open('points-it-has-never-seen');
		await swipeAll(page, 30);
	});

	test('in a lesson with a slider for each parameter', async ({ page }) => {
		await page.setViewportSize({ width: 390, height: 560 }); // A wide window shows a lesson whole.
		await new LessonWalk(page).open('what-is-a-parameter');
		// Once the network is built, its sliders stand at its first parameters.
		await expect(page.getByRole('slider').first()).toHaveAttribute('aria-valuetext', /[1-9]/);
		await swipeAll(page, 30);
	});

	for (const [address, atLeast] of [
		['lessons/', 9],
		['scale/', 34],
		['class/', 9]
	] as const) {
		test(`on the page ${address}`, async ({ page }) => {
			await page.setViewportSize({ width: 390, height: 560 }); // Less than the shortest of them.
			await page.goto(`./${address}`);
			const theme = { name: /^(Dark|Light)$/, includeHidden: true };
			await expect(page.getByRole('button', theme)).toBeEnabled();
			if (address === 'scale/') await isWhole(page);
			await swipeAll(page, atLeast);
		});
	}
});

test('a tap on a slider sets it, and a tap on its label focuses it', async ({
	page,
	playground
}) => {
	await playground.open(smallWith({}));
	const finger = await Finger.on(page);
	const width = playground.width('B');
	await finger.pressOn(await handle(width), 0.9);
	await expect(width).toHaveValue('8');
	await finger.lift();
	await expect.poll(async () => Number(await width.inputValue())).toBeGreaterThan(100);
	await expect(width).toBeFocused();
	await playground.network('A').getByText('Width', { exact: true }).tap();
	await expect(playground.width('A')).toBeFocused();
});

test('a drag that the system takes away leaves all as it was, between two stops too', async ({
	page,
	playground
}) => {
	await playground.open(smallWith({ lr: 0.037 }));
	const finger = await Finger.on(page);
	const { hash } = playground;
	const rate = playground.slider('Hyperparameters', 'Learning rate');
	for (const slider of [
		rate,
		playground.width('B'),
		playground.slider('Data', 'Training points')
	]) {
		const before = await slider.getAttribute('aria-valuetext');
		await finger.pressOn(await handle(slider));
		await finger.moveBy(60, 2);
		await expect(slider).not.toHaveAttribute('aria-valuetext', before!);
		await finger.isTakenAway();
		await expect(slider).toHaveAttribute('aria-valuetext', before!);
	}
	await expect(rate).toHaveAttribute('aria-valuetext', '0.037');
	await expect(page.getByRole('button', { name: 'Undo', includeHidden: true })).toBeDisabled();
	await expect.poll(() => playground.hash).toBe(hash);
});

test('a slider that was only looked at keeps a value between two stops', async ({
	page,
	playground
}) => {
	await playground.open(smallWith({ lr: 0.037 }));
	const rate = playground.slider('Hyperparameters', 'Learning rate');
	await rate.focus();
	await page.keyboard.press('Tab');
	await expect(rate).not.toBeFocused();
	await expect(rate).toHaveAttribute('aria-valuetext', '0.037');
	await expect(page.getByRole('button', { name: 'Undo', includeHidden: true })).toBeDisabled();
});

test('a finger that goes sideways over the squares moves one parameter', async ({
	page,
	playground
}) => {
	await playground.open(smallWith({}));
	const finger = await Finger.on(page);
	const squares = playground.squares('A');
	const valueOf = async () => Number(await squares.getAttribute('aria-valuenow'));
	const map = await playground.map('A');
	const before = await valueOf();
	await finger.pressOn(await handle(squares), 0.2, 0.3);
	await finger.moveBy(100, 2);
	await expect.poll(valueOf).not.toBe(before);
	await finger.lift();
	await expect.poll(() => playground.map('A')).not.toBe(map);
	await expect(playground.network('A').getByText(/^(weight|bias).*: /)).toBeVisible();
});

test('a finger that goes sideways over the chart rewinds, and returns when lifted', async ({
	page,
	playground
}) => {
	await playground.open(smallWith({}));
	await playground.train('60');
	const finger = await Finger.on(page);
	await finger.pressOn(await handle(playground.chart), 0.6);
	await finger.moveBy(-120, 2);
	await expect.poll(() => playground.shownStep()).toBeLessThan(40);
	await finger.lift();
	await expect(playground.step).toHaveText('60');
});

test('a finger draws the curve by its handles, and sideways from anywhere', async ({ page }) => {
	const walk = new LessonWalk(page);
	await walk.open('points-it-has-never-seen');
	const finger = await Finger.on(page);
	const curve = page.getByRole('group', { name: /^Your curve/ });
	const handles = curve.getByRole('slider');
	const heights = () =>
		handles.evaluateAll((all) => all.map(({ ariaValueNow }) => Number(ariaValueNow)));
	const flat = await heights();

	const middle = handles.nth(6);
	await finger.pressOn(await handle(middle));
	await finger.moveBy(0, -60);
	await finger.lift();
	await expect.poll(async () => (await heights())[6]).toBeGreaterThan(0.5);
	expect((await heights()).toSpliced(6, 1)).toEqual(flat.toSpliced(6, 1));

	await finger.pressOn(await handle(curve), 0.1, 0.15);
	await finger.moveBy(60, 5);
	await finger.lift();
	await expect.poll(async () => Math.max(...(await heights()).slice(0, 4))).toBeGreaterThan(0.5);
});
