import { violations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** Small enough to train in moments. */
const strips =
	'data=shift&n=40&new=60&shuffled=0&place=0&centred=0&noise=.3' +
	'&a=layers:conv4.k5.s2.relu.max&b=relu:9x1&batch=all&stop=20&speed=full&v=1';

test.slow();

test('layers of kinds of their own are edited, refused with the numbers, and taken back', async ({
	page,
	playground
}) => {
	await playground.open(strips);
	const a = playground.network('A');
	await expect(playground.parameters('A')).toHaveText('44');
	const layers = a.getByRole('group', { name: 'Layers of network A' });
	const kernel = layers.getByRole('spinbutton', { name: 'Kernel, layer 1 of A' });
	await kernel.fill('50');
	await kernel.press('Enter');
	await expect(layers.getByRole('status')).toContainText(
		'Layer 1 has a kernel of 50, and the data have only 40 places: it does not fit.'
	);
	await expect(kernel).toHaveValue('5');
	await kernel.fill('9');
	await kernel.press('Enter');
	await expect(playground.parameters('A')).toHaveText('60');
	await expect(layers.getByRole('status')).toHaveText('');
	const pooling = layers.getByRole('combobox', { name: 'Pooling, layer 1 of A' });
	await pooling.selectOption('windows');
	await expect(playground.parameters('A')).toHaveText('172');
	const window = layers.getByRole('spinbutton', { name: 'Window, layer 1 of A' });
	await window.fill('3');
	await window.press('Enter');
	await expect.poll(() => playground.hash).toContain('a=layers:conv4.k9.s2.relu.pool3.every2&');
	await pooling.selectOption('max');
	await expect(window).toHaveCount(0);
	await expect(playground.parameters('A')).toHaveText('60');
	await layers.getByRole('button', { name: 'Add a layer' }).click();
	await expect(layers.getByRole('listitem', { name: 'Layer 2 of A' })).toBeVisible();
	await expect(playground.parameters('A')).toHaveText('80');
	await layers.getByRole('checkbox', { name: 'Residual, layer 2 of A' }).check();
	await expect
		.poll(() => playground.hash)
		.toContain('a=layers:conv4.k9.s2.relu.max,dense4.relu.residual&');
	await page.keyboard.press('Control+z');
	await expect.poll(() => playground.hash).toContain('a=layers:conv4.k9.s2.relu.max,dense4.relu&');
	await layers.getByRole('button', { name: 'Add a layer' }).press('Enter');
	const width = layers.getByRole('spinbutton', { name: 'Width, layer 3 of A' });
	await width.press('ArrowUp');
	await width.press('ArrowDown');
	await width.press('ArrowDown');
	await expect(width).toBeFocused();
	await expect
		.poll(() => playground.hash)
		.toContain('a=layers:conv4.k9.s2.relu.max,dense4.relu,dense3.relu&');
	await width.fill('9999');
	await width.press('Enter');
	await expect(layers.getByRole('status')).toHaveText(
		'Width must be a whole number from 1 to 512. Nothing was changed.'
	);
	await expect(width).toHaveValue('3');
	await layers.getByRole('button', { name: 'Width and depth again' }).click();
	await expect(playground.width('A')).toHaveValue('4');
	await expect(layers).toBeHidden();
	await a.getByRole('button', { name: 'convolution, pooled' }).click();
	await expect(playground.parameters('A')).toHaveText('412');
	expect(await violations(page)).toEqual([]);
});

test('strips show what a network says, where it looked, and where one weight is used', async ({
	playground
}) => {
	await playground.open(strips);
	const seen = playground.network('A').getByRole('group', {
		name: 'What network A says of new points'
	});
	await expect(
		seen.getByRole('listitem', { name: 'Example 2: second', exact: true })
	).toBeVisible();
	await playground.squares('A').focus();
	await expect(seen).toContainText('This one weight is used at 18 places');
	await playground.squares('B').focus();
	await expect(
		playground.network('B').getByRole('group', { name: 'What network B says of new points' })
	).toContainText('This weight is used at one sample alone, number 1');
	await playground.train('20');
	await expect(
		seen.getByRole('listitem', {
			name: /^Example 2: second; A says \w+.* it looked most at samples \d/
		})
	).toBeVisible();
	await expect(
		playground.reading.getByRole('table', { name: /Columns: what A says/ })
	).toBeVisible();
});

test('a data set without places makes layers dense that would not fit', async ({ playground }) => {
	await playground.open(strips);
	await playground.page.getByRole('radio', { name: 'Spiral', exact: true }).check();
	await expect(playground.width('A')).toHaveValue('4');
	await expect.poll(() => playground.hash).toContain('a=relu:4x1&');
});
