import { violations } from '../support/axe.ts';
import { smallWith } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

test.describe('in either theme axe finds nothing', () => {
	test('before, while and after training, and with a run kept', async ({ page, playground }) => {
		await playground.open(smallWith({ stop: 100_000, b: 'tanh:64x2', speed: 'slow' }));
		expect(await violations(page)).toEqual([]);
		await playground.button('Bet on B').click();
		await playground.button('Train').click();
		await playground.isPast(2);
		expect(await violations(page)).toEqual([]);
		await playground.setStop(1);
		await expect(playground.button('Train')).toBeVisible();
		await playground.reset();
		await playground.train('1');
		await expect(playground.runs).not.toHaveCount(0);
		expect(await violations(page)).toEqual([]);
	});

	test('with the details of a network and a notice open', async ({ page, playground }) => {
		await playground.open('n=20&new=20&a=tanh:4,3&a.lr=0.02&b=relu:8x2&nonsense=1');
		await playground.openDetails('A');
		await playground.openDetails('B');
		expect(await violations(page)).toEqual([]);
	});

	test('with the keys open', async ({ page, playground }) => {
		await playground.open();
		await playground.button('Keys').click();
		expect(await violations(page)).toEqual([]);
	});

	test('while presenting', async ({ page, playground }) => {
		await playground.open();
		await playground.present();
		expect(await violations(page)).toEqual([]);
	});

	test('with four networks of one input, at 360 px', async ({ page, playground }) => {
		await page.setViewportSize({ width: 360, height: 740 });
		await playground.open(
			'data=cosine&n=20&new=20&a=tanh:1x0&b=tanh:4x1&c=tanh:8x1&d=relu:8x2&v=1'
		);
		expect(await violations(page)).toEqual([]);
	});
});
