import type { Page } from '@playwright/test';
import { writeResult } from '../../../src/lib/claims/class/classResult.ts';
import { resultOf } from '../../claims/class/classResults.ts';
import { hearEngine, untilBuiltAnew } from '../support/engine.ts';
import { LayoutShifts, sumOf } from '../support/layoutShifts.ts';
import { openScale } from '../support/scalePage.ts';
import { SweepPage } from '../support/sweepPage.ts';
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
		await hearEngine(page);
		const moved = async () => (await shifts.take()).filter(({ isAnswer }) => !isAnswer);
		await playground.open('stop=240&speed=full&v=1');
		await playground.button('Bet on A').click();
		await playground.train('240');
		await expect(playground.reading).toContainText('B is memorising');
		await playground.timeline.focus();
		for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
		await page.waitForTimeout(700);
		await page.keyboard.press('Escape');
		// A real key: what a page does within half a second of it is its answer.
		await shifts.answering(async () => {
			await untilBuiltAnew(page, () => playground.width('A').press('ArrowRight'));
			await playground.isFresh();
		});
		await playground.width('B').focus();
		for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft']) {
			await shifts.answering(() => untilBuiltAnew(page, () => page.keyboard.press(key)));
			await page.waitForTimeout(600);
		}
		await playground.train('240');
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

const present = (page: Page) => page.getByRole('button', { name: 'Present', exact: true });

for (const [width, height] of [
	[1366, 650],
	[1024, 768],
	[390, 844]
]) {
	const screen = `${width} × ${height}`;

	test(`nothing on the sweep page moves by itself in a session, ${screen}`, async ({ page }) => {
		await page.setViewportSize({ width, height });
		const shifts = await LayoutShifts.watch(page);
		const sweep = new SweepPage(page);
		await sweep.open();
		await sweep.train();
		await sweep.trainAnew();
		if (width > 700) {
			await present(page).click();
			await expect(sweep.button('Train')).toBeFocused();
			await page.keyboard.press('Escape');
			await expect(present(page)).toBeFocused();
		}
		const preset = sweep.button('More data cures overfitting');
		await preset.click();
		await expect(preset).toHaveAttribute('aria-pressed', 'true');
		await standsStill(shifts);
	});

	test(`nothing on the class page moves by itself in a session, ${screen}`, async ({ page }) => {
		await page.setViewportSize({ width, height });
		const shifts = await LayoutShifts.watch(page);
		await page.goto('./class/');
		const lines = page.getByRole('textbox', { name: '2. Paste what they hand in' });
		await lines.fill(handedIn(3));
		const rows = page.getByRole('table', { name: 'Results', exact: true }).getByRole('row');
		await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(3);
		await lines.fill(handedIn(30));
		await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(30);
		await lines.fill('');
		await expect(page.getByRole('heading', { name: '3. Look at them together' })).toBeVisible();
		await standsStill(shifts);
	});
}

for (const [width, height] of [
	[1366, 768],
	[1024, 768],
	[1920, 1080]
]) {
	test(`nothing on Scale moves by itself while it presents, ${width} × ${height}`, async ({
		page
	}) => {
		await page.setViewportSize({ width, height });
		const shifts = await LayoutShifts.watch(page);
		await openScale(page);
		await present(page).click();
		// Keys count once it stands.
		await expect(page.getByRole('button', { name: 'Zoom out to 175 billion' })).toBeFocused();
		const seen = page.getByLabel('Parameters seen', { exact: true });
		for (const count of ['4,417', '266,610']) {
			await page.keyboard.press('PageDown');
			await expect(seen).toHaveText(count);
			await page.waitForTimeout(700); // The eye comes to rest.
		}
		await page.keyboard.press('Escape');
		await expect(present(page)).toBeFocused();
		await standsStill(shifts);
	});
}

test.describe('on a phone', () => {
	test.use({ viewport: { width: 412, height: 823 }, hasTouch: true, isMobile: true });

	for (const path of ['', 'sweep/', 'scale/', 'class/', 'lessons/what-is-a-parameter/']) {
		test(`nothing on /${path} moves while it comes alive`, async ({ page }) => {
			const shifts = await LayoutShifts.watch(page);
			await page.goto(`./${path}`);
			await expect(page.locator('html[data-alive]')).toBeAttached();
			// Styles that come late move what they belong to.
			await page.waitForLoadState('networkidle');
			await standsStill(shifts);
		});
	}
});

async function standsStill(shifts: LayoutShifts) {
	const seen = (await shifts.take()).filter(({ isAnswer }) => !isAnswer);
	expect(sumOf(seen), JSON.stringify(seen, null, 1)).toBeLessThan(mostShift);
}

/** Of so many students. */
function handedIn(students: number): string {
	const results = Array.from({ length: students }, (_, at) =>
		writeResult(resultOf('first-screen', 10_001 + at, 20 + (at % 7), at > 1))
	);
	return results.join('\n');
}
