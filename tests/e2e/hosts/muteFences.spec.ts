import type { Page } from '@playwright/test';
import { small, smallWith } from '../support/playground.ts';
import { expect, test } from '../support/test.ts';

/** As in browsers whose WebGL never says that it has done its work. */
const mute = `WebGL2RenderingContext.prototype.clientWaitSync = function () {
	return this.TIMEOUT_EXPIRED;
};`;

async function muteWorker(page: Page) {
	await page.route(/\/workers\/.*\.js$/, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: `${mute}\n${await response.text()}` });
	});
}

test('where fences never pass the page says what trains instead, and trains', async ({
	page,
	playground
}) => {
	await page.addInitScript(mute);
	await muteWorker(page);
	await playground.open(small);
	await expect(playground.backend).toHaveText(/^WASM/);
	await expect(playground.backend).toHaveAttribute('title', /WebGL never says here that/);
	await playground.train('60');
	expect((await playground.history()).flat()).not.toContain('not a number');
});

test('where they pass on the main thread alone, that trains on WebGL if asked to', async ({
	page,
	playground
}) => {
	await muteWorker(page);
	await playground.open(smallWith({ engine: 'webgl' }));
	await expect(playground.backend).toHaveText(/^WebGL/);
	await playground.train('60');
	expect((await playground.history()).flat()).not.toContain('not a number');
});
