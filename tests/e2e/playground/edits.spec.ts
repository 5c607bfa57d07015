import { actWhen } from '../support/inPage.ts';
import { small, smallWith } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

/** Not at full speed: a table of more than 200 steps leaves some of them out. */
const long = smallWith({ stop: 100_000, speed: 'normal' });

test('a learning rate changed in the middle of a run acts from the next step on', async ({
	playground
}) => {
	await playground.open(smallWith({ stop: 40 }));
	await playground.train('40');
	const plain = await playground.history();
	await playground.reset();
	await playground.setStop(20);
	await playground.train('20');
	const rate = playground.slider('Hyperparameters', 'Learning rate');
	await rate.press('ArrowRight');
	await expect(rate).toHaveAttribute('aria-valuetext', '0.02');
	await expect(playground.step).toHaveText('20');
	await playground.setStop(40);
	await playground.train('40');
	const changed = await playground.history();
	expect(changed.slice(0, 21)).toEqual(plain.slice(0, 21));
	expect(changed[40]).not.toEqual(plain[40]);

	await playground.reset();
	await playground.train('40');
	expect((await playground.history())[20]).not.toEqual(plain[20]);
});

test('a learning rate changed while training does not interrupt it', async ({ playground }) => {
	await playground.open(long);
	const rate = playground.slider('Hyperparameters', 'Learning rate');
	await playground.button('Train').click();
	await actWhen(playground.step, [
		{ past: 5, act: { slider: rate, by: -1 } },
		{ past: 12, act: { press: 'Pause' } }
	]);
	await expect(playground.button('Train')).toBeVisible();
	await expect(rate).toHaveAttribute('aria-valuetext', '0.005');
	// A run that began anew would have forgotten the change.
	await expect(playground.chart).toHaveAccessibleName(
		/Changed at step \d+: learning rate 0\.01 → 0\.005\./
	);
	const steps = (await playground.history()).map(([step]) => Number(step));
	expect(steps).toEqual(steps.map((_, at) => at));
});

test('a width changed while training starts anew and goes on training', async ({ playground }) => {
	await playground.open(long);
	await playground.button('Train').click();
	await actWhen(playground.step, [
		{ past: 5, act: { slider: playground.width('B'), to: 12 } },
		{ past: 3, anew: true, act: { press: 'Pause' } }
	]);
	await expect(playground.button('Train')).toBeVisible();
	await expect(playground.parameters('B')).toHaveText('49');
	await expect(playground.squares('B')).toHaveAttribute('aria-valuetext', /: /);
	const rows = await playground.history();
	expect(rows[0][0]).toBe('0');

	await playground.reset();
	await playground.setStop(3);
	await playground.train('3');
	expect(rows.slice(0, 4)).toEqual(await playground.history());
});

test('undo and redo restore a width, by button and by key', async ({ page, playground }) => {
	await playground.open();
	await expect(playground.button('Undo')).toBeDisabled();
	await playground.width('B').fill('100');
	await expect(playground.parameters('B')).toHaveText('10,501');
	await playground.button('Undo').click();
	await expect(playground.parameters('B')).toHaveText('4,417');
	await expect(playground.width('B')).toHaveValue('64');
	await expect(playground.button('Undo')).toBeDisabled();
	await playground.button('Redo').click();
	await expect(playground.parameters('B')).toHaveText('10,501');
	await page.keyboard.press('Control+z');
	await expect(playground.parameters('B')).toHaveText('4,417');
	await page.keyboard.press('Control+Shift+z');
	await expect(playground.parameters('B')).toHaveText('10,501');
});

test('a drag along a slider is one edit', async ({ page, playground }) => {
	await playground.open();
	const box = (await playground.width('B').boundingBox())!;
	const y = box.y + box.height / 2;
	await page.mouse.move(box.x + 0.3 * box.width, y);
	await page.mouse.down();
	await page.mouse.move(box.x + 0.9 * box.width, y, { steps: 8 });
	await page.mouse.up();
	await expect(playground.parameters('B')).not.toHaveText('4,417');
	await playground.button('Undo').click();
	await expect(playground.parameters('B')).toHaveText('4,417');
	await expect(playground.button('Undo')).toBeDisabled();
});

test('networks are added, duplicated and removed, four at most and one at least', async ({
	playground
}) => {
	await playground.open(small);
	await playground.button('Add a network').click();
	await expect(playground.network('C')).toBeVisible();
	await playground.openDetails('A');
	await playground.button('Duplicate A').click();
	await expect(playground.network('D')).toBeVisible();
	await expect(playground.button('Add a network')).toBeDisabled();
	await expect(playground.button('Duplicate A')).toBeDisabled();
	await expect(playground.parameters('D')).toHaveText('13');
	await expect(playground.question).toContainText(
		/The networks have 13, 33, [\d,]+ and 13 numbers/
	);
	await expect(playground.row('D')).toBeVisible();

	for (const rest of [3, 2, 1]) {
		await playground.button('Remove A').click();
		await expect(playground.page.getByRole('region', { name: /^Network / })).toHaveCount(rest);
	}
	await expect(playground.parameters('A')).toHaveText('13');
	await expect(playground.button('Remove A')).toBeDisabled();
	await playground.train('60');
});

test('a duplicate is a true twin, and a hyperparameter of its own parts them', async ({
	playground
}) => {
	await playground.open(smallWith({ stop: 20 }));
	await playground.openDetails('B');
	await playground.button('Duplicate B').click();
	await expect(playground.row('C')).toBeVisible();
	await playground.isFresh();
	await playground.train('20');
	const [first, ...twins] = await playground.history();
	expect(first[3]).toBe(first[5]);
	expect(twins.map((row) => row.slice(3, 5))).toEqual(twins.map((row) => row.slice(5, 7)));

	await playground.openDetails('C');
	await playground.network('C').getByRole('button', { name: 'Hyperparameters of its own' }).click();
	await playground.network('C').getByRole('slider', { name: 'Learning rate' }).press('ArrowRight');
	await playground.reset();
	await playground.train('20');
	const last = (await playground.history())[20];
	expect(last[3]).not.toBe(last[5]);
});

test('every data set opens, draws what the networks answer, and trains', async ({ playground }) => {
	await playground.open(smallWith({ stop: 2 }));
	const sets = playground.page.getByRole('radiogroup', { name: 'Data set' }).getByRole('radio');
	const count = await sets.count();
	expect(count).toBeGreaterThanOrEqual(12);
	for (let i = 0; i < count; i++) {
		await sets.nth(i).check();
		await playground.isFresh();
		await expect(playground.network('A').getByText(/^(Wrong on|Typically off by) /)).toBeVisible();
		await playground.train('2');
	}
});
