import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { runs } from './commands.js';
import { installPackages } from './systemPackages.js';

/** Where Chrome, Chromium and Edge live on the systems we know. */
function installedBrowsers() {
	const env = process.env;
	switch (process.platform) {
		case 'darwin':
			return [
				'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
				'/Applications/Chromium.app/Contents/MacOS/Chromium',
				'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
			];
		case 'win32':
			return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
				.filter((folder) => folder !== undefined)
				.flatMap((folder) => [
					join(folder, 'Google/Chrome/Application/chrome.exe'),
					join(folder, 'Microsoft/Edge/Application/msedge.exe')
				]);
		default: {
			const names = [
				'google-chrome',
				'google-chrome-stable',
				'chromium',
				'chromium-browser',
				'microsoft-edge'
			];
			const folders = (env.PATH ?? '').split(':').filter(Boolean);
			return names.flatMap((name) => folders.map((folder) => join(folder, name)));
		}
	}
}

/** Path of an installed browser, or undefined for Playwright's own. */
export function installedBrowser() {
	return [process.env.CHROME_PATH, ...installedBrowsers()].find(
		(path) => path !== undefined && existsSync(path)
	);
}

/** WebGL drawn in software, so that every machine runs the same tests; no calls home. */
export const browserArguments = [
	'--no-sandbox',
	'--use-angle=swiftshader',
	'--enable-unsafe-swiftshader',
	'--ignore-gpu-blocklist',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];

export function launchOptions() {
	return { executablePath: installedBrowser(), args: browserArguments };
}

function isThere() {
	return installedBrowser() !== undefined || existsSync(chromium.executablePath());
}

/** Finds a browser, or else installs one: Playwright's own, then Debian's package when root. */
export function ensureBrowser() {
	if (isThere()) return true;
	console.log('No Chrome, Chromium or Edge found: installing one for the tests.');
	if (runs(['playwright', 'install', 'chromium']) && isThere()) return true;
	if (installPackages(['chromium']) && isThere()) return true;
	console.error('The tests need a browser: please install Chrome, Chromium or Edge.');
	return false;
}
