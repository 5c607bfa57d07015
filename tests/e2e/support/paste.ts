import type { Page } from '@playwright/test';

/** As Ctrl V does, into the first of these elements. */
export function pasteInto(page: Page, text: string, into = 'body') {
	return page.locator(into).evaluate((element, text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		const pasted = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
		element.dispatchEvent(pasted);
	}, text);
}
