import { PlaygroundPage, small, smallWith } from './support/playground.ts';
import { copiedBy, expect, test, watch } from './support/test.ts';

const broken: { link: string; hash: string; sentence: string | RegExp }[] = [
	{
		link: 'a truncated link',
		hash: 'n=60&a=tanh:3x2&b=tan',
		sentence: 'its last part may be missing'
	},
	{
		link: 'a link from a future version',
		hash: 'n=60&attention=8&v=99',
		sentence: 'made by a later version of this page (99)'
	},
	{
		link: 'a link edited by hand',
		hash: 'n=many&a=tanh:9999x2&flips=7&v=1',
		sentence: /“n=many” became 150: .*“flips=7” became 0\.5/
	},
	{
		link: 'a hostile link',
		hash: '__proto__=1&constructor=2&a=%E0%A4%A&b=<img src=x onerror=alert(1)>',
		sentence: 'means nothing here'
	},
	{
		link: 'a link of 100 kB',
		hash: `n=60&${'x'.repeat(100_000)}&v=1`,
		sentence: 'longer than any this page writes'
	},
	{ link: 'a hash that is no link', hash: 'data-heading', sentence: 'means nothing here' }
];

test('a broken link opens a page that works, and says what is wrong', async ({
	page,
	playground
}) => {
	for (const { link, hash, sentence } of broken) {
		await test.step(link, async () => {
			await page.goto('about:blank'); // Another hash alone would not load the page anew.
			await playground.open(hash);
			const notice = page.getByText(/^The link/);
			await expect(notice).toContainText(sentence);
			await playground.button('Step').click();
			await expect(playground.step).toHaveText('1');
			await playground.button('Dismiss').click();
			await expect(notice).toHaveCount(0);
		});
	}
});

test('a hash pasted into the open page is taken up, and undo returns', async ({ playground }) => {
	await playground.open();
	await playground.paste('data=moons&n=40&new=50&flips=0&noise=0.1&a=relu:5x1&v=1');
	await expect(playground.parameters('A')).toHaveText('21');
	await expect(playground.network('B')).toHaveCount(0);
	await expect(playground.slider('Data', 'Training points')).toHaveValue('40');
	await expect(playground.dataSet('Moons')).toBeChecked();
	await playground.button('Step').click();
	await expect(playground.step).toHaveText('1');
	await playground.button('Undo').click();
	await expect(playground.parameters('B')).toHaveText('4,417');
});

test('a broken hash pasted into the open page keeps what can be understood', async ({
	playground
}) => {
	await playground.open();
	await playground.paste('b=tanh:32x2&flips=lots');
	await expect(playground.page.getByText(/^The link/)).toContainText('“flips=lots”');
	await expect(playground.step).toHaveText('0');
});

test('moving a control writes the hash, and the first screen has none', async ({ playground }) => {
	await playground.open();
	expect(playground.hash).toBe('');
	await playground.width('B').fill('32');
	await expect.poll(() => playground.hash).toBe('a=tanh:3x2&b=tanh:32x2&v=1');
	await playground.slider('Data', 'Flipped labels').fill('0.2');
	await expect.poll(() => playground.hash).toBe('flips=.2&a=tanh:3x2&b=tanh:32x2&v=1');
	await playground.button('Undo').click();
	await playground.button('Undo').click();
	await expect.poll(() => playground.hash).toBe('');
	await expect(playground.parameters('B')).toHaveText('4,417');
});

test('reloading the page opens the experiment that it showed', async ({ playground }) => {
	await playground.open();
	await playground.depth('A').fill('1');
	await expect.poll(() => playground.hash).toContain('a=tanh:3x1');
	await playground.page.reload();
	await playground.isAlive();
	await expect(playground.parameters('A')).toHaveText('13');
});

test('Copy link gives a link that opens the same experiment', async ({
	browser,
	context,
	playground,
	problems
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await playground.open(small);
	await playground.width('A').fill('17');
	await playground.button('New weights').click();
	await playground.page.getByRole('radio', { name: 'log' }).check();
	const link = await copiedBy(playground.button('Copy link'));
	expect(new URL(link).hash.slice(1)).toBe(
		smallWith({ a: 'tanh:17x1', weights: 2, speed: 'full', scale: 'log' })
			.replace('speed=full&', '')
			.replace('&scale=log', '&speed=full&scale=log')
	);

	const other = await browser.newContext();
	watch(other, problems);
	const elsewhere = new PlaygroundPage(await other.newPage());
	await elsewhere.open('', link);
	await expect(elsewhere.width('A')).toHaveValue('17');
	await expect(elsewhere.page.getByRole('radio', { name: 'log' })).toBeChecked();
	await expect(elsewhere.mistakesSentence('A')).toHaveText(
		await playground.mistakesSentence('A').innerText()
	);
	await other.close();
});
