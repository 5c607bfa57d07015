/**
 * `npm run claims -- --browser [--seeds 201-210] [--only NAME] [--json FILE]`: as without `--browser`
 * (`src/cli/commands/claims.ts`), but on WebGL, in a browser.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { launchOptions } from '../support/browser.js';
import { serveSources } from '../support/sourceServer.js';

const { values } = parseArgs({
	allowPositionals: true,
	options: {
		browser: { type: 'boolean' },
		seeds: { type: 'string', default: '201-210' },
		only: { type: 'string', default: '' },
		json: { type: 'string' }
	}
});

/** @param {string} text */
function seedsOf(text) {
	return text.split(',').flatMap((part) => {
		const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
		if (first === undefined || Number(last) < Number(first)) {
			console.error(`“${part}” is no range of seeds such as 201-210.`);
			process.exit(2);
		}
		return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i);
	});
}

const seeds = seedsOf(values.seeds);
const only = values.only.split(',');
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
await page.waitForFunction(() => 'claimNames' in window, undefined, { timeout: 60_000 });

/** @type {string[]} */
const names = await page.evaluate('window.claimNames');
const chosen = names.filter((name) => only.some((start) => name.startsWith(start)));
if (chosen.length === 0) console.error(`No claim begins with ${only.join(' or ')}.`);
/** @type {import('../../src/lib/claims/shares.ts').Share[]} */
const results = [];
for (const name of chosen) {
	const startMs = Date.now();
	/** @type {import('../../src/lib/claims/shares.ts').Share[]} */
	const shares = await page.evaluate(
		`window.measureClaim(${JSON.stringify(name)}, ${JSON.stringify(seeds)})`
	);
	console.log(`\n${name} (${Math.round((Date.now() - startMs) / 1000)} s)`);
	for (const { criterion, expectedShare, share, isTooLow } of shares) {
		const held = `${Math.round(share * seeds.length)} of ${seeds.length}`;
		const verdict = isTooLow
			? 'TOO LOW'
			: share >= expectedShare
				? 'holds'
				: 'within sampling error';
		console.log(`  ${held}, expected ${100 * expectedShare} %: ${verdict}. ${criterion}`);
	}
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
process.exitCode = tooLow > 0 || chosen.length === 0 ? 1 : 0;
