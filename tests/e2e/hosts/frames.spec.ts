import { inFrame } from '../support/hostPage.ts';
import { small, smallWith } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';
import { smallSweep } from '../support/sweepPage.ts';

for (const [name, path, hash, label] of [
	['the playground', '', small, 'Copy link'],
	['a sweep', 'sweep/', smallSweep, 'Copy link'],
	['the class page', 'class/', '', 'Copy the link']
] as const) {
	test(`in a frame that may not copy, ${name} shows its own link to copy by hand`, async ({
		page,
		baseURL
	}) => {
		const { frame, close } = await inFrame(page, `${baseURL}${path}#${hash}`);
		const copy = frame.getByRole('button', { name: label, exact: true });
		await expect(copy).toBeEnabled({ timeout: 60_000 });
		await copy.click();
		const dialog = frame.getByRole('dialog', { name: 'Copy it by hand' });
		const field = dialog.getByRole('textbox', { name: 'Text to copy' });
		await expect(field).toBeFocused();
		const address = new URL(await field.inputValue());
		expect(address.origin + address.pathname).toBe(baseURL + path.replace('class/', ''));
		expect(address.hash).not.toBe('');
		const selected = await field.evaluate((area: HTMLTextAreaElement) =>
			area.value.slice(area.selectionStart, area.selectionEnd)
		);
		expect(selected).toBe(address.href);
		await page.keyboard.press('Escape');
		await expect(dialog).toHaveCount(0);
		await expect(copy).toBeFocused();
		close();
	});
}

test('an embedded page whose training stops for good says how to keep it', async ({
	page,
	baseURL
}) => {
	// Every worker is ready, and dies on its first command.
	await page.addInitScript(() => {
		window.Worker = class {
			onmessage?: (message: object) => void;
			onerror?: (error: Event) => void;
			constructor() {
				setTimeout(() => this.onmessage?.({ data: { type: 'ready', webgl: true } }));
			}
			postMessage() {
				setTimeout(() => this.onerror?.(new Event('error')));
			}
			terminate() {}
		} as never;
	});
	const { frame, close } = await inFrame(page, `${baseURL}?embed#${smallWith({ n: 30 })}`);
	await expect(frame.getByText(/“Open in Wiggle Room” keeps the experiment/)).toBeVisible({
		timeout: 60_000
	});
	await expect(frame.getByText(/address bar/)).toHaveCount(0);
	close();
});
