import { actWhen } from '../support/inPage.ts';
import { smallWith, small } from '../support/playground.ts';
import { pressTwice } from '../support/sweepPage.ts';
import { expect, test } from '../support/test.ts';

const long = smallWith({ stop: 100_000, speed: 'normal' });

test('Train becomes Pause while training, and Pause stops where it is', async ({ playground }) => {
	await playground.open(long);
	await playground.button('Train').click();
	await actWhen(playground.step, [{ past: 3, act: { press: 'Pause' } }]);
	await expect(playground.button('Train')).toBeVisible();
	await playground.history();
	const paused = await playground.shownStep();
	await playground.button('Step').click();
	await expect(playground.step).toHaveText((paused + 1).toLocaleString('en-US'));
	expect(paused).toBeLessThan(100_000);
	await playground.button('Train').click();
	await actWhen(playground.step, [{ past: paused + 1, act: { press: 'Pause' } }]);
	await expect(playground.button('Train')).toBeVisible();
});

test('keys: Space trains and pauses, S takes one step, R resets', async ({ page, playground }) => {
	await playground.open(long);
	await page.keyboard.press('s');
	await expect(playground.step).toHaveText('1');
	await page.keyboard.press('S');
	await expect(playground.step).toHaveText('2');
	await page.keyboard.press('Space');
	await actWhen(playground.step, [{ past: 4, act: { key: ' ' } }]);
	await expect(playground.button('Train')).toBeVisible();
	expect(await playground.shownStep()).toBeLessThan(100_000);
	await page.keyboard.press('r');
	await expect(playground.step).toHaveText('0');
});

test('keys are left to the control that has the focus', async ({ page, playground }) => {
	await playground.open(small);
	await playground.stopAt.fill('7');
	await playground.stopAt.press('s');
	await playground.button('Step').press('Space');
	await expect(playground.step).toHaveText('1');
	await page.getByRole('checkbox', { name: 'Stop at best validation' }).press('Space');
	await expect(page.getByRole('checkbox', { name: 'Stop at best validation' })).toBeChecked();
	await expect(playground.step).toHaveText('1');
	await expect(playground.button('Train')).toBeVisible();
});

test('Train at the stop goes on as far again', async ({ playground }) => {
	await playground.open(smallWith({ stop: 20 }));
	await playground.train('20');
	await playground.train('40');
	await expect(playground.stopAt).toHaveValue('40');
	await playground.train('80');
});

test('the stop can be moved while training, and a wrong one becomes the nearest allowed', async ({
	playground
}) => {
	await playground.open(smallWith({ stop: 100_000 }));
	await playground.stopAt.fill('0');
	await playground.stopAt.press('Enter');
	await expect(playground.stopAt).toHaveValue('1');
	await expect(
		playground.page.getByText('Stop step must be a whole number from 1 to 100,000. Now it is 1.')
	).toBeVisible();
	await playground.stopAt.fill('');
	await playground.stopAt.press('Enter');
	await expect(playground.stopAt).toHaveValue('1');
	await playground.setStop(100_000);
	await playground.button('Train').click();
	await playground.isPast(2);
	await playground.setStop(1);
	await expect(playground.button('Train')).toBeVisible();
});

test('two clicks on Train at once leave a page that trains as ever', async ({ playground }) => {
	await playground.open(smallWith({ stop: 200 }));
	await playground.train('200');
	const plain = await playground.history();
	await playground.reset();
	// Presses of a key are no double click: the first trains, and the second pauses.
	await pressTwice(playground.button('Train'));
	await expect(playground.button('Train')).toBeVisible();
	expect(await playground.shownStep()).toBeLessThan(200);
	await playground.train('200');
	expect(await playground.history()).toEqual(plain);
	await playground.reset();
	// Of a double click the second click counts for nothing.
	await playground.button('Train').dblclick();
	await playground.hasStoppedAt('200');
	expect(await playground.history()).toEqual(plain);
});

test('Train in the moment after an edit trains what was edited, to the same stop', async ({
	page,
	playground
}) => {
	await playground.open(smallWith({ stop: 20 }));
	await playground.train('20');
	const before = await playground.history();
	await page.evaluate(() => {
		const press = (name: string) =>
			[...document.querySelectorAll('button')]
				.find(({ textContent }) => textContent?.trim() === name)!
				.click();
		press('New draw');
		press('Train');
	});
	await expect(playground.runs).toHaveCount(2);
	await playground.hasStoppedAt('20');
	await expect(playground.stopAt).toHaveValue('20');
	await expect.poll(() => playground.history()).not.toEqual(before);
});

test('stop at best validation ends by itself and returns each network to its best', async ({
	playground
}) => {
	test.slow();
	await playground.open('n=60&new=200&a=tanh:32x2&stop=2000&speed=full&v=1');
	await playground.page.getByRole('checkbox', { name: 'Stop at best validation' }).check();
	await playground.button('Train').click();
	await expect(playground.reading).toContainText(/A stopped at its best, step \d+\./, {
		timeout: 200_000
	});
	await expect(playground.button('Train')).toBeVisible();
	const { validation, best, atStep } = await playground.result('A');
	expect(validation).toBe(best);

	const [sentence, map] = [
		await playground.mistakesSentence('A').innerText(),
		await playground.map('A')
	];
	await playground.reset();
	await playground.page.getByRole('checkbox', { name: 'Stop at best validation' }).uncheck();
	await playground.setStop(atStep);
	await playground.train(String(atStep));
	await expect.poll(async () => (await playground.result('A')).validation).toBe(best);
	await expect(playground.mistakesSentence('A')).toHaveText(sentence);
	await expect.poll(() => playground.map('A')).toBe(map);
});
