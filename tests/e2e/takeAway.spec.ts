import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { violations } from './support/axe.ts';
import { dropOn, pictureDifference, pngSize, savedBy } from './support/files.ts';
import { SweepPage } from './support/sweepPage.ts';
import { small } from './support/playground.ts';
import { expect, test } from './support/test.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Take it away' });

async function save(page: Page) {
	const button = dialogOf(page).getByRole('button', { name: 'Save', exact: true });
	await expect(button).toBeEnabled();
	return savedBy(page, () => button.click());
}

test('a run leaves as one file or as a zip, with pictures that look like the chart, and a kept run does too', async ({
	page,
	playground
}) => {
	await playground.open(small);
	await playground.train('60');
	const result = await playground.result('A');
	await playground.button('Take it away').click();
	const dialog = dialogOf(page);
	await dialog.getByRole('button', { name: 'None' }).click();
	await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
	await dialog.getByRole('checkbox', { name: 'network.safetensors' }).check();
	const network = await save(page);
	expect(network.name).toBe('network.safetensors');
	expect(strFromU8(network.bytes)).toContain('"step":"60"');
	expect(await violations(page)).toEqual([]);

	await dialog.getByRole('radio', { name: 'all' }).check();
	await dialog.getByRole('button', { name: 'All', exact: true }).click();
	const { name, bytes } = await save(page);
	expect(name).toBe('wiggle-room.zip');
	const files = unzipSync(bytes);
	const names = Object.keys(files);
	for (const one of [
		'experiment.json',
		'curves.csv',
		'chart.svg',
		'README.txt',
		'B/train_keras.py'
	]) {
		expect(names).toContain(one);
	}
	expect(files['A/network.safetensors']).toEqual(network.bytes);
	const lines = strFromU8(files['curves.csv']).trim().split('\r\n');
	const last = lines.findLast((line) => line.startsWith('A,'))!.split(',');
	expect(last[1]).toBe('60');
	expect(Number(last[3])).toBeCloseTo(result.validation, 2);
	expect(pngSize(files['A/map.png'])).toMatchObject({ width: 1024 });
	const { width, height } = pngSize(files['chart.png']);
	const paper = await page.context().newPage();
	const difference = await pictureDifference(paper, files['chart.png'], files['chart.svg']);
	expect(difference.size).toEqual([width / 2, height / 2]);
	expect(difference.shareNear).toBeGreaterThan(0.95);
	expect(difference.mean).toBeLessThan(1.5);
	expect(difference.largestOfSquares).toBeLessThan(48);
	await paper.close();

	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await dialog.getByRole('button', { name: 'Copy curves.csv' }).click();
	await expect(dialog.getByText('curves.csv is on the clipboard.')).toBeVisible();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied.split(/\r?\n/)[0].split('\t').slice(0, 3)).toEqual([
		'network',
		'step',
		'training_loss'
	]);

	await dialog.getByRole('button', { name: 'Close' }).click();
	await playground.width('A').fill('5');
	await playground.button('Take away this run').click();
	await dialog.getByRole('button', { name: 'None' }).click();
	await dialog.getByRole('checkbox', { name: 'network.safetensors' }).check();
	expect((await save(page)).bytes).toEqual(network.bytes);
});

test('a network leaves by its own card, with its own files', async ({ page, playground }) => {
	await playground.open(small);
	await playground.train('60');
	const card = playground.network('B');
	await card.getByText('Layers, memory and own settings of B').click();
	await card.getByRole('button', { name: 'Take B away' }).click();
	const dialog = dialogOf(page);
	await expect(dialog.getByRole('radio', { name: 'B', exact: true })).toBeChecked();
	const { bytes } = await save(page);
	const files = unzipSync(bytes);
	expect(Object.keys(files)).toEqual([
		'experiment.json',
		'network.safetensors',
		'train_pytorch.py',
		'README.txt'
	]);
	expect(strFromU8(files['network.safetensors'])).toContain('"network":"B"');
});

test('a sweep leaves with what trains all of it elsewhere', async ({ page }) => {
	const sweep = new SweepPage(page);
	await sweep.open('values=1,2,4&seeds=2&stop=50&v=1');
	await sweep.button('Take it away').click();
	const { name, bytes } = await save(page);
	expect(name).toBe('wiggle-room.zip');
	const files = unzipSync(bytes);
	expect(Object.keys(files)).toEqual([
		'link.txt',
		'train.sh',
		'job-array.sh',
		'sweep.py',
		'README.txt'
	]);
	expect(strFromU8(files['link.txt'])).toBe('values=1,2,4&seeds=2&stop=50&v=1\n');
	expect(strFromU8(files['README.txt'])).toContain('It has 6 networks.');
});

test('a network that was taken away comes back with every parameter, and a damaged file gets a sentence', async ({
	page,
	playground
}) => {
	await playground.open(small);
	await playground.train('60');
	await playground.button('Take it away').click();
	const dialog = dialogOf(page);
	await dialog.getByRole('button', { name: 'None' }).click();
	await dialog.getByRole('radio', { name: 'B', exact: true }).check();
	await dialog.getByRole('checkbox', { name: 'network.safetensors' }).check();
	const saved = await save(page);
	const loss = await playground.result('B');
	await dialog.getByRole('button', { name: 'Close' }).click();

	await playground.reset();
	await dropOn(page, 'cut.safetensors', saved.bytes.slice(0, 300));
	await expect(
		page.getByText('“cut.safetensors” cannot be opened. It was cut short.')
	).toBeVisible();
	await expect(playground.parameters('B')).toHaveText('33');

	await dropOn(page, saved.name, saved.bytes);
	await expect(page.getByText('Network B is back as it was at step 60')).toBeVisible();
	await expect(playground.parameters('B')).toHaveCount(0);
	await expect(playground.parameters('A')).toHaveText('33');
	await expect(playground.step).toHaveText('60');
	await expect.poll(async () => (await playground.result('A')).validation).toBe(loss.validation);
	await expect(playground.reading).toContainText(
		'A comes from a file, and has not trained further.'
	);
	await playground.button('Take it away').click();
	await dialog.getByRole('button', { name: 'None' }).click();
	await dialog.getByRole('checkbox', { name: 'network.safetensors' }).check();
	const again = await save(page);
	const numbers = 4 * 33;
	expect(again.bytes.slice(-numbers)).toEqual(saved.bytes.slice(-numbers));
	await dialog.getByRole('button', { name: 'Close' }).click();

	await playground.reset();
	await playground.button('Undo').click();
	await expect(playground.parameters('B')).toHaveText('33');
});
