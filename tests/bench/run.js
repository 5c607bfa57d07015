/**
 * `node tests/bench/run.js [--json FILE] [--only W1,W5] [--routes a,b] [--repeats 5] [--ms 200]
 * [--quick]`: trains each workload by every route in one browser and prints steps per second.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { launchOptions } from '../support/browser.js';

const every = [
	'tfjs-fit-webgl',
	'tfjs-minimize-webgl',
	'tfjs-minimize-wasm',
	'convnetjs',
	'typed-arrays',
	'wiggle-webgl'
];
const { values } = parseArgs({
	options: {
		json: { type: 'string' },
		only: { type: 'string', default: '' },
		routes: { type: 'string', default: every.join() },
		repeats: { type: 'string', default: '5' },
		ms: { type: 'string', default: '200' },
		quick: { type: 'boolean', default: false }
	}
});

const parts = ['', '-core', '-layers', '-backend-webgl', '-backend-wasm'];
const server = await createServer({
	configFile: false,
	root: new URL('../..', import.meta.url).pathname,
	cacheDir: 'node_modules/.vite-bench',
	logLevel: 'error',
	server: { port: 0, host: '127.0.0.1', watch: null, hmr: false },
	optimizeDeps: {
		entries: ['tests/bench/index.html'],
		include: ['convnetjs', ...parts.map((part) => `@tensorflow/tfjs${part}`)]
	}
});
await server.listen();
const address = server.httpServer?.address();
const port = typeof address === 'object' && address ? address.port : 0;
const browser = await chromium.launch(launchOptions());
const page = await browser.newPage();
page.on('pageerror', (error) => console.error(error.message));
if (process.env.VERBOSE) page.on('console', (message) => console.log(message.text()));
await page.goto(`http://127.0.0.1:${port}/tests/bench/index.html`);
await page.waitForFunction(() => 'workloadNames' in window, undefined, { timeout: 60_000 });

/** @type {string[]} */
const names = await page.evaluate('window.workloadNames');
const only = values.only.split(',');
const results = [];
console.log('steps per second: median (min – max), ratio to tfjs-minimize-webgl, agreement');
for (const name of names.filter((name) => only.some((part) => name.startsWith(part)))) {
	const options = {
		repeats: Number(values.repeats),
		milliseconds: Number(values.ms),
		routes: values.routes.split(','),
		agreement: !values.quick
	};
	/** @type {import('./measure.ts').Result[]} */
	const rows = await page.evaluate(
		`window.bench(${JSON.stringify(name)}, ${JSON.stringify(options)})`
	);
	console.log(`\n${name}`);
	for (const { route, median, min, max, ratio, agreement } of rows) {
		const rate = `${median.toFixed(1)} (${min.toFixed(1)} – ${max.toFixed(1)})`;
		const exact = agreement === null ? '' : agreement.toExponential(1);
		console.log(
			`  ${route.padEnd(20)} ${rate.padStart(28)} ${ratio?.toFixed(2).padStart(8)}  ${exact}`
		);
	}
	results.push(...rows);
}
if (values.json) writeFileSync(values.json, JSON.stringify(results, null, '\t') + '\n');
await browser.close();
await server.close();
