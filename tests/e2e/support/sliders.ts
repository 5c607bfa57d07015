import { expect, type ElementHandle, type JSHandle, type Page } from '@playwright/test';
import type { Finger } from './finger.ts';

const common = [
	'Data: New points (validation)',
	'Hyperparameters: Dropout',
	'Hyperparameters: L1 penalty',
	'Hyperparameters: L2 penalty',
	'Hyperparameters: Weight decay'
];
/** Of each card of the playground one, and of each kind: a finger tries these. */
export const byFingerOnPlayground = [
	'Data: Training points',
	'Hyperparameters: Learning rate',
	'Loss: Rewind: step shown',
	'Loss: Smoothing',
	'Network A: Depth',
	'Network A: Learning rate',
	'Network A: Width'
];
export const onPlayground = [
	...common,
	...byFingerOnPlayground,
	'Data: Flipped labels',
	'Data: Position noise',
	'Network A: Dropout',
	'Network A: L1 penalty',
	'Network A: L2 penalty',
	'Network A: Weight decay',
	'Network A: Width of hidden layer 1',
	'Network A: Width of hidden layer 2',
	'Network B: Depth',
	'Network B: Width'
];
/** Of each card of the page Sweep one, and of each kind: a finger tries these. */
export const byFingerOnSweep = [
	'Data: Training points',
	'Double descent, solved exactly: Ridge penalty',
	'Hyperparameters: Learning rate',
	'Loss against size: Training step shown',
	'One network: Seed',
	'One network: Size',
	'What varies: Seeds for each'
];
/** Of the lessons that go on from a pretrained network: a finger tries these in the one of this name. */
export const startedLesson = 'train-further-or-start-over';
export const byFingerInStarted = [
	'Data: Points of the new task',
	'Data: Size',
	'Data: To the right',
	'Data: Turned by',
	'Data: Turns',
	'Data: Up',
	'Network B: Bits',
	'Network B: Layers that train',
	'Network B: Pruned'
];
export const onSweep = [...common, ...byFingerOnSweep, 'Data: Noise', 'What varies: Depth'];

/** What it is in whichever network's card: "Network: Width". */
const kindOf = (name: string) => name.replace(/ [A-D]: /, ': ');
export const kindsOf = (names: readonly string[]) => names.map(kindOf);

type Slider = ElementHandle<HTMLInputElement>;
type Found = JSHandle<{ name: string; input: HTMLInputElement }[]>;
/** What a slider is called and where, "Network A: Width", and its place in the list of those found. */
type Named = [name: string, at: number];

/** The sliders that a finger can find, and those of them whose name is not among `known`. */
async function freshOn(
	page: Page,
	known: ReadonlySet<string>
): Promise<{ found: Found; fresh: Named[] }> {
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
	const all = names.map((name, at): Named => [name, at]);
	return { found, fresh: all.filter(([name]) => !known.has(name)) };
}

