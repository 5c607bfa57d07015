import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { runs } from './commands.js';
import { installPackages } from './systemPackages.js';

/** Debian's package of Chromium without windows, and its command: for half the work. */
const headlessShell = 'chromium-headless-shell';

/** Where commands of these names would be. @param {string[]} names */
function inPath(names) {
	const folders = (process.env.PATH ?? '').split(':').filter(Boolean);
	return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

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
				headlessShell,
				'google-chrome',
				'google-chrome-stable',
				'chromium',
				'chromium-browser',
				'microsoft-edge'
			];
			return inPath(names);
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

/** What ANGLE leaves out for tests, where compiling programs takes most of the time: without these it has
 * SwiftShader compile each of them more than once. */
const angleFeatures = ['warmUpPipelineCacheAtLink', 'supportsGraphicsPipelineLibrary'];

/** The page itself drawn without WebGL's software, which takes a quarter of the time; for tests, which
 * measure no frames. */
export function testLaunchOptions() {
	const args = [
		...browserArguments,
		'--disable-gpu-compositing',
		'--disable-gpu-rasterization',
		`--disable-angle-features=${angleFeatures}`
	];
	return { executablePath: installedBrowser(), args };
}

function isThere() {
	return installedBrowser() !== undefined || existsSync(chromium.executablePath());
}

/**
 * Finds a browser, or else installs one: Debian's without windows when root, whatever else there is, then
 * Playwright's own, then Debian's with windows.
 */
export function ensureBrowser() {
	const chosen = process.env.CHROME_PATH;
	if (chosen !== undefined && existsSync(chosen)) return true;
	if (inPath([headlessShell]).some((path) => existsSync(path))) return true;
	if (installPackages([headlessShell], 'ignore') && isThere()) return true;
	if (isThere()) return true;
	console.log('No Chrome, Chromium or Edge found: installing one for the tests.');
	if (runs(['playwright', 'install', 'chromium']) && isThere()) return true;
	if (installPackages(['chromium']) && isThere()) return true;
	console.error('The tests need a browser: please install Chrome, Chromium or Edge.');
	return false;
}
