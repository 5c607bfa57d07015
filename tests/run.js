/**
 * `npm test`: every check, whatever became of the others, in two lanes side by side. Each prints as if it
 * ran alone. Ends with where the time went, and with `N passed, M failed`.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser } from './support/browser.js';
import { runsBeside } from './support/commands.js';
import { inOrder } from './support/inOrder.js';

/**
 * One that leaves a report behind is a suite of many tests, of which `count` reads how many passed and
 * failed; another passes or fails as a whole.
 * @typedef {object} Check
 * @property {string} name
 * @property {string[]} words its command
 * @property {string} [report]
 * @property {(report: any) => { passed: number, failed: number }} [count]
 */

const results = 'test-results';

/** @param {number} began in milliseconds */
const secondsSince = (began) => (performance.now() - began) / 1000;

/** @param {string} project @returns {Check} */
function vitest(project) {
	const report = `${results}/${project}.json`;
	// A star: "unit, each alone" is one of the unit tests' projects.
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
	return {
		name: `${project} tests`,
		words: ['vitest', 'run', '--project', `${project}*`, ...reporters],
		report,
		count: ({ numPassedTests, numFailedTests }) => ({
			passed: numPassedTests,
			failed: numFailedTests
		})
	};
}

/** @type {Check} */
const sync = { name: 'types of the routes', words: ['svelte-kit', 'sync'] };
/** One after another in a lane; together they take as long as the lane beside them. @type {Check[][]} */
const lanes = [
	[
		{ name: 'format', words: ['prettier', '--check', '.'] },
		{
			name: 'types',
			words: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']
		},
		vitest('unit'),
		vitest('browser')
	],
	[
		{ name: 'build', words: ['vite', 'build', '--logLevel=warn'] },
		{
			name: 'end-to-end tests',
			words: ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'],
			report: `${results}/e2e.json`,
			count: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky })
		}
	]
];

/** @param {Check} check @param {ReturnType<typeof inOrder>[number]} output */
async function carryOut({ name, words, report, count }, output) {
	const began = performance.now();
	output.write(`\n── ${name}\n`);
	const succeeded = await runsBeside(words, output.write);
	let { passed, failed } = { passed: Number(succeeded && !report), failed: 0 };
	if (report && count) {
		try {
			({ passed, failed } = count(JSON.parse(readFileSync(report, 'utf8'))));
		} catch {
			output.write(`${name}: left no report.\n`);
		}
	}
	if (!succeeded) failed = Math.max(1, failed);
	else if (passed === 0) failed++;
	output.end();
	return { name, passed, failed, seconds: secondsSince(began) };
}

if (!ensureBrowser()) process.exit(1);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const checks = [sync, ...lanes.flat()];
const outputs = inOrder(checks.length, (text) => process.stdout.write(text));
/** @param {Check} check */
const carriedOut = (check) => carryOut(check, outputs[checks.indexOf(check)]);

const began = performance.now();
const tallies = [await carriedOut(sync)];
await Promise.all(
	lanes.map(async (lane) => {
		for (const check of lane) tallies.push(await carriedOut(check));
	})
);

/** @param {number} seconds @param {string} name */
const tell = (seconds, name) => console.log(`${seconds.toFixed(0).padStart(6)}  ${name}`);
console.log(`\n── where the time went, in seconds`);
for (const { name, seconds } of tallies) tell(seconds, name);
tell(secondsSince(began), `in all, ${lanes.length} at once`);

/** @param {'passed' | 'failed'} key */
const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') === 0 ? 0 : 1);
