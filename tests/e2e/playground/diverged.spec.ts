import { expect, test } from '../support/test.ts';

test('a network whose rate is far too high diverges alone, in words', async ({ playground }) => {
	await playground.open(
		'data=line&n=20&new=20&noise=0.1&a=tanh:3x1&b=relu:64x2&b.opt=sgd&b.lr=10&stop=60&speed=full&v=1'
	);
	await playground.train('60');
	await expect(playground.network('B').getByText('Lower the learning rate')).toBeVisible();
	await expect(playground.reading).toContainText(
		/B diverged at step \d+\..*lower the learning rate/
	);
	await expect(playground.network('A').getByText('Lower the learning rate')).toHaveCount(0);
	const rows = await playground.history();
	expect(rows.at(-1)![0]).toBe('60');
	expect(rows.map((row) => Number(row[1])).every(Number.isFinite)).toBe(true);
	await expect(playground.page.getByText(/B diverged\.$/)).toBeVisible();

	await playground.reset();
	await expect(playground.network('B').getByText('Lower the learning rate')).toHaveCount(0);
});
