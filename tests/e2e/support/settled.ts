import type { Page } from '@playwright/test';

/** What `read` gives once it gives the same again two frames later: a picture may come after its words. */
export async function settled<T>(page: Page, read: () => Promise<T>): Promise<T> {
	let [before, now] = [await read(), await twoFramesLater(page, read)];
	while (JSON.stringify(before) !== JSON.stringify(now)) {
		[before, now] = [now, await twoFramesLater(page, read)];
	}
	return now;
}

async function twoFramesLater<T>(page: Page, read: () => Promise<T>): Promise<T> {
	await page.evaluate(
		() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
	);
	return read();
}
