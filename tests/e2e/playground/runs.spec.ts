import { pictureOn, small } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

test('a finished run is kept, says what differs, is overlaid, brought back and survives a reload', async ({
	page,
	playground
}) => {
	await playground.open(small);
	await expect(playground.runs).toHaveCount(0);
	await playground.train('60');
	await expect(playground.runs).toHaveCount(1);
	await expect(playground.runs).toContainText('This experiment');
	await playground.reset();
	await playground.train('60');
	await expect(playground.runs).toHaveCount(1);

	await playground.width('B').fill('5');
	await expect(playground.parameters('B')).toHaveText('21');
	await expect(playground.runs).toContainText('width of B 5 → 8');
	await expect(playground.step).toHaveText('0');

	const plain = await pictureOn(playground.chart);
	await playground.runs.getByRole('checkbox').check();
	await expect.poll(() => pictureOn(playground.chart)).not.toBe(plain);
	await playground.runs.getByRole('checkbox').uncheck();

	await playground.runs.getByRole('button', { name: 'Bring back' }).click();
	await expect(playground.parameters('B')).toHaveText('33');
	await expect(playground.runs.getByRole('button', { name: 'Bring back' })).toBeDisabled();
	await playground.button('Undo').click();
	await expect(playground.parameters('B')).toHaveText('21');

	await expect.poll(() => playground.hash).toContain('b=tanh:5x1');
	await page.reload();
	await playground.isAlive();
	await expect(playground.runs).toContainText('width of B 5 → 8');
	await playground.button('Forget this run').click();
	await expect(playground.runs).toHaveCount(0);
	await page.reload();
	await playground.isAlive();
	await expect(playground.runs).toHaveCount(0);
});
