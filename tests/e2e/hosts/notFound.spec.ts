import { violations } from '../support/axe.ts';
import { PlaygroundPage, small } from '../support/playground.ts';
import { port, subPathSite } from '../support/ports.ts';
import { expect, test as base } from '../support/test.ts';

/** An unknown address is told in the console too; nothing else may be. */
const test = base.extend<{ problemsOfUnknown: void }>({
	problemsOfUnknown: [
		async ({ problems }, use) => {
			await use();
			const others = problems.filter((text) => !/status of 404/.test(text));
			problems.splice(0, problems.length, ...others);
		},
		{ auto: true }
	]
});

for (const site of [`http://localhost:${port}/`, subPathSite]) {
	test.describe(`on ${new URL(site).pathname}`, () => {
		test('an address without its last slash leads on', async ({ page, request }) => {
			for (const path of ['scale', 'lessons/counting', 'sweep?embed']) {
				const answer = await request.get(site + path, { maxRedirects: 0 });
				expect(answer.status()).toBe(301);
			}
			await page.goto(`${site}scale#model=gpt-2-xl&v=1`);
			await expect(page.getByLabel('Parameters', { exact: true })).toHaveText('1,557,611,200');
			expect(page.url()).toBe(`${site}scale/#model=gpt-2-xl&v=1`);
			if (site === subPathSite) {
				await page.goto(site.slice(0, -1));
				expect(page.url()).toBe(site);
			}
		});

		test('an unknown address says so, and leads to the pages', async ({ page }) => {
			const answer = await page.goto(`${site}lessons/moon/further?x=1`);
			expect(answer!.status()).toBe(404);
			await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
			const path = `${new URL(site).pathname}lessons/moon/further`;
			await expect(page.getByText(`The site has nothing at ${path}.`)).toBeVisible();
			const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
			await expect(links).toHaveText(['Playground', 'Sweep', 'Lessons', 'Scale']);
			await links.filter({ hasText: 'Scale' }).click();
			await expect(page).toHaveURL(`${site}scale/`);
		});

		test('what is no address at all, and a missing file, are answered too', async ({ request }) => {
			for (const path of [
				'%E0%A4%A',
				'moon.html',
				'_app/moon.js',
				'lessons/%2e%2e%2f%2e%2e%2fetc/'
			]) {
				const answer = await request.get(site + path);
				expect(answer.status(), path).toBeGreaterThanOrEqual(400);
				expect(await answer.text(), path).not.toBe('');
			}
		});

		test('what mail and chat made of a link opens the experiment that was meant', async ({
			page,
			playground
		}) => {
			const toAnotherPath = [
				`%23${small}`,
				`?%23${small}`,
				`%2523${encodeURIComponent(small)}`,
				`%23${small.replace('tanh', 'ta%0Anh')}`
			];
			// Of a hash the host hears nothing, whatever its path.
			const toThisPage = [
				`#${small.replaceAll('&', '&amp;')}`,
				`#${small}).`,
				`#${encodeURIComponent(encodeURIComponent(small))}`
			];
			for (const mangled of [...toAnotherPath, ...(site === subPathSite ? [] : toThisPage)]) {
				await test.step(mangled, async () => {
					// Another hash alone would not load the page anew.
					await page.goto('about:blank');
					await playground.open('', site + mangled);
					await expect(playground.parameters('A')).toHaveText('13');
					await expect(playground.parameters('B')).toHaveText('33');
					await expect(playground.slider('Data', 'Training points')).toHaveValue('20');
					await expect(page.getByText(/^The link/)).toHaveCount(0);
					expect(new URL(page.url()).pathname).toBe(new URL(site).pathname);
				});
			}
		});

		test('so do a sweep, a lesson’s step, a class and an embedded task', async ({ page }) => {
			await page.goto(`${site}sweep/?%23seeds=3&amp;values=1,2,4&v=1.`);
			await expect.poll(() => new URL(page.url()).hash).toBe('#values=1,2,4&seeds=3&v=1');
			await page.goto(`${site}lessons/small-against-wide%23luck)`);
			await expect(page.getByRole('heading', { name: 'Was it luck?' })).toBeVisible();
			await page.goto(`${site}?embed%23title=Luck%3F&class=first-screen&v=1`);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Luck?');
			await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
			await expect(page.getByRole('spinbutton', { name: 'Your seed' })).toBeVisible();
			await page.goto(`${site}?embed#cla%0Ass=first-screen&v=1`);
			await expect(page.getByRole('spinbutton', { name: 'Your seed' })).toBeVisible();
			await expect(page.getByText(/^The link/)).toHaveCount(0);
		});
	});
}

test('a link that lost its end says so', async ({ page }) => {
	await page.goto('./scale/#model=gpt-2-small&layers=2');
	await expect(page.getByText('does not end in its version')).toBeVisible();
	const playground = new PlaygroundPage(page);
	await playground.open(small.slice(0, 20));
	await expect(page.getByText('does not end in its version')).toBeVisible();
});

test('axe finds nothing on the page for unknown addresses, in either theme', async ({
	browser
}) => {
	const context = await browser.newContext({ viewport: { width: 390, height: 700 } });
	const page = await context.newPage();
	await page.goto(`${subPathSite}moon`);
	await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
	expect(await violations(page)).toEqual([]);
	await context.close();
});

test('it can be read without JavaScript', async ({ browser, baseURL }) => {
	const page = await browser.newPage({ javaScriptEnabled: false });
	await page.goto(`${baseURL}moon/`);
	await expect(page.locator('noscript p')).toBeVisible();
	await page.getByRole('link', { name: 'Lessons' }).click();
	await expect(page).toHaveURL(`${baseURL}lessons/`);
	await page.close();
});
