/**
 * `npm run bench -- [--json FILE] [--only W1,growth] [--routes a,b] [--repeats 5] [--ms 200]
 * [--quick]`: trains each workload by every route in one browser and prints steps per second. The
 * table goes to standard output, progress to standard error. `--only` takes names or their
 * beginnings; `--quick` leaves out the check that the routes agree. `--only page` measures the built
 * page itself. `--only hashes` tells what mixed members' parameters are to the last bit.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { launchOptions } from '../support/browser.js';
import { serveSources } from '../support/sourceServer.js';
import { measureSite } from './site.js';
import { heading, tableOf } from './table.js';

const { values } = parseArgs({
	options: {
		json: { type: 'string' },
		only: { type: 'string', default: '' },
		routes: { type: 'string' },
		repeats: { type: 'string', default: '5' },
		ms: { type: 'string', default: '200' },
		quick: { type: 'boolean', default: false }
	}
});

const parts = ['', '-core', '-layers', '-backend-webgl', '-backend-wasm'];
const { server, url } = await serveSources('bench', 'tests/bench/index.html', [
	'convnetjs',
	...parts.map((part) => `@tensorflow/tfjs${part}`)
]);
const browser = await chromium.launch(launchOptions());
const context = await browser.newContext();
let current = '';
const startMs = Date.now();
await context.exposeFunction('tell', (/** @type {string} */ progress) => {
	const seconds = Math.round((Date.now() - startMs) / 1000);
	console.error(`${String(seconds).padStart(5)} s  ${current}: ${progress}`);
});

/** A page of its own for each workload, so that none inherits textures or compiled code. */
async function openPage() {
	const page = await context.newPage();
	page.on('pageerror', (error) => console.error(error.message));
	if (process.env.VERBOSE) page.on('console', (message) => console.error(message.text()));
	await page.goto(url);
	await page.waitForFunction(() => 'benchNames' in window, undefined, { timeout: 60_000 });
	return page;
}

const first = await openPage();
/** @type {string[]} */
const names = await first.evaluate('window.benchNames');
await first.close();
const only = values.only.split(',');
const options = {
	repeats: Number(values.repeats),
	milliseconds: Number(values.ms),
	routes: values.routes?.split(',') ?? null,
	agreement: !values.quick
};
/** @type {import('./result.ts').Result[]} */
const results = [];
console.log(heading);
/** @param {string} name */
const isWanted = (name) => only.some((part) => name.startsWith(part));
/** @param {import('./result.ts').Result[]} rows */
function keep(rows) {
	console.log(tableOf(rows));
	results.push(...rows);
	if (values.json) writeFileSync(values.json, JSON.stringify(results, null, '\t') + '\n');
}
for (const name of names.filter(isWanted)) {
	current = name;
	const page = await openPage();
	/** @type {import('./result.ts').Result[]} */
	const rows = await page.evaluate(
		`window.bench(${JSON.stringify(name)}, ${JSON.stringify(options)})`
	);
	await page.close();
	keep(rows);
}
if (isWanted('page')) {
	const { resultOf } = await server.ssrLoadModule('/tests/bench/result.ts');
	const measured = await measureSite(browser, options.repeats);
	keep([...measured].map(([name, ms]) => resultOf('page, ms', name, ms)));
}
await browser.close();
await server.close();
