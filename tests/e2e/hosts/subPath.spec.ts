import { small } from '../support/playground.ts';
import { subPath, subPathSite } from '../support/ports.ts';
import { expect, test } from '../support/test.ts';

test('the built site works below a sub-path', async ({ playground }) => {
	await playground.open(small, subPathSite);
	await expect(playground.backend).toHaveText(/^(WebGL|WASM)/);
	await expect(playground.parameters('B')).toHaveText('33');
	await playground.train('60');
	await playground.width('B').fill('9');
	await expect.poll(() => playground.hash).toContain('b=tanh:9x1');
	expect(new URL(playground.page.url()).pathname).toBe(subPath);
});

test('the site as one zip is downloaded from below a sub-path', async ({ page }) => {
	await page.goto(`${subPathSite}lessons/`);
	await expect(page.getByRole('button', { name: 'Dark' })).toBeEnabled();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: /^the whole site in one file, [\d.]+\sMB$/ }).click();
	const zip = await download;
	expect(zip.suggestedFilename()).toBe('wiggle-room.zip');
	expect(await zip.failure()).toBeNull();
});
