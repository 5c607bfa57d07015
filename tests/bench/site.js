/**
 * The page as a reader has it, built and served: the time from one animation frame to the next while
 * it stands idle and while it trains at full speed and draws, and how long after a press on Train the
 * first step is seen.
 */
import { execFileSync } from 'node:child_process';
import { preview } from 'vite';
import { frameGaps } from './frameGaps.js';

const seconds = 4;
const address = '#stop=100000&speed=full';

/** The step that the page shows. */
const stepShown = () =>
	Number(/Step\s+([\d,]+)/.exec(document.body.innerText)?.[1].replaceAll(',', ''));

/** Presses Train; resolves with the milliseconds until the page shows another step than 0. */
const firstStep = () =>
	new Promise((resolve) => {
		const buttons = [...document.querySelectorAll('button')];
		const shown = () => /Step\s+([\d,]+)/.exec(document.body.innerText)?.[1];
		const start = performance.now();
		buttons.find((button) => button.innerText === 'Train')?.click();
		const frame = () => {
			if (shown() === '0') requestAnimationFrame(frame);
			else resolve(performance.now() - start);
		};
		frame();
	});

/**
 * @param {import('playwright').Browser} browser
 * @param {number} repeats
 * @returns {Promise<Map<string, number[]>>} milliseconds of each repeat
 */
export async function measureSite(browser, repeats) {
	const root = new URL('../..', import.meta.url).pathname;
	// In a process of its own: this one is set to development.
	const production = { ...process.env, NODE_ENV: 'production' };
	execFileSync('npx', ['vite', 'build', '--logLevel=error'], { cwd: root, env: production });
	const server = await preview({ root, logLevel: 'error', preview: { port: 0, open: false } });
	/** @type {Map<string, number[]>} */
	const measured = new Map();
	/** @param {string} name @param {number} value */
	const note = (name, value) => measured.set(name, [...(measured.get(name) ?? []), value]);
	for (let repeat = 0; repeat < repeats; repeat++) {
		const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
		const page = await context.newPage();
		await page.goto(`${server.resolvedUrls?.local[0]}${address}`);
		const name = { name: 'Step', exact: true };
		await page.getByRole('button', name).and(page.locator(':enabled')).waitFor();
		await page.waitForTimeout(3000);
		for (const state of ['idle', 'training']) {
			if (state === 'training') {
				note('first step seen after', await page.evaluate(firstStep));
				await page.waitForTimeout(1000);
			}
			const before = await page.evaluate(stepShown);
			const { median, p95 } = await page.evaluate(frameGaps, seconds);
			const steps = (await page.evaluate(stepShown)) - before;
			note(`${state}, median gap`, median);
			note(`${state}, 95 % of gaps`, p95);
			if (state === 'training') note('training, steps/s', steps / seconds);
		}
		await context.close();
	}
	await server.close();
	return measured;
}
