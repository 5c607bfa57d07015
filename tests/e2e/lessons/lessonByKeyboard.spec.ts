import type { Locator, Page } from '@playwright/test';
import { LessonWalk } from '../support/lesson.ts';
import { expect, test } from '../support/test.ts';

/** Goes on with the Tab key until this has the focus. */
async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
	await expect(control).toBeEnabled({ timeout: 60_000 });
	for (let press = 0; press < 120; press++) {
		if (await control.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press(key);
	}
	await expect(control).toBeFocused();
}

test('a whole lesson is walked by keyboard alone, and told to a screen reader', async ({
	page
}) => {
	test.slow();
	const lesson = new LessonWalk(page);
	const { keyboard } = page;
	const heading = (name: string) => page.getByRole('heading', { level: 2, name, exact: true });
	const trained = () => expect(lesson.button('Train')).toBeVisible({ timeout: 90_000 });

	await lesson.open('too-many');
	await tabTo(page, lesson.button('Show all controls'));
	await keyboard.press('Enter');
	await tabTo(page, page.getByRole('radio', { name: 'normal', exact: true }), 'Shift+Tab');
	await keyboard.press('ArrowRight');
	await expect(page.getByRole('radio', { name: 'full', exact: true })).toBeChecked();
	await tabTo(page, lesson.button('Show all controls'));
	await keyboard.press('Enter');

	const guesses = page.getByRole('group', { name: /^What will the solid line do/ });
	await tabTo(page, guesses.getByRole('radio').first(), 'Shift+Tab');
	await keyboard.press('Space');
	await keyboard.press('ArrowRight');
	await keyboard.press('ArrowRight');
	await expect(guesses.getByRole('radio', { name: 'Fall, then rise again' })).toBeChecked();
	await tabTo(page, lesson.button('Train'));
	await keyboard.press('Space');
	await trained();
	await lesson.isDone(/The loss on new points was lowest at step \d+/);
	await expect(lesson.done.filter({ hasText: 'and so it was' })).toBeVisible();
	const turn = Number(/lowest at step (\d+)/.exec(await lesson.done.innerText())![1]);
	await tabTo(page, lesson.button('Next step'), 'Shift+Tab');
	await keyboard.press('Enter');

	await expect(heading('Go back to the turn')).toBeFocused();
	await keyboard.press('Space');
	await trained();
	const timeline = lesson.slider('Rewind: step shown');
	await tabTo(page, timeline);
	for (let press = 0; press < 120; press++) {
		if (Number(await timeline.inputValue()) <= turn) break;
		await keyboard.press('ArrowLeft');
	}
	await expect(timeline).toHaveAttribute('aria-valuetext', /^Step \d+/);
	await lesson.isDone(/it was wrong on \d+ of 300 new points, and at the end on \d+/);
	await tabTo(page, lesson.button('Next step'), 'Shift+Tab');
	await keyboard.press('Enter');

	await expect(heading('Less room')).toBeFocused();
	await tabTo(page, lesson.network('A').getByRole('slider', { name: 'Width' }));
	await keyboard.press('Home');
	await keyboard.press('ArrowRight');
	await keyboard.press('ArrowRight');
	await expect(lesson.network('A').getByLabel('Parameters', { exact: true })).toHaveText('25');
	await tabTo(page, lesson.button('Train'), 'Shift+Tab');
	await keyboard.press('Enter');
	await trained();
	await lesson.isDone(/3 units a layer, 25 parameters/);
	await tabTo(page, lesson.button('Finish'), 'Shift+Tab');
	await keyboard.press('Enter');

	await expect(heading('What you saw')).toBeFocused();
	await tabTo(page, page.getByRole('link', { name: /^Next lesson: / }));
	await keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Small against wide');
});
