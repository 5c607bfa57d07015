import { expect, test } from '../support/test.ts';

test('a file that is dropped where none is opened gets a sentence, and the page stays', async ({
	page
}) => {
	for (const path of ['class/', 'lessons/counting/', 'teach/']) {
		await page.goto(`./${path}`);
		await expect(page.locator('html[data-alive]')).toBeAttached();
		const isCaught = await page.getByRole('heading', { level: 1 }).evaluate((element) => {
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(new File(['a,b'], 'table.csv'));
			const event = { bubbles: true, cancelable: true, dataTransfer };
			return ['dragover', 'drop'].every(
				(type) => !element.dispatchEvent(new DragEvent(type, event))
			);
		});
		expect(isCaught, path).toBe(true);
		await expect(page.getByText('This page opens no files.')).toBeVisible();
		await page.getByRole('button', { name: 'Dismiss' }).click();
		await expect(page.getByText('This page opens no files.')).toHaveCount(0);
	}
});
