/**
 * `npm run browsers`: the main path through the built site in Firefox and WebKit, and in Chromium
 * without workers, each held to what Chromium trains; then each executor by itself, and the pinned runs.
 * Tells at the end which browser is missing, and ends with `N passed, M failed, K skipped`.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { browserArguments, ensureBrowser, installedBrowser } from '../support/browser.js';
import { openDisplay } from './display.js';
import { servePinnedRuns, trainPinnedRuns } from './pinned.js';
import { drivePuppeteer } from './puppeteer.js';
import { serveSite } from './site.js';
import { trainBy, walk } from './walk.js';
import { driveWebkit, hasWebkit } from './webkit.js';

/** How far a browser's numbers may be from Chromium's; `wrong` of 300 points. */
const rounding = { losses: 0.01, wrong: 2 };
const none = { losses: 0, wrong: 0 };

const firefox = [
	process.env.FIREFOX_PATH,
	'/usr/bin/firefox',
	'/usr/bin/firefox-esr',
	'/Applications/Firefox.app/Contents/MacOS/firefox',
	'C:\\Program Files\\Mozilla Firefox\\firefox.exe'
].find((path) => path !== undefined && existsSync(path));

if (!ensureBrowser()) process.exit(1);
const display = await openDisplay();

/** @param {() => void} [beforehand] */
const driveChromium = (beforehand) =>
	drivePuppeteer(
		{ executablePath: installedBrowser() ?? chromium.executablePath(), args: browserArguments },
		beforehand
	);

/** @param {string | undefined} displayName */
const driveFirefox = (displayName) =>
	drivePuppeteer({
		browser: 'firefox',
		executablePath: firefox,
		env: { ...process.env, DISPLAY: displayName, WAYLAND_DISPLAY: undefined }
	});

/**
 * `trainsOn`: where training goes that asks for WebGL.
 * @type {{ name: string, missing?: string | false, trainsOn: RegExp, drive: () => Promise<import('./driver.ts').Driver> }[]}
 */
const ways = [
	{ name: 'Chromium', trainsOn: /^WebGL/, drive: () => driveChromium() },
	{
		name: 'Chromium without workers',
		trainsOn: /^WebGL/,
		drive: () =>
			driveChromium(() => {
				const value = class {
					constructor() {
						throw new Error('Workers are blocked.');
					}
				};
				Object.defineProperty(window, 'Worker', { value });
			})
	},
	{
		name: 'Firefox with an X server',
		missing: !firefox ? 'Firefox' : display === null && 'Xvfb',
		trainsOn: /^WebGL/,
		drive: () => driveFirefox(display?.name)
	},
	{
		name: 'Firefox without an X server',
		missing: !firefox && 'Firefox',
		trainsOn: /^WASM/,
		drive: () => driveFirefox(undefined)
	},
	{
		name: 'WebKitGTK',
		missing: !hasWebkit ? 'WebKitWebDriver and MiniBrowser' : display === null && 'Xvfb',
		trainsOn: /^WebGL/,
		drive: () => driveWebkit(display?.name ?? '')
	}
];

/** @param {number[][]} rows @param {number[][]} others */
function farthest(rows, others) {
	return Math.max(
		...rows.flatMap((row, i) => row.map((value, j) => Math.abs(value - others[i][j])))
	);
}

/**
 * What Chromium trained, by the link's words for the executor.
 * @type {Map<string, import('./walk.js').Outcome>}
 */
const measures = new Map();

/**
 * Holds an outcome to that of the first browser.
 * @param {string} way
 * @param {import('./walk.js').Outcome} outcome
 * @param {typeof rounding} tolerance
 */
function compare(way, outcome, tolerance) {
	const measure = measures.get(way) ?? outcome;
	measures.set(way, measure);
	const losses = farthest(outcome.losses, measure.losses);
	const wrong = farthest(outcome.wrong, measure.wrong);
	const told = `losses ${losses.toFixed(3)} and counts ${wrong} from Chromium's`;
	assert.ok(losses <= tolerance.losses && wrong <= tolerance.wrong, told);
	return `${way}, ${outcome.backend}: ${told}`;
}

let [passed, failed] = [0, 0];

/**
 * @param {string} name of a browser
 * @param {() => Promise<string>} check says what it found
 */
async function count(name, check) {
	try {
		console.log(`✓ ${name}: ${await check()}`);
		passed++;
	} catch (error) {
		console.error(`✗ ${name}:`, error);
		failed++;
	}
}

const pinned = await servePinnedRuns();
/** @type {string[]} */
const skipped = [];
for (const { name, missing, trainsOn, drive } of ways) {
	if (missing) {
		skipped.push(`${name}: NOT WALKED, for want of ${missing}.`);
		continue;
	}
	const site = await serveSite(name === 'WebKitGTK');
	const driver = await drive().catch((error) => {
		console.error(`✗ ${name} does not open:`, error);
		failed++;
	});
	if (driver) {
		const full = `${name} (${driver.version})`;
		await count(full, async () => {
			const outcome = await walk(driver, site.url);
			return compare('main path', outcome, rounding);
		});
		await count(full, async () => {
			const outcome = await trainBy(driver, site.url, 'webgl');
			assert.match(outcome.backend, trainsOn);
			return compare('engine=webgl', outcome, rounding);
		});
		await count(full, async () => {
			const outcome = await trainBy(driver, site.url, 'wasm');
			assert.match(outcome.backend, /^WASM/);
			return compare('engine=wasm', outcome, none);
		});
		await count(full, async () => {
			const runs = await trainPinnedRuns(driver, pinned.url);
			return `${runs} runs of the WebAssembly executor equal to the last bit`;
		});
		await driver.close();
	}
	await site.close();
}
await pinned.server.close();
display?.close();

for (const line of skipped) console.log(line);
console.log(
	`\n${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`
);
process.exit(failed === 0 ? 0 : 1);
