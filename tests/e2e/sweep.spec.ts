import { readFile } from 'node:fs/promises';
import { violations } from './support/axe.ts';
import type { Page } from '@playwright/test';
import { actWhen } from './support/inPage.ts';
import { watchMemory } from './support/memory.ts';
import { settled } from './support/settled.ts';
import { SweepPage, smallSweep } from './support/sweepPage.ts';
import { expect, test as base, watch } from './support/test.ts';

const test = base.extend<{ sweep: SweepPage }>({
	sweep: ({ page }, use) => use(new SweepPage(page))
});

test('a sweep from a link says what it will train, trains it, and shows numbers, words and a fit', async ({
	page,
	sweep
}) => {
	await sweep.open();
	await expect(sweep.question).toContainText(
		'Trains 6 networks at once, each on 20 points: 3 widths from 1 to 4, and 2 of each size'
	);
	await expect(sweep.question).toContainText('104 parameters in all, 60 steps, ');
	await expect(page.getByText('Press Train.')).toBeVisible();
	await expect(sweep.chart).toHaveAccessibleName(/Nothing is trained yet/);
	await sweep.train();

	await expect(sweep.step).toHaveText('60');
	const [, ...rows] = await sweep.results();
	expect(rows.map(([width, parameters]) => [width, parameters])).toEqual([
		['1', '6'],
		['2', '13'],
		['4', '33']
	]);
	await expect(sweep.reading).toContainText(/loss on new points/i);
	await expect(sweep.reading).toContainText(/fresh test points/);
	await expect(sweep.chart).toHaveAccessibleName(/loss on new points/i);
	await expect(sweep.network.getByRole('img', { name: /^What this network/ })).toBeVisible();

	const download = page.waitForEvent('download');
	await sweep.button('Save as CSV').click();
	const csv = await readFile(await (await download).path(), 'utf8');
	expect(csv.trim().split('\r\n')).toHaveLength(7);
	const saving = page.waitForEvent('download');
	await sweep.button('Save picture').click();
	expect((await saving).suggestedFilename()).toBe('sweep.png');
});

test('the curve is replayed, and a size is reached by keyboard and opened in the playground', async ({
	page,
	sweep
}) => {
	await sweep.open();
	await sweep.train();
	const end = await sweep.results();
	const replay = page.getByRole('slider', { name: 'Training step shown' });
	await replay.press('Home');
	await expect(replay).toHaveAttribute('aria-valuetext', '0');
	await expect.poll(() => sweep.results()).not.toEqual(end);
	await replay.press('End');
	await expect.poll(() => sweep.results()).toEqual(end);

	await page.getByRole('button', { name: 'Show width 4' }).press('Enter');
	const size = sweep.network.getByRole('slider', { name: 'Size' });
	await expect(size).toHaveAttribute('aria-valuetext', 'width 4, 33 parameters');
	await size.press('ArrowLeft');
	await expect(size).toHaveAttribute('aria-valuetext', 'width 2, 13 parameters');
	const sentence = await settled(page, () => sweep.network.getByText(/^Loss/).innerText());
	await sweep.network.getByRole('link', { name: 'Open in playground' }).click();

	await expect(page.getByLabel('Parameters', { exact: true })).toHaveText('13');
	await page.getByRole('radio', { name: 'full' }).check();
	await page.getByRole('button', { name: 'Train', exact: true }).click();
	const row = page.getByRole('table', { name: 'Results' }).getByRole('row').nth(1);
	await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
	await expect(page.locator('output[aria-label="Step"]')).toHaveText('60', { timeout: 60_000 });
	const [training, validation] = await settled(page, () => row.getByRole('cell').allInnerTexts());
	expect(sentence).toContain(`Loss ${training} on`);
	expect(sentence).toContain(`${validation} on new ones`);
});

test('a sweep that is paused, left and reloaded ends with the numbers of an undisturbed one', async ({
	browser,
	page,
	problems,
	sweep
}) => {
	const hash = 'n=20&new=40&values=32,96&seeds=2&stop=10000&v=1';
	await sweep.open(hash);
	await expect(sweep.question).not.toContainText('Measuring', { timeout: 60_000 });
	await sweep.button('Train').click();
	await actWhen(sweep.step, [{ past: 0, act: { press: 'Pause' } }]);
	await expect(sweep.button('Train')).toBeVisible();
	await expect.poll(() => phaseKept(page)).toBe('paused');
	const step = await sweep.step.innerText();
	await page.reload();
	await expect(sweep.step).toHaveText(step);
	await expect(sweep.question).toContainText('Paused');
	await sweep.button('Train').click();
	await expect.poll(() => phaseKept(page)).not.toBe('paused');
	await page.reload();
	await sweep.isDone();
	const results = await sweep.results();
	await page.reload();
	await sweep.isDone();
	expect(await sweep.results()).toEqual(results);

	const profile = await browser.newContext();
	watch(profile, problems);
	const other = new SweepPage(await profile.newPage());
	await other.open(hash);
	await other.train();
	expect(await other.results()).toEqual(results);
	await profile.close();
});

