/** WebKitGTK's MiniBrowser, the nearest to Safari that Linux has, by WebDriver. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Builder, Capabilities, Key } from 'selenium-webdriver';

const service = '/usr/bin/WebKitWebDriver';
const binary = ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0']
	.flatMap((name) => [
		`/usr/lib/${name}`,
		`/usr/lib/x86_64-linux-gnu/${name}`,
		`/usr/lib/aarch64-linux-gnu/${name}`
	])
	.map((folder) => `${folder}/MiniBrowser`)
	.find((path) => existsSync(path));

export const hasWebkit = binary !== undefined && existsSync(service);

async function freePort() {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address ? address.port : 0;
}

/** @param {string} url */
async function isAnswered(url) {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}

/**
 * @param {string} display the X server's name
 * @returns {Promise<import('./driver.ts').Driver>}
 */
export async function driveWebkit(display) {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const env = { ...process.env, DISPLAY: display };
	const serving = spawn(service, ['-p', String(port)], { stdio: 'ignore', env });
	for (let wait = 0; wait < 100 && !(await isAnswered(`${url}/status`)); wait++) await sleep(100);
	const capabilities = new Capabilities({ browserName: 'MiniBrowser' });
	capabilities.set('webkitgtk:browserOptions', { binary, args: ['--automation'] });
	const driver = await new Builder()
		.usingServer(url)
		.withCapabilities(capabilities)
		.build()
		.catch((error) => {
			serving.kill();
			throw error;
		});
	await driver.manage().window().setRect({ x: 0, y: 0, width: 1360, height: 900 });
	const known = await driver.getCapabilities();
	/** @type {import('./driver.ts').Driver['see']} */
	const see = (look, ...words) => driver.executeScript(look, ...words);
	return {
		version: `WebKitGTK ${known.get('browserVersion')}`,
		open: (address) => driver.get(address),
		reload: () => driver.navigate().refresh(),
		see,
		async click(find, ...words) {
			/** @type {import('selenium-webdriver').WebElement} */
			const element = await driver.executeScript(find, ...words);
			await element.click();
		},
		async press(selector, key) {
			const element = await driver.findElement({ css: selector });
			await element.sendKeys(key === 'Home' ? Key.HOME : Key.ESCAPE);
		},
		// The driver has no ear for the console: see `site.js`.
		heard: () => see(() => /** @type {any} */ (window).takeHeard()),
		async close() {
			await driver.quit().catch(() => {});
			serving.kill();
		}
	};
}
