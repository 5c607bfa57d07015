/** Chromium, and Firefox, which speaks WebDriver BiDi itself: the one of the system will do. */
import puppeteer from 'puppeteer-core';

/**
 * @param {import('puppeteer-core').LaunchOptions} options
 * @param {() => void} [beforehand] runs in every page before its own scripts
 * @returns {Promise<import('./driver.ts').Driver>}
 */
export async function drivePuppeteer(options, beforehand) {
	const browser = await puppeteer.launch(options);
	const page = await browser.newPage();
	if (beforehand) await page.evaluateOnNewDocument(beforehand);
	await page.setViewport({ width: 1360, height: 860 });
	/** @type {string[]} */
	const heard = [];
	page.on('console', (message) => {
		if (['error', 'warn'].includes(message.type())) heard.push(message.text());
	});
	page.on('pageerror', (error) => heard.push(String(error)));
	return {
		version: await browser.version(),
		async open(url) {
			await page.goto(url);
		},
		async reload() {
			await page.reload();
		},
		see: (look, ...words) => /** @type {Promise<any>} */ (page.evaluate(look, ...words)),
		async click(find, ...words) {
			const element = (await page.evaluateHandle(find, ...words)).asElement();
			if (element === null) throw new Error(`There is nothing to press: ${words.join(' ')}`);
			await /** @type {import('puppeteer-core').ElementHandle<Element>} */ (element).click();
		},
		async press(selector, key) {
			await page.focus(selector);
			await page.keyboard.press(key);
		},
		heard: async () => heard.splice(0),
		close: () => browser.close()
	};
}
