/**
 * `npm run claims -- --browser [--seeds 201-210] [--only NAME] [--json FILE]`: as without `--browser`
 * (`src/cli/commands/claims.ts`), but on WebGL, in a browser.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { launchOptions } from '../support/browser.js';
import { serveSources } from '../support/sourceServer.js';

function wordsOfCommand() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				browser: { type: 'boolean' },
				seeds: { type: 'string', default: '201-210' },
				only: { type: 'string' },
				json: { type: 'string' }
			}
		}).values;
	} catch (error) {
		return endWith(`${/** @type {Error} */ (error).message} See claims --help.`);
	}
}

/** @param {string} problem @returns {never} */
function endWith(problem) {
	console.error(problem);
	process.exit(2);
}

const values = wordsOfCommand();
const parts = ['-core', '-backend-webgl', '-backend-wasm', '-backend-cpu'];
const { server, url } = await serveSources('claims', 'tests/claims/index.html', [
	'ml-matrix',
	...parts.map((part) => `@tensorflow/tfjs${part}`)
]);
const browser = await chromium.launch(launchOptions());
const page = await browser.newPage();
page.on('pageerror', (error) => console.error(error.message));
if (process.env.VERBOSE) page.on('console', (message) => console.log(message.text()));
await page.goto(url);
await page.waitForFunction(() => 'measureClaim' in window, undefined, { timeout: 60_000 });

/** @type {{ names: string[], seeds: number[], problem?: string }} */
const { names, seeds, problem } = await page.evaluate(
	`window.readWanted(${JSON.stringify(values.only)}, ${JSON.stringify(values.seeds)})`
);
if (problem !== undefined) {
	await browser.close();
	endWith(problem);
}
/** @type {import('../../src/lib/claims/shares.ts').Share[]} */
const results = [];
for (const name of names) {
	/** @type {{ shares: import('../../src/lib/claims/shares.ts').Share[], lines: string }} */
	const { shares, lines } = await page.evaluate(
		`window.measureClaim(${JSON.stringify(name)}, ${JSON.stringify(seeds)})`
	);
	process.stdout.write(lines);
	results.push(...shares);
}
const tooLow = results.filter((result) => result.isTooLow).length;
console.log(`\n${results.length} criteria over ${seeds.length} seeds, ${tooLow} too low`);
if (values.json) {
	const listed = results.map(({ isTooLow: _, ...share }) => share);
	writeFileSync(values.json, JSON.stringify(listed, null, '\t') + '\n');
}
await browser.close();
await server.close();
process.exitCode = tooLow > 0 ? 1 : 0;
