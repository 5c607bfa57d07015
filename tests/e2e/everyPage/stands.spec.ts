import { LayoutShifts, sumOf } from '../support/layoutShifts.ts';
import { expect, test } from '../support/test.ts';

/** Over a whole session, as a share of the screen times a share of its height. */
const mostShift = 0.01;

for (const [width, height] of [
	[1366, 650],
	[1360, 860],
	[390, 844]
]) {
	test(`nothing on the playground moves by itself in a session, ${width} × ${height}`, async ({
		page,
		playground
	}) => {
		await page.setViewportSize({ width, height });
		const shifts = await LayoutShifts.watch(page);
		const moved = async () => (await shifts.take()).filter(({ isAnswer }) => !isAnswer);
		await playground.open('speed=full&v=1');
		await playground.button('Bet on A').click();
		await playground.train();
		await playground.timeline.focus();
		for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
		await page.waitForTimeout(700);
		await page.keyboard.press('Escape');
		await playground.width('A').fill('6');
		await playground.isFresh();
		await playground.width('B').focus();
		for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft']) {
			await page.keyboard.press(key);
			await page.waitForTimeout(600);
		}
		await playground.train();
		await playground.button('Step').click();
		await page.waitForTimeout(700);
		await playground.reset();
		const seen = await moved();
		expect(sumOf(seen), JSON.stringify(seen, null, 1)).toBeLessThan(mostShift);

		// What does move is heard.
		await page.waitForTimeout(700);
		await page.locator('main').evaluate((main) => (main.style.marginTop = '200px'));
		expect(sumOf(await moved())).toBeGreaterThan(mostShift);
	});
}
