import { expect, test } from '../support/test.ts';

const question =
	'Same 150 points. One network has 25 numbers to adjust, the other 4,417. ' +
	'Which will be right more often on points it has never seen?';

test('the first screen asks its question, shows both counts and says what trains', async ({
	page,
	playground
}) => {
	await playground.open();
	await expect(playground.question).toHaveText(question);
	await expect(playground.parameters('A')).toHaveText('25');
	await expect(playground.parameters('B')).toHaveText('4,417');
	await expect(playground.backend).toHaveText(/^(WebGL|WASM)\b/);
	await expect(playground.step).toHaveText('0');
	await expect(playground.mistakesSentence('A')).toHaveText(
		/^Wrong on \d+ of its 150 training points, and on \d+ of 300 new ones\.$/
	);
	await expect(page.getByText('Best possible')).toHaveText(
		/^Best possible: wrong on about \d+, the flipped labels\.$/
	);
	await expect(playground.chart).toBeVisible();
	await expect(playground.button('Correct the flipped labels')).toBeEnabled();
	await expect(playground.button('Try a spiral')).toBeEnabled();
});

test('the page without a script already holds the question and the counts, and no inline style', async ({
	browser,
	request
}) => {
	const html = await (await request.get('../')).text();
	expect(html).not.toMatch(/\sstyle=/);
	expect(html).toMatch(/<noscript>[^]*please allow it for this page/);

	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('../');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(question);
	await expect(page.getByLabel('Parameters', { exact: true })).toHaveText(['25', '4,417']);
	await context.close();
});

test('before the page is alive all controls but Train are disabled, and a press on Train is kept', async ({
	page,
	playground
}) => {
	let letThrough = () => {};
	const held = new Promise<void>((resolve) => (letThrough = resolve));
	await page.route('**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('../', { waitUntil: 'commit' });
	await expect(playground.button('Train')).toBeEnabled();
	const controls = page.locator('button, input, select').filter({ visible: true });
	await expect(controls.and(page.locator(':enabled'))).toHaveText(['Train']);

	await playground.button('Train').click();
	letThrough();
	await expect(playground.button('Pause')).toBeVisible();
	await playground.isPast(0);
});

test('the two next steps keep the networks: the labels corrected, then the spiral', async ({
	playground
}) => {
	await playground.open();
	await playground.button('Correct the flipped labels').click();
	await expect(playground.slider('Data', 'Flipped labels')).toHaveValue('0');
	await expect(playground.button('Correct the flipped labels')).toHaveCount(0);
	await expect(playground.question).toHaveText(question);
	await playground.button('Try a spiral').click();
	await expect(playground.dataSet('Spiral')).toBeChecked();
	await expect(playground.question).toHaveText(question);
	await expect.poll(() => playground.hash).toContain('data=spiral');
});
