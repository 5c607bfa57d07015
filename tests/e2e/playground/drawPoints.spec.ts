import type { Locator, Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { Finger, phone } from '../support/finger.ts';
import { small } from '../support/playground.ts';
import { settled } from '../support/settled.ts';
import { expect, test } from '../support/test.ts';

/** The dialog in which points are drawn, as a person sees it. */
class DrawingDialog {
	readonly dialog: Locator;

	constructor(readonly page: Page) {
		this.dialog = page.getByRole('dialog', { name: 'Your own data' });
	}

	async open() {
		await this.page.getByRole('button', { name: 'Your own', exact: true }).click();
		await expect(this.dialog).toBeVisible();
	}

	radio(name: string) {
		return this.dialog.getByRole('radio', { name, exact: true });
	}

	button(name: string) {
		return this.dialog.getByRole('button', { name, exact: true });
	}

	get plane() {
		return this.dialog.getByRole('application', { name: 'Plane to draw points on' });
	}

	points(count: number) {
		return this.dialog.getByText(count === 1 ? '1 point' : `${count} points`, { exact: true });
	}

	/** With the mouse, from one place of the plane to another. */
	async stroke(...[from, to]: [x: number, y: number][]) {
		const [start, end] = [await this.placeOf(...from), await this.placeOf(...to)];
		await this.page.mouse.move(start.x, start.y);
		await this.page.mouse.down();
		await this.page.mouse.move(end.x, end.y, { steps: 12 });
		await this.page.mouse.up();
	}

	/** Where a place of the plane is on the screen. */
	async placeOf(x: number, y: number) {
		await this.plane.scrollIntoViewIfNeeded();
		const box = (await this.plane.boundingBox())!;
		return { x: box.x + ((x + 1.5) / 3) * box.width, y: box.y + ((1.5 - y) / 3) * box.height };
	}
}

test('points are drawn by a pointer and by keys, used, and drawn on', async ({
	page,
	playground
}) => {
	await playground.open(small);
	const drawing = new DrawingDialog(page);
	await drawing.open();
	await drawing.radio('Draw points').check();
	await expect(drawing.button('Use these data')).toBeDisabled();
	expect(await violations(page)).toEqual([]);

	for (const y of [0.8, 0.5]) await drawing.stroke([-1, y], [0, y]);
	await expect(drawing.dialog.getByRole('alert')).toHaveText(/^All points are circles/);
	await expect(drawing.dialog.getByRole('status')).toHaveText(/^1\d circles drawn\. 2\d points\.$/);
	await drawing.button('Undo').click();
	await drawing.button('Undo').click();
	await expect(drawing.points(0)).toBeVisible();
	await drawing.button('Redo').click();

	await drawing.plane.focus();
	await page.keyboard.press('2');
	await expect(drawing.radio('square')).toBeChecked();
	for (let row = 0; row < 4; row++) {
		if (row > 0) await page.keyboard.press('ArrowDown');
		for (let at = 0; at < 5; at++) {
			await page.keyboard.press(row % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
			await page.keyboard.press(' ');
		}
	}
	await expect(drawing.dialog.getByRole('status')).toHaveText(
		/^Square placed at \([−\d.]+, [−\d.]+\)\. 3\d points\.$/
	);
	await page.keyboard.press('Delete');
	await expect(drawing.dialog.getByRole('status')).toHaveText(/^Square at .* erased\. \d\d points/);
	await page.keyboard.press('Control+z');
	const shown = drawing.dialog.getByText(/^\d+ points$/);
	const total = await settled(page, () => shown.innerText());
	expect(await violations(page)).toEqual([]);
	await drawing.button('Use these data').click();

	await expect(drawing.dialog).toBeHidden();
	await expect(page.getByText(`${total} of 2 classes, drawn by hand.`)).toBeVisible();
	await expect.poll(() => playground.hash).toContain('table=');
	await playground.train('60');
	await drawing.open();
	await expect(drawing.radio('Draw points')).toBeChecked();
	await expect(drawing.dialog.getByText(total, { exact: true })).toBeVisible();
});

test('points drawn after training has begun join it: it goes on from where it was', async ({
	page,
	playground
}) => {
	await playground.open(small);
	const drawing = new DrawingDialog(page);
	await drawing.open();
	await drawing.radio('Draw points').check();
	await drawing.stroke([-1, 0.8], [0.9, 0.8]);
	await drawing.radio('square').check();
	await drawing.stroke([-1, -0.8], [0.9, -0.8]);
	await drawing.button('Use these data').click();
	await playground.train('60');
	const value = (await playground.squares('A').getAttribute('aria-valuetext'))!;
	expect(value).toMatch(/\d/);

	await drawing.open();
	await drawing.stroke([-1, -0.4], [-0.1, -0.4]);
	await expect(drawing.dialog.getByText(/^\d+ points more\. Training goes on/)).toBeVisible();
	const total = (await drawing.dialog.getByText(/^\d+ points$/).textContent())!;
	const parts = drawing.dialog.getByRole('listitem');
	const learned = await parts.filter({ hasText: 'to learn from' }).locator('b').innerText();
	await drawing.button('Use these data').click();
	await expect(page.getByText(`${total} of 2 classes, drawn by hand.`)).toBeVisible();
	const sentence = `of its ${learned} training points`;
	await expect(playground.mistakesSentence('A')).toContainText(sentence);
	await expect(playground.step).toHaveText('60');
	await expect(playground.squares('A')).toHaveAttribute('aria-valuetext', value);
	await playground.train('120');
	await expect(playground.squares('A')).not.toHaveAttribute('aria-valuetext', value);

	await playground.setStop(100_000);
	await playground.setSpeed('slow');
	await playground.button('Train').click();
	await expect(playground.button('Pause')).toBeVisible();
	await drawing.open();
	await drawing.stroke([0.1, 0.4], [0.5, 0.4]);
	await drawing.button('Use these data').click();
	await expect(drawing.dialog).toBeHidden();
	await expect(page.getByText(`${total} of 2 classes, drawn by hand.`)).toBeHidden();
	await expect(playground.button('Pause')).toBeVisible();
	await playground.button('Pause').click();
	await expect(playground.button('Train')).toBeVisible();
	await playground.isPast(120);
});

test('heights over a line are drawn for one input, and kept apart from the plane', async ({
	page,
	playground
}) => {
	await playground.open(small);
	const drawing = new DrawingDialog(page);
	await drawing.open();
	await drawing.radio('Draw points').check();
	const start = await drawing.placeOf(0, 0);
	await page.mouse.click(start.x, start.y);
	await expect(drawing.points(1)).toBeVisible();
	await drawing.radio('Heights over a line').check();
	await expect(drawing.points(0)).toBeVisible();
	const line = drawing.dialog.getByRole('application', { name: 'Points to draw' });
	const box = (await line.boundingBox())!;
	await page.mouse.move(box.x + 40, box.y + 300);
	await page.mouse.down();
	await page.mouse.move(box.x + 240, box.y + 60, { steps: 8 });
	await page.mouse.move(box.x + 440, box.y + 300, { steps: 8 });
	await page.mouse.up();
	await drawing.button('Use these data').click();
	await expect(page.getByText(/^Drawn points\. \d+ points, drawn by hand\.$/)).toBeVisible();
	await playground.train('60');
});

test('forty points are drawn by keys alone', async ({ page, playground }) => {
	await playground.open(small);
	const drawing = new DrawingDialog(page);
	await page.getByRole('button', { name: 'Your own', exact: true }).focus();
	await page.keyboard.press('Enter');
	await expect(drawing.dialog).toBeVisible();
	await drawing.radio('Table').focus();
	await page.keyboard.press('ArrowRight');
	await expect(drawing.radio('Draw points')).toBeChecked();
	await drawing.plane.focus();
	for (const [mark, away] of [
		['1', 'ArrowUp'],
		['2', 'ArrowDown']
	]) {
		await page.keyboard.press(mark);
		for (let row = 0; row < 2; row++) {
			await page.keyboard.press(away);
			for (let at = 0; at < 10; at++) {
				await page.keyboard.press(row === 0 ? 'ArrowRight' : 'ArrowLeft');
				await page.keyboard.press(' ');
			}
		}
		for (let row = 0; row < 2; row++) {
			await page.keyboard.press(away === 'ArrowUp' ? 'ArrowDown' : 'ArrowUp');
		}
	}
	await expect(drawing.points(40)).toBeVisible();
	await drawing.button('Use these data').focus();
	await page.keyboard.press('Enter');
	await expect(drawing.dialog).toBeHidden();
	await expect(page.getByText('40 points of 2 classes, drawn by hand.')).toBeVisible();
	await playground.train('60');
});

test.describe('on a phone', () => {
	test.use(phone);

	test('a finger draws and erases on the plane, and scrolls beside it', async ({
		page,
		playground
	}) => {
		await playground.open(small);
		const drawing = new DrawingDialog(page);
		await drawing.open();
		await drawing.radio('Draw points').check();
		const finger = await Finger.on(page);
		const plane = (await drawing.plane.elementHandle())!;
		const content = drawing.plane.locator('xpath=ancestor::div[contains(@class, "content")]');
		await finger.pressOn(plane, 0.2, 0.2);
		const scrolled = await content.evaluate(({ scrollTop }) => scrollTop);
		await finger.moveBy(20, 160);
		await finger.lift();
		await expect(drawing.dialog.getByRole('status')).toHaveText(/^1\d circles drawn\./);
		expect(await content.evaluate(({ scrollTop }) => scrollTop)).toBe(scrolled);

		await drawing.radio('Eraser').check();
		await finger.pressOn(plane, 0.2, 0.2);
		await finger.moveBy(20, 160);
		await finger.lift();
		await expect(drawing.points(0)).toBeVisible();
		expect(await violations(page)).toEqual([]);
	});

	test('forty points are drawn by a finger, and used', async ({ page, playground }) => {
		await playground.open(small);
		const drawing = new DrawingDialog(page);
		await drawing.open();
		await drawing.radio('Draw points').check();
		const finger = await Finger.on(page);
		const plane = (await drawing.plane.elementHandle())!;
		const { width } = (await plane.boundingBox())!;
		for (const [mark, alongY] of [
			['circle', 0.2],
			['circle', 0.35],
			['square', 0.65],
			['square', 0.8]
		] as const) {
			await drawing.radio(mark).check();
			await finger.pressOn(plane, 0.1, alongY);
			await finger.moveBy(0.7 * width, 0);
			await finger.lift();
			await expect(drawing.dialog.getByRole('status')).toHaveText(
				new RegExp(`^\\d+ ${mark}s drawn\\.`)
			);
		}
		const total = (await drawing.dialog.getByText(/^\d+ points$/).textContent())!;
		expect(Number.parseInt(total)).toBeGreaterThanOrEqual(40);
		await drawing.button('Use these data').click();
		await expect(drawing.dialog).toBeHidden();
		await expect(page.getByText(`${total} of 2 classes, drawn by hand.`)).toBeVisible();
		await playground.train('60');
	});
});
