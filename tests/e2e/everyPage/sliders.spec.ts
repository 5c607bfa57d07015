import { addresses, lessonGroups, lessonNames } from '../support/build.ts';
import { hearEngine } from '../support/engine.ts';
import { Finger, phone } from '../support/finger.ts';
import { LessonWalk } from '../support/lesson.ts';
import { smallWith } from '../support/playground.ts';
import {
	byFingerInStarted,
	byFingerOnPlayground,
	byFingerOnSweep,
	closeTried,
	kindsOf,
	onPlayground,
	onSweep,
	startedLesson,
	tryAll
} from '../support/sliders.ts';
import { smallSweep, SweepPage } from '../support/sweepPage.ts';
import { expect, test } from '../support/test.ts';
import { openAll } from '../support/openAll.ts';

test.use(phone);

/** The kinds of all but some. */
function othersThan(some: readonly string[], all: readonly string[]): Set<string> {
	const kinds = kindsOf(some);
	return new Set(kindsOf(all).filter((kind) => !kinds.includes(kind)));
}

test('on the playground, with everything open', async ({ page, playground }) => {
	const known = new Set<string>();
	await playground.open(smallWith({ a: 'tanh:4,3', 'a.lr': 0.02 }));
	await playground.train('60');
	await openAll(page);
	await tryAll(page, await Finger.on(page), known, othersThan(byFingerOnPlayground, onPlayground));
	expect([...known].toSorted()).toEqual(onPlayground.toSorted());
});

test('on the page Sweep, with a network looked at', async ({ page }) => {
	const known = new Set<string>();
	const sweep = new SweepPage(page);
	await sweep.open(smallSweep);
	await sweep.train();
	await sweep.button('Show width 2').click();
	await openAll(page);
	await tryAll(page, await Finger.on(page), known, othersThan(byFingerOnSweep, onSweep));
	expect([...known].toSorted()).toEqual(onSweep.toSorted());
});

test('on the page Scale', async ({ page }) => {
	const known = new Set<string>();
	await page.goto('./scale/');
	await expect(page.locator('input[type=range]:enabled')).toHaveCount(1);
	await tryAll(page, await Finger.on(page), known, new Set());
	expect([...known]).toEqual([
		'Every square is one parameter: 25, and then 175 billion: Parameters seen at once'
	]);
});

for (const names of lessonGroups) {
	test(`at every step in ${names.join(', ')}`, async ({ page }) => {
		test.slow();
		const isBuilt = await hearEngine(page);
		const walk = new LessonWalk(page);
		const elsewhere = names.includes(startedLesson) ? [] : byFingerInStarted;
		const tried = new Set(kindsOf([...onPlayground, ...onSweep, ...elsewhere]));
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
					await closeTried(page, known);
					await tryAll(page, finger, known, tried);
				}
				// Layers of other kinds have no sliders of width and depth.
				expect(known.size).toBeGreaterThanOrEqual(9);
				if (name !== startedLesson) return;
				expect(kindsOf([...known])).toEqual(expect.arrayContaining(kindsOf(byFingerInStarted)));
			});
		}
	});
}

test('the other pages have none', async ({ page, request }) => {
	const having = ['/', '/sweep/', '/scale/', ...lessonNames.map((name) => `/lessons/${name}/`)];
	const others = addresses.filter((address) => !having.includes(address));
	expect(others.length).toBeGreaterThan(2);
	// The sheets are one page with other words.
	const sheets = others.filter((address) => address.endsWith('/sheet/')).slice(1);
	for (const address of sheets) {
		const html = await (await request.get(`.${address}`)).text();
		expect(html, address).toContain('Teacher’s sheet');
		expect(html, address).not.toMatch(/type="?range/);
	}
	for (const address of others.filter((address) => !sheets.includes(address))) {
		await page.goto(`.${address}`);
		await expect(page.locator('input[type=range]'), address).toHaveCount(0);
	}
});
