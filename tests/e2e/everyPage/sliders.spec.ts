import type { ElementHandle, Page } from '@playwright/test';
import { addresses, lessonGroups, lessonNames } from '../support/build.ts';
import { hearEngine } from '../support/engine.ts';
import { Finger, phone } from '../support/finger.ts';
import { LessonWalk } from '../support/lesson.ts';
import { smallWith } from '../support/playground.ts';
import { smallSweep, SweepPage } from '../support/sweepPage.ts';
import { expect, test } from '../support/test.ts';
import { openAll } from '../support/openAll.ts';

test.use(phone);

const common = [
	'Data: New points (validation)',
	'Data: Training points',
	'Hyperparameters: Dropout',
	'Hyperparameters: L1 penalty',
	'Hyperparameters: L2 penalty',
	'Hyperparameters: Learning rate',
	'Hyperparameters: Weight decay'
];
/** Those that a finger tries on the playground. */
const onPlayground = [
	...common,
	'Data: Flipped labels',
	'Data: Position noise',
	'Loss: Rewind: step shown',
	'Loss: Smoothing',
	'Network A: Depth',
	'Network A: Dropout',
	'Network A: L1 penalty',
	'Network A: L2 penalty',
	'Network A: Learning rate',
	'Network A: Weight decay',
	'Network A: Width',
	'Network A: Width of hidden layer 1',
	'Network A: Width of hidden layer 2',
	'Network B: Depth',
	'Network B: Width'
];
/** Those that a finger tries on the page Sweep. */
const onSweep = [
	...common,
	'Data: Noise',
	'Double descent, solved exactly: Ridge penalty',
	'Loss against size: Training step shown',
	'One network: Seed',
	'One network: Size',
	'What varies: Depth',
	'What varies: Seeds for each'
];

type Slider = ElementHandle<HTMLInputElement>;

/**
 * The sliders that a finger can find and whose name is not among `known`, by what they are called and where:
 * "Network A: Width".
 */
async function freshOn(page: Page, known: ReadonlySet<string>): Promise<[string, Slider][]> {
	const found = await page.evaluateHandle(() => {
		const inputs = [...document.querySelectorAll<HTMLInputElement>('input[type=range]:enabled')];
		return inputs
			.filter((input) => {
				const { width, height } = input.getBoundingClientRect();
				return input.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0;
			})
			.map((input) => {
				const region = input.closest('section');
				const title = region?.ariaLabel ?? region?.querySelector('h2')?.textContent ?? '';
				const network = input.closest<HTMLElement>('[data-network]')?.dataset.network ?? '';
				const place = title.endsWith(network) ? title : `${title} ${network}`;
				return { name: `${place}: ${input.ariaLabel ?? input.labels?.[0]?.textContent}`, input };
			});
	});
	const names = await found.evaluate((all) => all.map(({ name }) => name));
	expect(names, 'sliders have different names').toEqual([...new Set(names)]);
	const fresh: [string, Slider][] = [];
	for (const [at, name] of names.entries()) {
		if (known.has(name)) continue;
		fresh.push([name, await found.evaluateHandle((all, at) => all[at].input, at)]);
	}
	return fresh;
}

/** What all sliders of the page say, and how far it is scrolled. */
function sightOf(page: Page): Promise<{ values: string[]; scrolled: number }> {
	return page.evaluate(() => {
		const inputs = [...document.querySelectorAll<HTMLInputElement>('input[type=range]')];
		const values = inputs.map(({ value, ariaValueText }) => `${value} ${ariaValueText}`);
		return { values, scrolled: scrollY };
	});
}

const isTimeline = (name: string) => name.endsWith(': Rewind: step shown');
/** Those that a new run takes away. */
const isOfRun = (name: string) =>
	/^The experiment|: (Rewind: step shown|Size|Seed|Training step shown|Point)$/.test(name);

