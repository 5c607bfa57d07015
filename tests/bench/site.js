/**
 * The page as a reader has it, built and served: the time from one animation frame to the next while
 * it stands idle and while it trains at full speed and draws, and how long after a press on Train the
 * first step is seen. Beside it the same page without a pace, which shows what that costs training.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';
import { root } from '../support/root.js';
import { buildSite } from './buildSite.js';
import { frameGaps } from './frameGaps.js';

const seconds = 5;
const address = '#stop=100000&speed=full';
const paces = /** @type {const} */ (['paced', 'unpaced']);

/** Presses Train; resolves with the milliseconds until the page shows another step than 0. */
const firstStep = () =>
	new Promise((resolve) => {
		const buttons = [...document.querySelectorAll('button')];
		const step = document.querySelector('output[aria-label="Step"]');
		const start = performance.now();
		buttons.find((button) => button.innerText === 'Train')?.click();
		const frame = () => {
			if (step?.textContent === '0') requestAnimationFrame(frame);
			else resolve(performance.now() - start);
		};
		frame();
	});

/**
 * Steps per second, from one change of the step that the page shows to another.
 * @param {number} seconds
 */
const stepRate = (seconds) =>
	new Promise((resolve) => {
		const output = /** @type {Element} */ (document.querySelector('output[aria-label="Step"]'));
		/** @type {{ step: number, ms: number }[]} */
		const shown = [];
		const observer = new MutationObserver(() => {
			const step = Number(output.textContent?.replaceAll(',', ''));
			shown.push({ step, ms: performance.now() });
		});
		observer.observe(output, { subtree: true, characterData: true, childList: true });
		setTimeout(() => {
			observer.disconnect();
			const [first, last] = [shown[0], shown[shown.length - 1]];
			resolve((1000 * (last.step - first.step)) / (last.ms - first.ms));
		}, 1000 * seconds);
	});

/**
 * @param {import('playwright').Browser} browser
 * @param {number} repeats
 * @returns {Promise<Map<string, number[]>>} milliseconds of each repeat, or what the name says
 */
export async function measureSite(browser, repeats) {
	const folder = mkdtempSync(join(tmpdir(), 'site-'));
	/** @type {Map<string, import('vite').PreviewServer>} */
	const servers = new Map();
	for (const pace of paces) {
		const outDir = buildSite(join(folder, pace), pace === 'paced');
		const settings = { build: { outDir }, preview: { port: 0, open: false } };
		servers.set(pace, await preview({ root, logLevel: 'error', ...settings }));
	}
	/** @type {Map<string, number[]>} */
	const measured = new Map();
	/** @param {string} name @param {number} value */
	const note = (name, value) => measured.set(name, [...(measured.get(name) ?? []), value]);
	for (let repeat = 0; repeat < repeats; repeat++) {
		/** @type {Map<string, number>} */
		const rates = new Map();
		for (const pace of paces) {
			const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
			const page = await context.newPage();
			await page.goto(`${servers.get(pace)?.resolvedUrls?.local[0]}${address}`);
			const name = { name: 'Step', exact: true };
			await page.getByRole('button', name).and(page.locator(':enabled')).waitFor();
			await page.waitForTimeout(3000);
			if (pace === 'paced') {
				const { median, p95 } = await page.evaluate(frameGaps, seconds);
				note('idle, median gap', median);
				note('idle, 95 % of gaps', p95);
			}
			const first = await page.evaluate(firstStep);
			if (pace === 'paced') note('first step seen after', first);
			await page.waitForTimeout(2000);
			const counted = page.evaluate(stepRate, seconds);
			const { median, p95 } = await page.evaluate(frameGaps, seconds);
			const rate = await counted;
			rates.set(pace, rate);
			note(`${pace}, median gap`, median);
			note(`${pace}, 95 % of gaps`, p95);
			note(`${pace}, steps/s`, rate);
			await context.close();
		}
		const share = (rates.get('paced') ?? NaN) / (rates.get('unpaced') ?? NaN);
		note('paced, % of unpaced', 100 * share);
	}
	for (const server of servers.values()) await server.close();
	rmSync(folder, { recursive: true });
	return measured;
}
