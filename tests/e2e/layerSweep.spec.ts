import { readFile } from 'node:fs/promises';
import { violations } from './support/axe.ts';
import { SweepPage } from './support/sweepPage.ts';
import { expect, test as base } from './support/test.ts';

const test = base.extend<{ sweep: SweepPage }>({
	sweep: ({ page }, use) => use(new SweepPage(page))
});

/** Dense still. */
const strips =
	'data=shift&n=40&new=60&shuffled=0&place=0&centred=0&noise=.3&values=1,2&seeds=1&stop=20&v=1';

test('a network gets layers of its own kinds, and is swept along its channels and its layers', async ({
	page,
	sweep
}) => {
	await sweep.open(strips);
	const layers = page.getByRole('group', { name: 'Layers of every network' });
	await layers.getByRole('button', { name: 'convolution, pooled' }).click();
	await expect(sweep.question).toContainText('9 numbers of channels from 1 to 24');
	await expect(page.getByRole('radio', { name: 'channels' })).toBeChecked();
	await expect(layers.getByRole('spinbutton', { name: /^Filters/ })).toHaveCount(0);
	const kernel = layers.getByRole('spinbutton', { name: 'Kernel, layers 1 to 2' });
	await expect(kernel).toHaveCount(0); // The second one pools, and so it is another one.
	const first = layers.getByRole('spinbutton', { name: 'Kernel, layer 1' });
	await first.fill('50');
	await first.press('Enter');
	await expect(layers.getByRole('status')).toContainText(
		'Layer 1 has a kernel of 50, and the data have only 40 places: it does not fit.'
	);
	await expect(first).toHaveValue('5');
	const values = page.getByRole('textbox', { name: 'Numbers of channels' });
	await values.fill('1, 2, 4');
	await values.press('Enter');
	await expect
		.poll(() => page.url())
		.toContain('axis=channels&values=1,2,4&net=layers:conv8.k5.s2.relu,conv8.k5.s2.relu.max&');

	await sweep.train();
	const [, ...rows] = await sweep.results();
	expect(rows.map(([channels, parameters]) => [channels, parameters])).toEqual([
		['1', '20'],
		['2', '46'],
		['4', '128']
	]);
	await expect(sweep.network.getByRole('img')).not.toHaveCount(0);
	const download = page.waitForEvent('download');
	await sweep.button('Save as CSV').click();
	const csv = await readFile(await (await download).path(), 'utf8');
	expect(csv.split('\r\n')[0]).toMatch(/^channels,parameters,seed,/);

	await page.getByRole('radio', { name: 'repeated layers' }).check();
	await expect(page.getByRole('textbox', { name: 'Numbers of repeated layers' })).toHaveValue(
		'1, 2'
	);
	await layers.getByRole('button', { name: 'Width and depth again' }).click();
	await expect(page.getByRole('radio', { name: 'depth' })).toBeChecked();
	await layers.getByRole('button', { name: 'dense', exact: true }).click();
	await layers.getByRole('button', { name: 'Add a layer' }).click();
	await expect(layers.getByRole('listitem', { name: 'Layer 2' })).toBeVisible();
	await layers.getByRole('checkbox', { name: 'Residual, layer 1' }).click();
	await expect(layers.getByRole('status')).toContainText('the data have 40 and it has 9 units');
	expect(await violations(page)).toEqual([]);
});
