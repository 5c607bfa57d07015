import type { Locator } from '@playwright/test';
import { hearEngine, untilBuiltAnew } from '../support/engine.ts';
import { LayoutShifts, sumOf } from '../support/layoutShifts.ts';
import { LessonWalk } from '../support/lesson.ts';
import { expect, test } from '../support/test.ts';

const most = 0.01;

/** Along the middle of what is pressed, between two shares of its width, in many small moves. */
async function drag(place: Locator, from: number, to: number) {
	const { x, y, width, height } = (await place.boundingBox())!;
	const { mouse } = place.page();
	await mouse.move(x + from * width, y + height / 2);
	await mouse.down();
	for (let move = 1; move <= 20; move++) {
		await mouse.move(x + (from + ((to - from) * move) / 20) * width, y + height / 2);
	}
	await mouse.up();
}

test('nothing moves under a pointer in a lesson, and what is gone back to stays in view', async ({
	page
}) => {
	await page.setViewportSize({ width: 1360, height: 768 });
	const shifts = await LayoutShifts.watch(page);
	await hearEngine(page);
	/** What moved by itself: whatever was pressed, or what was asked for by another press alone. */
	const holds = async (what: string, andAnswers = true) => {
		const all = await shifts.take();
		const counted = all.filter(({ isAnswer }) => andAnswers || !isAnswer);
		const moved = counted.map(({ value, moved }) => `${value.toFixed(4)} ${moved}`).join('\n');
		expect(sumOf(counted), `${what}\n${moved}`).toBeLessThan(most);
	};

	const lesson = new LessonWalk(page);
	await lesson.openAtFullSpeed('too-many');
	await holds('as the page opens', false);
	await shifts.answering(async () => {
		await untilBuiltAnew(page, () => lesson.stepButton(2).click());
		await expect(lesson.output('Step')).toHaveText('0');
	});
	await holds('going to another step', false);
	await lesson.train();
	await holds('training');

	const rewind = lesson.slider('Rewind: step shown');
	/** Once the page shows what the pointer asked for last. */
	const stepAsked = async () => {
		await expect
			.poll(async () => (await lesson.output('Step').innerText()) === (await rewind.inputValue()))
			.toBe(true);
		return rewind.inputValue();
	};
	const chart = page.getByRole('img', { name: /^Loss over/ });
	await drag(chart, 0.9, 0.2);
	const looking = page.getByText('Looking back. The run stands at step 500.');
	await expect(looking).toBeVisible();
	const then = await stepAsked();
	await page.mouse.move(2, 2);
	await expect(lesson.network('A').getByRole('img', { name: /^What network A/ })).toHaveCount(2);
	await expect(lesson.output('Step')).toHaveText(then);
	for (const part of [
		lesson.button('Train'),
		lesson.button('Return to 500'),
		chart,
		page.getByRole('region', { name: 'Then and now' }),
		...(await lesson
			.network('A')
			.getByRole('img', { name: /^What network A/ })
			.all()),
		page.getByText('Your task').filter({ visible: true })
	]) {
		await expect(part).toBeInViewport({ ratio: 1 });
	}
	await holds('rewinding');
	await lesson.button('Return to 500').click();
	await expect(looking).toBeHidden();
	await expect(lesson.output('Step')).toHaveText('500');
	await holds('returning');
	await drag(chart, 0.9, 0.4);
	await page.keyboard.press('Escape');
	await rewind.fill('100');
	await lesson.button(`Train on from ${await stepAsked()}`).click();
	await lesson.train();
	await holds('training on from there');

	await lesson.open('counting');
	const width = lesson.network('A').getByRole('slider', { name: 'Width' });
	await expect(width).toBeEnabled();
	await page.waitForTimeout(600);
	await shifts.take();
	await drag(width, 0.2, 0.8);
	await lesson.staysOpen(/parameters/);
	await holds('dragging Width');
});

test('what lesson 3 counts is in view as a whole, drawing and squares too', async ({ page }) => {
	await page.setViewportSize({ width: 1360, height: 768 });
	const lesson = new LessonWalk(page);
	await lesson.open('counting');
	for (const [step, title] of [
		[3, 'One count, two shapes'],
		[4, 'Twice as wide']
	] as const) {
		await lesson.stepButton(step).click();
		await expect(lesson.title).toHaveText(title);
		for (const letter of ['A', 'B'] as const) {
			await expect(lesson.network(letter)).toBeInViewport({ ratio: 1 });
		}
		const below = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
		await expect.poll(below).toBeLessThanOrEqual(0);
	}
});
