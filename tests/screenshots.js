/** `npm run screenshots`: the pictures in the README and for slides, from really trained runs of the production build. */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { ensureBrowser, launchOptions } from './support/browser.js';
import { takeSlides } from './slides/take.js';

if (!ensureBrowser()) process.exit(1);
mkdirSync('docs', { recursive: true });
const server = await preview({ preview: { port: 4330 } });
const site = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch(launchOptions());

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
	const page = await browser.newPage({ colorScheme, viewport: { width: 1360, height: 860 } });
	await page.goto(site);
	await page.getByRole('radio', { name: 'full' }).check();
	await page.getByRole('button', { name: 'Train', exact: true }).click();
	await page.getByText(/right more often on new points/).waitFor({ timeout: 180_000 });
	await page.screenshot({ path: `docs/playground-${colorScheme}.png` });
	await page.close();
}

await takeSlides(browser, site);
await browser.close();
await server.close();
