import { violations } from '../support/axe.ts';
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { inFrame, openHost } from '../support/hostPage.ts';
import { PlaygroundPage, small } from '../support/playground.ts';
import { subPathSite } from '../support/ports.ts';
import { expect, test as base } from '../support/test.ts';

/** The scripts that this keeps away are told in the console: what these tests watch is the page. */
const test = base.extend<{ withoutConsole: void }>({
	withoutConsole: [
		async ({ problems }, use) => {
			await use();
			problems.length = 0;
		},
		{ auto: true }
	]
});

const pages = [
	'',
	'sweep/',
	'scale/',
	'class/',
	'lessons/',
	'lessons/counting/',
	'lessons/counting/sheet/'
];

/** Longer than the page waits before it speaks. */
const timeout = 30_000;
const sentence = (page: Page | FrameLocator): Locator =>
	page.getByRole('complementary', { name: 'This page is not running' });
/** Lets the time pass that the page gives its scripts: it waits by animations of its style. */
async function wait(page: Page | FrameLocator) {
	await expect(page.locator('.not-running')).toHaveCSS('animation-delay', '8s');
	await page
		.locator('html')
		.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
}
/** The same on a page whose clock is installed: its own script waits as long, by a timer. */
async function waitOut(page: Page) {
	await wait(page);
	await page.clock.fastForward(8000);
}
const button = (page: Page | FrameLocator, name: string) =>
	page.getByRole('button', { name, exact: true });
const backend = (page: Page | FrameLocator) => page.getByRole('status', { name: 'Backend' });

test('blocked scripts are told on every page, with what to ask for and the zip', async ({
	page,
	request
}) => {
	await page.clock.install();
	await page.route('**/*.js', (route) => route.abort('blockedbyclient'));
	for (const path of pages) {
		await test.step(`/${path}`, async () => {
			await page.goto(subPathSite + path);
			await expect(sentence(page)).toBeHidden();
			await waitOut(page);
			await expect(sentence(page)).toBeVisible();
			await expect(sentence(page)).toContainText(
				'ask its administrator to allow files ending in .js'
			);
			const zip = sentence(page).getByRole('link', { name: 'the whole site as one file' });
			await expect(zip).toHaveAttribute('href', /wiggle-room\.zip$/);
			const address = await zip.evaluate((link: HTMLAnchorElement) => link.href);
			expect((await request.head(address)).status()).toBe(200);
			await expect(sentence(page).getByText('in a frame')).toBeHidden();
			for (const train of await button(page, 'Train').all()) await expect(train).toBeDisabled();
			await expect(page.getByText('preparing …')).toBeHidden();
			expect(await violations(page, ['light'])).toEqual([]);
		});
	}
});

test('without JavaScript every page says so at once', async ({ browser }) => {
	const page = await browser.newPage({ javaScriptEnabled: false });
	for (const path of pages) {
		await test.step(`/${path}`, async () => {
			await page.goto(subPathSite + path);
			await expect(sentence(page)).toBeVisible();
			await expect(sentence(page)).toHaveCSS('animation-delay', '0s');
			await expect(sentence(page).locator('noscript p')).toHaveText(
				/please allow it for this page/
			);
			for (const train of await button(page, 'Train').all()) await expect(train).toBeDisabled();
		});
	}
	await page.close();
});

test('the badge does not say “starting” for ever', async ({ browser, page }) => {
	await page.route('**/*.js', (route) => route.abort());
	for (const path of ['../', './sweep/']) {
		await page.goto(path);
		await expect(backend(page).getByText('starting')).toBeVisible();
		if (path !== '../') await wait(page);
		await expect(backend(page).getByText('not running')).toBeVisible({ timeout });
		await expect(backend(page).getByText('starting')).toBeHidden();
	}
	const unscripted = await browser.newPage({ javaScriptEnabled: false });
	await unscripted.goto(page.url());
	await expect(backend(unscripted).getByText('starting')).toBeHidden();
	await expect(button(unscripted, 'Train')).toBeDisabled();
	await unscripted.close();
});

test('scripts that come late take the sentence away, and nothing moves', async ({ page }) => {
	let letThrough = () => {};
	const held = new Promise<void>((resolve) => (letThrough = resolve));
	await page.route('**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(`./#${small}`, { waitUntil: 'domcontentloaded' });
	await page.evaluate(() => document.fonts.ready.then(() => {}));
	const playground = new PlaygroundPage(page);
	const before = await playground.button('Train').boundingBox();
	await expect(sentence(page)).toBeVisible({ timeout });
	expect(await playground.button('Train').boundingBox()).toEqual(before);
	letThrough();
	await expect(sentence(page)).toBeHidden();
	await playground.isAlive();
	await playground.train('60');
	await expect(playground.backend).toHaveText(/^(WebGL|WASM)/);
});

test('Train looks as it does: enabled while the page may still start, and then disabled', async ({
	browser,
	page
}) => {
	await page.clock.install();
	await page.route('**/*.js', (route) => route.abort());
	await page.goto('../');
	const colour = () =>
		button(page, 'Train').evaluate((train) => getComputedStyle(train).backgroundColor);
	const enabled = await colour();
	await expect(button(page, 'Train')).toBeEnabled();
	await waitOut(page);
	await expect(button(page, 'Train')).toBeDisabled();
	const disabled = await colour();
	expect(disabled).not.toBe(enabled);
	const unscripted = await browser.newPage({ javaScriptEnabled: false });
	await unscripted.goto(page.url());
	await expect(button(unscripted, 'Train')).toHaveCSS('background-color', disabled);
	await unscripted.close();
});

test('a page that runs never says so', async ({ page, playground }) => {
	await playground.open(small);
	await expect(page.locator('.not-running')).toHaveCSS('display', 'none');
});

test('a frame without its origin says what its author can do', async ({ page, baseURL }) => {
	const { frame, close } = await inFrame(
		page,
		`${baseURL}?embed#${small}`,
		'sandbox="allow-scripts"'
	);
	await wait(frame);
	await expect(sentence(frame)).toBeVisible();
	await expect(sentence(frame)).toContainText('sandbox="allow-scripts allow-same-origin"');
	await expect(button(frame, 'Train')).toBeDisabled();
	close();
});

test('it runs in a frame without its origin where its host lets every origin read it', async ({
	page
}) => {
	const host = await openHost();
	const { frame, close } = await inFrame(page, `${host.site}#${small}`, 'sandbox="allow-scripts"');
	const width = frame.getByRole('slider', { name: 'Width' }).first();
	await expect(width).toBeEnabled({ timeout: 60_000 });
	await width.fill('5');
	await expect(frame.getByLabel('Parameters', { exact: true }).first()).toHaveText('21');
	await expect(sentence(frame)).toBeHidden();
	close();
	host.close();
});
