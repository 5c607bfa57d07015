/**
 * `npm test`: every check, whatever became of the others, in two lanes side by side. Each prints as if it
 * ran alone. Ends with where the time went, with what failed, and with `N passed, M failed`.
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
 * @property {(report: any) => { passed: number, failures: string[] }} [count] failures by the names of their tests
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
		count: ({ numPassedTests, testResults }) => ({
			passed: numPassedTests,
			failures: testResults.flatMap(failuresIn)
		})
	};
}

/** A file that cannot be read has no tests, but a message. @param {any} file of a report by Vitest */
function failuresIn({ name, status, message, assertionResults }) {
	const failed = assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
	if (failed.length === 0 && status === 'failed') return [`${name}: ${message}`];
	return failed.map((/** @type {any} */ test) => `${name}: ${test.fullName}`);
}

/** Of each of a file's tests, in each project. @param {any} suite of a report by Playwright @returns {string[]} */
const unexpectedIn = ({ specs = [], suites = [] }) => [
	...specs.flatMap((/** @type {any} */ { file, line, title, tests }) =>
		tests
			.filter((/** @type {any} */ { status }) => ['unexpected', 'flaky'].includes(status))
			.map((/** @type {any} */ { projectName }) => `[${projectName}] ${file}:${line}: ${title}`)
	),
	...suites.flatMap(unexpectedIn)
];

/** @type {Check} */
const sync = { name: 'types of the routes', words: ['svelte-kit', 'sync'] };
/** One after another in a lane; together they take as long as the lane beside them. @type {Check[][]} */
const lanes = [
	[
		{ name: 'format', words: ['prettier', '--check', '.'] },
		{
			name: 'types',
			words: ['svelte-check', '--tsgo', '--tsconfig', './tsconfig.json', '--fail-on-warnings']
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
			count: ({ stats, suites }) => ({
				passed: stats.expected,
				failures: suites.flatMap(unexpectedIn)
			})
		}
	]
];

/** @param {Check} check @param {ReturnType<typeof inOrder>[number]} output */
async function carryOut({ name, words, report, count }, output) {
	const began = performance.now();
	output.write(`\n── ${name}\n`);
	const succeeded = await runsBeside(words, output.write);
	let passed = Number(succeeded && !report);
	/** @type {string[]} */
	let failures = [];
	if (report && count) {
		try {
			({ passed, failures } = count(JSON.parse(readFileSync(report, 'utf8'))));
		} catch {
			output.write(`${name}: left no report.\n`);
		}
	}
	if (failures.length === 0 && (!succeeded || passed === 0)) failures = ['as a whole'];
	output.end();
	return { name, passed, failures, seconds: secondsSince(began) };
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

const failures = tallies.flatMap(({ name, failures }) => failures.map((one) => `${name}: ${one}`));
if (failures.length > 0) console.log(`\n── what failed\n${failures.join('\n')}`);

const passed = tallies.reduce((total, tally) => total + tally.passed, 0);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
