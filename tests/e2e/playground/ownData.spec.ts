import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { violations } from '../support/axe.ts';
import { dropOn } from '../support/files.ts';
import { OwnDataDialog } from '../support/ownDataDialog.ts';
import { expect, test } from '../support/test.ts';

const textOf = (name: string) =>
	readFileSync(fileURLToPath(new URL(`../../fixtures/tables/${name}`, import.meta.url)), 'utf8');

/** What the dialog says of each file, and whether it can be used. */
const cases: [file: string, summary: string | null, alert: RegExp | null][] = [
	['4000-classes-refuse.csv', null, /“label” has 4,000 classes in 4,000 rows/],
	['formulas-and-markup-stay-text.csv', '40 rows, 2 inputs, 2 classes.', null],
	['ids-and-dates-left-out-with-reason.csv', '60 rows, 2 inputs, 2 classes.', null],
	['missing-cells-7-of-60-rows.csv', '53 rows, 2 inputs, 3 classes.', null],
	['names-repeat.csv', '40 rows, 2 inputs, 2 classes.', /Columns 1 and 2 are both named “x”/],
	['one-class-only-refuse.csv', null, /“kind” has one class only, “same”/],
	['quotes-commas-and-newlines-inside.csv', '30 rows, 1 input, 2 classes.', null],
	[
		'semicolon-decimal-comma-120-rows-2-inputs-2-classes.csv',
		'120 rows, 2 inputs, 2 classes.',
		null
	],
	['tabs-no-header-regression-80-rows.tsv', '80 rows, 1 input.', null],
	['utf-16-with-bom-read-or-refuse-by-name.csv', '40 rows, 2 inputs, 2 classes.', null]
];

test('every file does what its name says', async ({ page, playground }) => {
	await playground.open();
	const own = new OwnDataDialog(page);
	await own.open();
	await expect(own.use).toBeDisabled();
	for (const [file, summary, alert] of cases) {
		await own.chooseFile(file);
		if (summary === null) await expect(own.use).toBeDisabled();
		else await expect(own.summary(summary)).toBeVisible();
		if (alert === null) await expect(own.alert).toBeHidden();
		else await expect(own.alert).toHaveText(alert);
		if (summary !== null) await expect(own.use).toBeEnabled();
	}
	expect(await page.locator('img[src="x"]').count()).toBe(0);
});

test('a pasted table is trained on, and what is no table leaves what was there', async ({
	page,
	playground
}) => {
	await playground.open('a=tanh:3x1&stop=30&speed=full&v=1');
	const before = playground.hash;
	const own = new OwnDataDialog(page);
	await own.open();
	await own.text.fill('nothing');
	await expect(own.alert).toContainText('There is only one column in it.');
	await expect(own.use).toBeDisabled();
	await page.keyboard.press('Escape');
	await expect(own.dialog).toBeHidden();
	expect(playground.hash).toBe(before);

	await own.open();
	await own.text.fill(textOf('semicolon-decimal-comma-120-rows-2-inputs-2-classes.csv'));
	await expect(own.kind('Länge')).toHaveValue('number');
	await expect(own.role('Breite')).toHaveValue('input');
	await expect(own.role('Sorte')).toHaveValue('target');
	await own.role('Breite').selectOption('left out');
	await expect(own.summary('120 rows, 1 input, 2 classes.')).toBeVisible();
	await own.text.fill('a,b\n1,2');
	await expect(own.alert).toContainText('The table has 1 row; at least 8 are needed.');
	await own.text.fill(textOf('semicolon-decimal-comma-120-rows-2-inputs-2-classes.csv'));
	await expect(own.summary('120 rows, 2 inputs, 2 classes.')).toBeVisible();
	await own.takeUp();
	await expect(playground.slider('Data', 'Training points')).toHaveValue('72');
	await playground.train('30');
	await expect(playground.mistakesSentence('A')).toContainText('of its 72 training points');
});

test('a dropped file is read in the dialog, and by nothing else', async ({ page, playground }) => {
	await playground.open();
	const own = new OwnDataDialog(page);
	await own.open();
	const dataTransfer = await page.evaluateHandle((text) => {
		const dropped = new DataTransfer();
		dropped.items.add(new File([text], 'dropped.tsv'));
		return dropped;
	}, textOf('tabs-no-header-regression-80-rows.tsv'));
	await own.dialog.dispatchEvent('drop', { dataTransfer });
	await expect(own.heading('dropped.tsv')).toBeVisible();
	await expect(own.summary('80 rows, 1 input.')).toBeVisible();
	await expect(page.getByRole('dialog')).toHaveCount(1);
});

test('a table dropped anywhere on the page opens the dialog with it', async ({
	page,
	playground
}) => {
	await playground.open();
	const own = new OwnDataDialog(page);
	const bytes = new TextEncoder().encode(textOf('tabs-no-header-regression-80-rows.tsv'));
	await dropOn(page, 'anywhere.tsv', bytes);
	await expect(own.heading('anywhere.tsv')).toBeVisible();
	await expect(own.summary('80 rows, 1 input.')).toBeVisible();
	await own.dialog.getByRole('button', { name: 'Cancel' }).click();
	await expect(own.dialog).toBeHidden();

	await dropOn(page, 'no-table.csv', new TextEncoder().encode('only one line\n'));
	await expect(own.alert).toBeVisible();
	await own.dialog.getByRole('button', { name: 'Cancel' }).click();
	await expect(own.dialog).toBeHidden();
	await expect(page.getByRole('radio', { name: 'Rings', exact: true })).toBeChecked();
});

test('three species of penguins are a sample, with its source and licence', async ({
	page,
	playground
}) => {
	await playground.open('a=tanh:3x2&stop=30&speed=full&v=1');
	const own = new OwnDataDialog(page);
	await own.open();
	await expect(own.dialog.getByRole('link', { name: /CC0 1\.0/ })).toBeVisible();
	await own.openSample('Palmer penguins');
	await expect(own.summary('Rows 4 and 272 are left out')).toBeVisible();
	await expect(own.dialog.getByText('Always saying “Adelie” is right on 44.2')).toBeVisible();
	await expect(own.dialog.getByText(/A\s+will have\s+33\s+parameters/)).toBeVisible();
	await own.takeUp();
	await expect(playground.parameters('A')).toHaveText('33');
	await playground.train('30');
});

test.describe('on a narrow screen', () => {
	test.use({ viewport: { width: 360, height: 740 } });

	test('axe finds nothing in the dialog, and nothing is cut off', async ({ page, playground }) => {
		await playground.open();
		const own = new OwnDataDialog(page);
		await own.open();
		expect(await violations(page)).toEqual([]);
		await own.chooseFile('4000-classes-refuse.csv');
		await own.openSample('Palmer penguins');
		expect(await violations(page)).toEqual([]);
		const widths = () =>
			own.dialog.evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
		const [scroll, client] = await widths();
		expect(scroll).toBeLessThanOrEqual(client);
	});
});
