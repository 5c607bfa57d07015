import { LessonWalk } from '../support/lesson.ts';
import { unpackCopy } from '../support/offlineCopy.ts';
import { PlaygroundPage, small } from '../support/playground.ts';
import { SweepPage, smallSweep } from '../support/sweepPage.ts';
import { expect, test as base } from '../support/test.ts';

/** The address of the unpacked zip, without a network. No page of it may ask for what is elsewhere. */
const test = base.extend<{ copy: string }>({
	copy: async ({ context }, use) => {
		const copy = unpackCopy();
		const elsewhere: string[] = [];
		context.on('request', (request) => {
			const url = request.url();
			if (![copy, 'blob:', 'data:'].some((start) => url.startsWith(start))) elsewhere.push(url);
		});
		await context.setOffline(true);
		await use(copy);
		expect(elsewhere).toEqual([]);
	}
});

test('the site from a disk trains what the served one trains, in a worker', async ({
	browser,
	playground,
	copy
}) => {
	const served = new PlaygroundPage(await browser.newPage());
	await served.open(small);
	await served.train('60');

	await playground.open(small, `${copy}index.html`);
	await expect(playground.backend).toHaveText(/^(WebGL|WASM)/);
	expect(playground.page.workers()).toHaveLength(1);
	await playground.train('60');
	expect(await playground.history()).toEqual(await served.history());
	await served.page.close();

	await playground.width('B').fill('9');
	await expect.poll(() => playground.hash).toContain('b=tanh:9x1');
	await playground.page.reload();
	await expect(playground.parameters('B')).toHaveText('37');
});

test('it trains on the main thread where a file may have no worker', async ({
	page,
	playground,
	copy
}) => {
	await page.addInitScript(() => {
		window.Worker = class {
			constructor() {
				throw new DOMException('A file may start no worker.', 'SecurityError');
			}
		} as never;
	});
	await playground.open(small, `${copy}index.html`);
	await expect(playground.backend).toHaveText(/^(WebGL|WASM)/);
	await playground.train('60');
});

test('its pages lead to one another, to their hashes and back', async ({ page, copy }) => {
	await page.goto(`${copy}index.html`);
	const nav = page.getByRole('navigation', { name: 'Pages' });
	for (const name of ['Sweep', 'Lessons', 'Scale', 'Playground']) {
		await nav.getByRole('link', { name }).click();
		await expect(nav.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
		await expect(page.getByRole('button', { name: 'Dark' })).toBeEnabled();
	}
	await page.goBack();
	await expect(page).toHaveURL(`${copy}scale/index.html`);
	await page.getByRole('link', { name: 'GPT-2 small', exact: true }).click();
	await expect(page.getByLabel('Parameters', { exact: true })).toHaveText('124,439,808');
	await page.getByRole('link', { name: /^Network A of the playground/ }).click();
	await expect(page).toHaveURL(/\/a%20copy%20\d+\/wiggle-room\/index\.html#/);
	await new PlaygroundPage(page).isAlive();
	const fonts = () => [...document.fonts].filter(({ status }) => status === 'loaded').length;
	expect(await page.evaluate(fonts)).toBeGreaterThan(0);
});

test('a sweep trains there', async ({ page, copy }) => {
	const sweep = new SweepPage(page);
	await page.goto(`${copy}sweep/index.html#${smallSweep}`);
	await sweep.train();
	const [, ...rows] = await sweep.results();
	expect(rows.map(([, parameters]) => parameters)).toEqual(['6', '13', '33']);
});

test('a lesson is taken there, and goes on in the playground', async ({ page, copy }) => {
	const lesson = new LessonWalk(page);
	const takesStep = async () => {
		await page.goto(`${copy}lessons/index.html`);
		await expect(page.getByRole('link', { name: /one file/ })).toHaveCount(0);
		await page.getByRole('link', { name: 'Counting' }).click();
		await lesson.stepButton(1).click();
		await lesson.set(lesson.network('A').getByRole('slider', { name: 'Width' }), 8);
		await lesson.isDone(/together 33\./);
		await page.getByRole('link', { name: 'Open in playground' }).click();
		await expect(new PlaygroundPage(page).parameters('A')).toHaveText('33');
		await page.goBack();
		await page.reload();
		await expect(lesson.stepButton(1)).toHaveAccessibleName(/, done$/, { timeout: 5000 });
	};
	// Chromium stores a moment later, and may forget what a file has stored if it is left for another before that.
	await expect(takesStep).toPass();
	await page
		.getByRole('navigation', { name: 'Pages' })
		.getByRole('link', { name: 'Lessons' })
		.click();
	await page.getByRole('link', { name: 'For teachers' }).first().click();
	await expect(page.getByText('Teacher’s sheet')).toBeVisible();

	await page.goto(`${copy}lessons/how-many-can-go/index.html`);
	await expect(page.getByText('What was trained before it came with the page.')).toBeVisible();
});
