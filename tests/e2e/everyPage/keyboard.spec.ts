import type { Locator, Page } from '@playwright/test';
import { small } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

const isFocused = (element: Locator) => element.evaluate((node) => node === document.activeElement);

/** Tab, forwards or backwards, until this has the focus. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
	for (let presses = 0; presses < 120; presses++) {
		await page.keyboard.press(key);
		if (await isFocused(target)) return;
	}
	throw new Error(`${target} cannot be reached with ${key}.`);
}

test('a whole first experiment by keyboard alone', async ({ page, playground }) => {
	await playground.open(small);
	const { keyboard } = page;

	await tabTo(page, playground.button('Bet on B'));
	await keyboard.press('Enter');
	await expect(playground.button('Bet on B')).toHaveAttribute('aria-pressed', 'true');

	await tabTo(page, playground.button('Train'), 'Shift+Tab');
	await keyboard.press('Enter');
	await playground.hasStoppedAt('60');
	await expect(page.getByText(/^You bet on B/)).toBeVisible();

	await tabTo(page, playground.timeline);
	await keyboard.press('ArrowLeft');
	await expect(playground.step).not.toHaveText('60');
	await keyboard.press('Escape');
	await expect(playground.step).toHaveText('60');

	await tabTo(page, playground.squares('B'), 'Shift+Tab');
	await keyboard.press('ArrowRight');
	await expect(playground.network('B').getByText(/^(weight|bias) .+: /)).toBeVisible();

	await tabTo(page, playground.width('B'));
	await keyboard.press('ArrowRight');
	await expect(playground.parameters('B')).toHaveText('37');
	await expect(playground.step).toHaveText('0');

	await keyboard.press('?');
	const dialog = page.getByRole('dialog', { name: 'Keys' });
	await expect(dialog).toBeVisible();
	await keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(playground.width('B')).toBeFocused();

	await tabTo(page, playground.button('Step'), 'Shift+Tab');
	await keyboard.press('Space');
	await expect(playground.step).toHaveText('1');
});
