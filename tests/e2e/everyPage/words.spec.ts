import type { Locator } from '@playwright/test';
import { smallWith } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

const legend = 'Marks in the pictures';
const fontSize = (part: Locator) =>
	part.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));

test('where two counts are equal, the question says what differs, and follows the setting', async ({
	playground
}) => {
	await playground.open(smallWith({ a: 'relu:8x1', 'b.dropout': 0.5, b: 'relu:8x1' }));
	await expect(playground.question).toHaveText(
		/Both networks have 33 numbers to adjust\. They differ in dropout \(A off, B 50\s%\)\./
	);
	await playground.openDetails('B');
	await playground
		.network('B')
		.getByRole('button', { name: 'Use the shared hyperparameters' })
		.click();
	await expect(playground.question).toContainText('and the same settings');
});

test('a legend over the maps says what their marks mean, and only of marks that are there', async ({
	page,
	playground
}) => {
	await playground.open();
	const marks = page.getByRole('list', { name: legend });
	await expect(marks.getByRole('listitem')).toHaveText([
		'training 150',
		'new 300',
		'flipped 15',
		'undecided',
		'wrong A — · B —'
	]);
	expect(await fontSize(marks)).toBeGreaterThanOrEqual(13);
	const height = async () => (await marks.boundingBox())!.height;
	await expect.poll(height).toBeLessThan(30);

	await playground.button('Step').click();
	await expect(marks).toHaveText(/wrong\s+A \d+ ·\s+B \d+/);
	const { validation } = await playground.mistakes('B');
	await expect(marks).toContainText(`B ${validation}`);
	await expect.poll(height).toBeLessThan(30);

	await playground.button('Correct the flipped labels').click();
	await expect(marks.getByRole('listitem')).not.toContainText(['flipped']);
	await playground.paste(smallWith({ data: 'cosine', n: 30 }));
	await expect(marks).toHaveCount(0);
	await expect(playground.network('A').getByText('true function')).toBeVisible();
});

test('what the lines of the loss chart mean opens by keyboard', async ({ page, playground }) => {
	await playground.open();
	const loss = page.getByRole('region', { name: 'Loss', exact: true });
	const meaning = loss.getByText('the best that any network can expect on new ones');
	await expect(meaning).toBeHidden();
	const summary = loss.locator('summary');
	await expect(loss.getByText(/^\s*noise floor\s*$/)).toBeVisible();
	await expect(summary).toHaveText('What the lines mean');
	await summary.focus();
	await page.keyboard.press('Enter');
	await expect(meaning).toBeVisible();
	expect(await fontSize(meaning)).toBeGreaterThanOrEqual(13);
	await expect(loss.getByText('0.69 is no better than tossing a coin')).toBeVisible();
});

test('small losses are written without an exponent', async ({ playground }) => {
	await playground.open(
		'data=line&n=20&new=20&noise=0&a=tanh:1x0&lr=0.1&stop=400&speed=full&scale=log&v=1'
	);
	await playground.train('400');
	const cells = await playground.row('A').getByRole('cell').allInnerTexts();
	expect(Number(cells[0])).toBeLessThan(0.00095);
	expect(cells.join(' ')).not.toMatch(/\de[-−]?[1-5]\b/);
});

test('what the marks of the sweep’s chart mean opens on the page Sweep', async ({ page }) => {
	await page.goto('./sweep/');
	const chart = page.getByRole('region', { name: 'Loss against size' });
	const summary = chart.locator('summary');
	await expect(summary).toHaveText(/best\s+fits every training point\s+rule of thumb/);
	await summary.click();
	await expect(chart.getByText('as many parameters as it has training points')).toBeVisible();
	expect(await fontSize(summary)).toBeGreaterThanOrEqual(13);
});