test('Stop keeps what there is, an edit leaves it for another, and it can be brought back', async ({
	page,
	sweep
}) => {
	await sweep.open('n=20&new=40&values=16,32&seeds=2&stop=100000&v=1');
	await sweep.button('Train').click();
	await actWhen(sweep.step, [{ past: 10, act: { press: 'Stop' } }]);
	await expect(sweep.question).toContainText('Stopped at step');
	const results = await sweep.results();
	await page.getByRole('slider', { name: 'Seeds for each' }).press('ArrowRight');
	await expect(sweep.question).toContainText('Trains 6 networks');
	await expect(sweep.table).toBeHidden();
	await sweep.button('Bring back').click();
	await expect(sweep.question).toContainText('Stopped at step');
	expect(await sweep.results()).toEqual(results);
});

test('what cannot be is said in a sentence, and the sweep stays whole', async ({ page, sweep }) => {
	await sweep.open('values=1,2&seeds=99&nonsense=1&v=1');
	await expect(page.getByText(/seeds=99.*nonsense/)).toBeVisible();
	const widths = page.getByRole('textbox', { name: 'Widths' });
	await widths.fill('3, 600, x');
	await widths.press('Enter');
	await expect(widths).toHaveValue('3, 512');
	await expect(page.getByText(/whole numbers from 1 to 512/)).toBeVisible();
	await widths.fill('none');
	await widths.press('Enter');
	await expect(widths).toHaveValue('3, 512');
});

test('twenty seeds of the widest and deepest networks train in groups', async ({ sweep }) => {
	await sweep.open('values=256,512&seeds=20&net=tanh:8x6&v=1');
	await expect(sweep.question).toContainText(/Trains 40 networks in \d+ groups/);
	await expect(sweep.question).toContainText(/MB of memory at most/);
	await sweep.button('Train').click();
	await expect(sweep.question).toContainText(/group 1 of \d+/);
	await sweep.button('Stop').click();
});

test('without storage a sweep trains as ever, and the page says that it is not kept', async ({
	page,
	sweep
}) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('Access is denied for this document.', 'SecurityError');
		};
	});
	await sweep.open();
	await sweep.train();
	expect(await sweep.results()).toHaveLength(4);
	await expect(page.getByText(/does not let the page store sweeps/)).toBeVisible();
});

test('a kept sweep that cannot be read is said, and stays until the reader trains', async ({
	page,
	sweep
}) => {
	await sweep.open();
	const key = `wiggle-room:sweep:${new URL(page.url()).hash.slice(1)}`;
	await keep(page, key, 'damaged');
	await page.reload();
	const sentence = page.getByText(/kept of this sweep cannot be read/);
	await expect(sentence).toBeVisible();
	await page.reload();
	await expect(sentence).toBeVisible();
	await sweep.train();
	await expect(sentence).toBeHidden();
	await expect.poll(() => phaseKept(page)).toBe('finished');
	await page.reload();
	await sweep.isDone();
	await expect(sentence).toBeHidden();
});

test('ten sweeps leave as much memory as one', async ({ page, sweep }) => {
	await sweep.open('n=20&new=40&values=1,2,4&seeds=2&stop=20&v=1');
	const again = async (times: number) => {
		for (let i = 0; i < times; i++) await sweep.trainAnew();
	};
	await sweep.train();
	await again(1);
	const memory = await watchMemory(page);
	await again(9);
	await memory.isAsBefore({ heap: 2e6 });
});

test('axe finds nothing before and after training, in either theme', async ({ page, sweep }) => {
	await sweep.open(`${smallSweep}&nonsense=1`);
	expect(await violations(page)).toEqual([]);
	await sweep.train();
	expect(await violations(page)).toEqual([]);
	await page.setViewportSize({ width: 360, height: 740 });
	expect(await violations(page)).toEqual([]);
});

/** Of the sweep kept last on this device. */
function phaseKept(page: Page): Promise<string | undefined> {
	return page.evaluate(
		() =>
			new Promise((resolve) => {
				const opening = indexedDB.open('keyval-store');
				opening.onsuccess = () => {
					const store = opening.result.transaction('keyval').objectStore('keyval');
					const reading = store.get('wiggle-room:sweeps');
					reading.onsuccess = () => {
						opening.result.close();
						resolve(reading.result?.[0]?.phase);
					};
				};
			})
	);
}

/** Stores a value where the page keeps its sweeps. */
function keep(page: Page, key: string, value: unknown): Promise<void> {
	return page.evaluate(
		([key, value]) =>
			new Promise((resolve) => {
				const opening = indexedDB.open('keyval-store');
				opening.onsuccess = () => {
					const change = opening.result.transaction('keyval', 'readwrite');
					change.objectStore('keyval').put(value, key as string);
					change.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		[key, value]
	);
}