/** What is open is drawn again at each change: closes the folds in which no slider is left to try. */
export async function closeTried(page: Page, known: ReadonlySet<string>) {
	const { found, fresh } = await freshOn(page, known);
	const places = fresh.map(([, at]) => at);
	await found.evaluate((all, places) => {
		for (const one of document.querySelectorAll('details')) {
			if (!places.some((at) => one.contains(all[at].input))) one.open = false;
		}
	}, places);
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

/** Whether it goes back by itself once it is let go: in a lesson what was gone back to stays. */
const returns = (page: Page, name: string) => isTimeline(name) && !page.url().includes('/lessons/');

/** Sideways: a press alone changes nothing, a drag does, and what is let go stays; but of the timeline. */
async function drag(page: Page, finger: Finger, name: string, slider: Slider) {
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
	await (returns(page, name) ? left : left.not).toBe(before);
	if (isTimeline(name)) await slider.press('Escape');
}

/** The values of a slider before and after it heard events. */
interface Heard {
	name: string;
	isGone: false;
	before: string;
	swiped: string[];
	pressed: string;
	dragged: string;
	letGo: string;
}

/**
 * Without a finger, for sliders that one tried elsewhere: that it would find each of them and scroll the page
 * by it, and what their tracks do with the events that a swipe and a drag make. What follows from an event
 * follows at once, so all of it happens before the page is drawn again; `isLeft` says whether a task later the
 * settings still stand where the last of the events left them.
 */
async function heardBy(
	found: Found,
	sliders: readonly Named[]
): Promise<{ heard: (Heard | { name: string; isGone: true })[]; isLeft: boolean }> {
	const places = sliders.map(([name, at]) => ({ at, isSetting: !isOfRun(name) }));
	return found.evaluate(async (found, places) => {
		const task = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
		const heard = [];
		for (const { at } of places) {
			const { name, input } = found[at];
			if (!input.isConnected) {
				heard.push({ name, isGone: true as const });
				continue;
			}
			const track = input.parentElement!;
			track.scrollIntoView({ block: 'center', inline: 'center' });
			const { left, top, width, height } = track.getBoundingClientRect();
			const [x, y] = [left + width / 2, top + height / 2];
			const hit = document.elementFromPoint(x, y);
			if (!track.contains(hit)) throw new Error(`${name} is covered by ${hit?.outerHTML}`);
			const { touchAction } = getComputedStyle(track);
			if (touchAction !== 'pan-y pinch-zoom') throw new Error(`${name}: ${touchAction}`);
			track.setPointerCapture = () => {}; // There is no such pointer to capture.

			/** Gives the value that is shown afterwards. */
			const send = async (type: string, byX = 0, byY = 0) => {
				const place = { clientX: x + byX, clientY: y + byY, pointerId: 77, pointerType: 'touch' };
				const event = new PointerEvent(type, { ...place, isPrimary: true, cancelable: true });
				if (!track.dispatchEvent(event)) throw new Error(`${name} keeps ${type} to itself.`);
				await null;
				return input.value;
			};
			const { value, min, max } = input;
			const share = (Number(value) - Number(min)) / (Number(max) - Number(min));
			const sideways = (share > 0.5 ? -0.3 : 0.3) * width;
			const isTimeline = name.endsWith(': Rewind: step shown');
			const swiped = [
				await send('pointerdown'),
				await send('pointermove', 0, -160),
				await send('pointercancel', 0, -160)
			];
			const pressed = await send('pointerdown');
			let dragged = await send('pointermove', sideways, 3);
			// A timeline moves once its run is built.
			for (let tries = 0; isTimeline && dragged === value && tries < 600; tries++) {
				await task(50);
				dragged = await send('pointermove', sideways, 3);
			}
			let letGo = await send('pointerup', sideways, 3);
			if (isTimeline) {
				await task();
				letGo = input.value;
				// In a lesson what it went back to stays until the reader returns.
				input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
			}
			heard.push({ name, isGone: false as const, before: value, swiped, pressed, dragged, letGo });
		}
		const settings = places.filter(({ isSetting }) => isSetting);
		const values = () => JSON.stringify(settings.map(({ at }) => found[at].input.value));
		const left = values();
		await task();
		return { heard, isLeft: values() === left };
	}, places);
}

/**
 * What `swipe` and `drag` hold, by the events alone. What was set before may put another slider in the place of
 * one: on other points than its pretrained network learned from, a run has points of a new task.
 */
async function tryByEvents(
	page: Page,
	known: Set<string>,
	found: Found,
	sliders: readonly Named[]
) {
	const { heard, isLeft } = await heardBy(found, sliders);
	expect(isLeft, 'what was let go stays').toBe(true);
	const gone = heard.filter(({ isGone }) => isGone).map(({ name }) => name);
	expect(gone.filter((name) => name !== 'Data: Training points')).toEqual([]);
	if (gone.length > 0) {
		await expect(page.getByRole('slider', { name: 'Points of the new task' })).toBeVisible();
		const { found, fresh } = await freshOn(page, known);
		for (const [name] of fresh) known.add(name);
		expect(fresh.map(([name]) => name)).toContain('Data: Points of the new task');
		await tryByEvents(page, known, found, fresh);
	}
	for (const one of heard) {
		if (one.isGone) continue;
		const { name, before, swiped, pressed, dragged, letGo } = one;
		expect(swiped, `${name} swiped`).toEqual([before, before, before]);
		expect(pressed, `${name} pressed`).toBe(before);
		expect(dragged, `${name} dragged`).not.toBe(before);
		expect(letGo, `${name} let go`).toBe(returns(page, name) ? before : dragged);
	}
}

/**
 * Tries every slider of the page whose name is not among `known`, and adds their names to it: by events those
 * of the kinds in `tried`, which a finger tried elsewhere or whose like it tries here, with a finger the first of
 * each other kind, which it adds to them.
 */
export async function tryAll(page: Page, finger: Finger, known: Set<string>, tried: Set<string>) {
	const byFinger: [string, Slider][] = [];
	const others: Named[] = [];
	const { found, fresh } = await freshOn(page, known);
	for (const [name, at] of fresh) {
		known.add(name);
		if (tried.has(kindOf(name))) others.push([name, at]);
		else byFinger.push([name, await found.evaluateHandle((all, at) => all[at].input, at)]);
		tried.add(kindOf(name));
	}
	for (const [name, slider] of byFinger) await swipe(page, finger, name, slider);
	// First those of the run. Then from the last to the first: how many layers have a slider depends on one
	// above them.
	const ofRun = byFinger.filter(([name]) => isOfRun(name));
	const settings = byFinger.filter(([name]) => !isOfRun(name)).toReversed();
	for (const [name, slider] of ofRun) await drag(page, finger, name, slider);
	await tryByEvents(page, known, found, [
		...others.filter(([name]) => isOfRun(name)),
		...others.filter(([name]) => !isOfRun(name)).toReversed()
	]);
	for (const [name, slider] of settings) await drag(page, finger, name, slider);
}