/** Up or down: the page scrolls, and no slider changes. */
async function swipe(page: Page, finger: Finger, name: string, slider: Slider) {
	const before = await sightOf(page);
	await finger.pressOn(slider);
	const from = await sightOf(page);
	await finger.moveBy(0, from.scrolled > 200 ? 160 : -160);
	await finger.lift();
	const scrolledBy = async () => Math.abs((await sightOf(page)).scrolled - from.scrolled);
	await expect.poll(scrolledBy, `${name} swiped: the page scrolls`).toBeGreaterThan(50);
	expect((await sightOf(page)).values, `${name} swiped: nothing changes`).toEqual(before.values);
}

/** Sideways: a press alone changes nothing, a drag does, and what is let go stays; but of the timeline. */
async function drag(finger: Finger, name: string, slider: Slider) {
	const value = () => slider.evaluate((input) => input.value);
	const { before, share, width } = await slider.evaluate((input) => ({
		before: input.value,
		share: (Number(input.value) - Number(input.min)) / (Number(input.max) - Number(input.min)),
		width: input.getBoundingClientRect().width
	}));
	await finger.pressOn(slider);
	expect(await value(), `${name} pressed`).toBe(before);
	await finger.moveBy((share > 0.5 ? -0.3 : 0.3) * width, 3);
	await expect.poll(value, `${name} dragged`).not.toBe(before);
	await finger.lift();
	const left = expect.poll(value, `${name} let go`);
	await (isTimeline(name) ? left : left.not).toBe(before);
}

/** The values of a slider before and after it heard events. */
interface Heard {
	name: string;
	before: string;
	swiped: string[];
	pressed: string;
	dragged: string;
	letGo: string;
}

/**
 * Without a finger, for sliders that one tried elsewhere: that it would find each of them and scroll the page
 * by it, and what their tracks do with the events that a swipe and a drag make.
 */
async function heardBy(page: Page, sliders: [string, Slider][]): Promise<Heard[]> {
	const inputs = sliders.map(([name, input]) => ({ name, input }));
	return page.evaluate(async (sliders) => {
		const all = [];
		for (const { name, input } of sliders) {
			const track = input.parentElement!;
			track.scrollIntoView({ block: 'center', inline: 'center' });
			const { left, top, width, height } = track.getBoundingClientRect();
			const [x, y] = [left + width / 2, top + height / 2];
			if (!track.contains(document.elementFromPoint(x, y))) throw new Error(`${name} is covered.`);
			const { touchAction } = getComputedStyle(track);
			if (touchAction !== 'pan-y pinch-zoom') throw new Error(`${name}: ${touchAction}`);
			track.setPointerCapture = () => {}; // There is no such pointer to capture.

			/** Gives the value that is shown afterwards. */
			const send = async (type: string, byX = 0, byY = 0) => {
				const place = { clientX: x + byX, clientY: y + byY, pointerId: 77, pointerType: 'touch' };
				const event = new PointerEvent(type, { ...place, isPrimary: true, cancelable: true });
				if (!track.dispatchEvent(event)) throw new Error(`${name} keeps ${type} to itself.`);
				await new Promise((resolve) => setTimeout(resolve));
				return input.value;
			};
			const { value, min, max } = input;
			const share = (Number(value) - Number(min)) / (Number(max) - Number(min));
			const sideways = (share > 0.5 ? -0.3 : 0.3) * width;
			all.push({
				name,
				before: value,
				swiped: [
					await send('pointerdown'),
					await send('pointermove', 0, -160),
					await send('pointercancel', 0, -160)
				],
				pressed: await send('pointerdown'),
				dragged: await send('pointermove', sideways, 3),
				letGo: await send('pointerup', sideways, 3)
			});
		}
		return all;
	}, inputs);
}

