import { small } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

const experiments = {
	'the first screen': '',
	'four wide networks': 'a=tanh:512x6&b=tanh:1x0&c=relu:100x3&d=relu:8x2&v=1'
};

for (const [name, hash] of Object.entries(experiments)) {
	test(`${name} needs no scrolling sideways, from 360 px to 2560 px`, async ({
		page,
		playground
	}) => {
		const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		await page.goto(`./#${hash}`);
		await expect(playground.width('A')).toBeEnabled();
		await playground.openDetails('A');
		for (const width of [360, 390, 768, 1024, 1366, 2560]) {
			await page.setViewportSize({ width, height: 800 });
			await expect.poll(sideways, `${width} px`).toBeLessThanOrEqual(0);
			await playground.present();
			await expect(playground.width('A')).toHaveCount(0);
			await expect(playground.button('Present')).toBeInViewport({ ratio: 1 });
			await expect.poll(sideways, `${width} px, presenting`).toBeLessThanOrEqual(0);
			await page.keyboard.press('Escape');
			await expect(playground.width('A')).toBeVisible();
		}
	});
}

test('at 1366 × 650 question, counts, maps, chart and Train are in view', async ({
	page,
	playground
}) => {
	await page.setViewportSize({ width: 1366, height: 650 });
	await playground.open();
	for (const part of [
		playground.question,
		playground.button('Train'),
		playground.parameters('A'),
		playground.parameters('B'),
		playground.network('A').getByRole('img'),
		playground.network('B').getByRole('img'),
		page.getByRole('slider', { name: 'One connection of network A' }),
		playground.chart
	]) {
		await expect(part).toBeInViewport({ ratio: 0.99 });
	}
});

test('on a phone the networks and the chart come before the settings', async ({
	page,
	playground
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await playground.open(small);
	const tops = [];
	for (const part of [
		playground.question,
		playground.network('A').getByRole('img'),
		playground.chart,
		playground.width('A'),
		page.getByRole('region', { name: 'Data', exact: true })
	]) {
		tops.push((await part.boundingBox())!.y);
	}
	expect(tops).toEqual(tops.toSorted((a, b) => a - b));
});
