import type { ElementHandle, Page } from '@playwright/test';
import { addresses, lessonNames } from './build.ts';
import { hearEngine } from './engine.ts';
import { Finger, phone } from './finger.ts';
import { LessonWalk } from './lesson.ts';
import { smallWith } from './playground.ts';
import { smallSweep, SweepPage } from './sweepPage.ts';
import { expect, test } from './test.ts';

test.use(phone);

type Slider = ElementHandle<HTMLInputElement>;

/** As a finger can find them. */
const slidersOf = (page: Page) => page.locator('input[type=range]:enabled:visible');

/** What the slider is called, and where: "Network A: Width". */
function nameOf(slider: Slider): Promise<string> {
	return slider.evaluate((input) => {
		const region = input.closest('section');
		const title = region?.ariaLabel ?? region?.querySelector('h2')?.textContent;
		const network = input.closest<HTMLElement>('[data-network]')?.dataset.network ?? '';
		return `${title} ${network}: ${input.ariaLabel ?? input.labels?.[0]?.textContent}`;
	});
}

async function named(page: Page): Promise<Map<string, Slider>> {
	const all = (await slidersOf(page).elementHandles()) as Slider[];
	const byName = new Map<string, Slider>();
	for (const slider of all) byName.set(await nameOf(slider), slider);
	expect(byName.size, [...byName.keys()].join(', ')).toBe(all.length);
	return byName;
}

function openAll(page: Page) {
	return page
		.locator('details')
		.evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
}

/** What all sliders of the page say. */
function valuesOn(page: Page): Promise<string[]> {
	return page
		.locator('input[type=range]')
		.evaluateAll((inputs) =>
			(inputs as HTMLInputElement[]).map(({ value, ariaValueText }) => `${value} ${ariaValueText}`)
		);
}

const isTimeline = (name: string) => name.endsWith(': Rewind: step shown');
/** Those that a new run takes away. */
const isOfRun = (name: string) =>
	/^The experiment|: (Rewind: step shown|Size|Seed|Training step shown)$/.test(name);

/** Up or down: the page scrolls, and no slider changes. */
async function swipe(page: Page, finger: Finger, name: string, slider: Slider) {
	const scrolled = () => page.evaluate(() => scrollY);
	const before = await valuesOn(page);
	await finger.pressOn(slider);
	const from = await scrolled();
	await finger.moveBy(0, from > 200 ? 160 : -160);
	await finger.lift();
	const scrolledBy = async () => Math.abs((await scrolled()) - from);
	await expect.poll(scrolledBy, `${name} swiped: the page scrolls`).toBeGreaterThan(50);
	expect(await valuesOn(page), `${name} swiped: nothing changes`).toEqual(before);
}

/** Sideways: a press alone changes nothing, a drag does, and what is let go stays; but of the timeline. */
async function drag(finger: Finger, name: string, slider: Slider) {
	const value = () => slider.evaluate((input) => input.value);
	const before = await value();
	const share = await slider.evaluate(
		({ value, min, max }) => (Number(value) - Number(min)) / (Number(max) - Number(min))
	);
	const { width } = (await slider.boundingBox())!;
	await finger.pressOn(slider);
	expect(await value(), `${name} pressed`).toBe(before);
	await finger.moveBy((share > 0.5 ? -0.3 : 0.3) * width, 3);
	await expect.poll(value, `${name} dragged`).not.toBe(before);
	await finger.lift();
	const left = expect.poll(value, `${name} let go`);
	await (isTimeline(name) ? left : left.not).toBe(before);
}

/** Puts a finger on every slider of the page whose name is not among `known`, and adds their names to it. */
async function tryAll(page: Page, finger: Finger, known: Set<string>) {
	const fresh = [...(await named(page))].filter(([name]) => !known.has(name));
	for (const [name, slider] of fresh) {
		await swipe(page, finger, name, slider);
		known.add(name);
	}
	// First those of the run. Then from the last to the first: how many layers have a slider depends on one
	// above them.
	const ofRun = fresh.filter(([name]) => isOfRun(name));
	const settings = fresh.filter(([name]) => !isOfRun(name)).toReversed();
	for (const [name, slider] of [...ofRun, ...settings]) await drag(finger, name, slider);
}

test('on the playground, with everything open', async ({ page, playground }) => {
	const known = new Set<string>();
	await playground.open(smallWith({ a: 'tanh:4,3', 'a.lr': 0.02 }));
	await playground.train('60');
	await openAll(page);
	await tryAll(page, await Finger.on(page), known);
	expect([...known].length).toBe(22);
});

test('on the page Sweep, with a network looked at', async ({ page }) => {
	const known = new Set<string>();
	const sweep = new SweepPage(page);
	await sweep.open(smallSweep);
	await sweep.train();
	await sweep.button('Show width 2').click();
	await openAll(page);
	await tryAll(page, await Finger.on(page), known);
	expect([...known].length).toBe(14);
});

for (const name of lessonNames) {
	test(`in ${name}, at every step`, async ({ page }) => {
		const known = new Set<string>();
		const isBuilt = await hearEngine(page);
		const walk = new LessonWalk(page);
		await walk.open(name);
		const finger = await Finger.on(page);
		await walk.button('Show all controls').click();
		const steps = await page.getByRole('navigation', { name: 'Steps' }).getByRole('button').count();
		for (let step = 1; step <= steps; step++) {
			await walk.stepButton(step).click();
			await expect(slidersOf(page)).not.toHaveCount(0);
			await openAll(page);
			await isBuilt();
			await tryAll(page, finger, known);
		}
		expect(known.size).toBeGreaterThanOrEqual(10);
	});
}

test('the other pages have none', async ({ page }) => {
	const having = ['/', '/sweep/', ...lessonNames.map((name) => `/lessons/${name}/`)];
	const others = addresses.filter((address) => !having.includes(address));
	expect(others.length).toBeGreaterThan(2);
	for (const address of others) {
		await page.goto(`.${address}`);
		await expect(page.locator('input[type=range]')).toHaveCount(0);
	}
});