/** What `swipe` and `drag` hold, by the events alone. */
async function tryByEvents(page: Page, sliders: [string, Slider][]) {
	for (const { name, before, swiped, pressed, dragged, letGo } of await heardBy(page, sliders)) {
		expect(swiped, `${name} swiped`).toEqual([before, before, before]);
		expect(pressed, `${name} pressed`).toBe(before);
		expect(dragged, `${name} dragged`).not.toBe(before);
		expect(letGo, `${name} let go`).toBe(isTimeline(name) ? before : dragged);
	}
}

/**
 * Tries every slider of the page whose name is not among `known`, and adds their names to it: by events those
 * that are tried with a finger on the pages `elsewhere`, with a finger the others.
 */
async function tryAll(
	page: Page,
	finger: Finger,
	known: Set<string>,
	elsewhere: readonly string[] = []
) {
	const fresh = await freshOn(page, known);
	for (const [name] of fresh) known.add(name);
	const byEvents = fresh.filter(([name]) => elsewhere.includes(name));
	const byFinger = fresh.filter(([name]) => !elsewhere.includes(name));
	for (const [name, slider] of byFinger) await swipe(page, finger, name, slider);
	// First those of the run. Then from the last to the first: how many layers have a slider depends on one
	// above them.
	const ofRun = byFinger.filter(([name]) => isOfRun(name));
	const settings = byFinger.filter(([name]) => !isOfRun(name)).toReversed();
	for (const [name, slider] of [...ofRun, ...settings]) await drag(finger, name, slider);
	await tryByEvents(page, byEvents.toReversed());
}

test('on the playground, with everything open', async ({ page, playground }) => {
	const known = new Set<string>();
	await playground.open(smallWith({ a: 'tanh:4,3', 'a.lr': 0.02 }));
	await playground.train('60');
	await openAll(page);
	await tryAll(page, await Finger.on(page), known);
	expect([...known].toSorted()).toEqual(onPlayground.toSorted());
});

test('on the page Sweep, with a network looked at', async ({ page }) => {
	const known = new Set<string>();
	const sweep = new SweepPage(page);
	await sweep.open(smallSweep);
	await sweep.train();
	await sweep.button('Show width 2').click();
	await openAll(page);
	await tryAll(page, await Finger.on(page), known);
	expect([...known].toSorted()).toEqual(onSweep.toSorted());
});

test('on the page Scale', async ({ page }) => {
	const known = new Set<string>();
	await page.goto('./scale/');
	await expect(page.locator('input[type=range]:enabled')).toHaveCount(1);
	await tryAll(page, await Finger.on(page), known);
	expect([...known]).toEqual([
		'Every square is one parameter: 25, and then 175 billion: Parameters seen at once'
	]);
});

for (const names of lessonGroups) {
	test(`at every step in ${names.join(', ')}`, async ({ page }) => {
		test.slow();
		const isBuilt = await hearEngine(page);
		const walk = new LessonWalk(page);
		for (const name of names) {
			await test.step(name, async () => {
				const known = new Set<string>();
				await walk.open(name);
				const finger = await Finger.on(page);
				await walk.button('Show all controls').click();
				const steps = page.getByRole('navigation', { name: 'Steps' }).getByRole('button');
				const count = await steps.count();
				for (let step = 1; step <= count; step++) {
					await walk.stepButton(step).click();
					await expect(page.locator('input[type=range]:enabled:visible')).not.toHaveCount(0);
					await openAll(page);
					await isBuilt();
					await tryAll(page, finger, known, [...onPlayground, ...onSweep]);
				}
				expect(known.size).toBeGreaterThanOrEqual(10);
			});
		}
	});
}

test('the other pages have none', async ({ page }) => {
	const having = ['/', '/sweep/', '/scale/', ...lessonNames.map((name) => `/lessons/${name}/`)];
	const others = addresses.filter((address) => !having.includes(address));
	expect(others.length).toBeGreaterThan(2);
	for (const address of others) {
		await page.goto(`.${address}`);
		await expect(page.locator('input[type=range]')).toHaveCount(0);
	}
});
