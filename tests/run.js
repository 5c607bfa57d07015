/**
 * `npm test`: every check, one after another, whatever became of the ones before; ends with
 * `N passed, M failed`.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser } from './support/browser.js';
import { runs } from './support/commands.js';

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let passed = 0;
let failed = 0;

/** @param {string} name @param {string[]} words */
function succeeds(name, words) {
	console.log(`\n── ${name}`);
	return runs(words);
}

/** A check that passes or fails as a whole. @param {string} name @param {string[]} words */
function check(name, words) {
	if (succeeds(name, words)) passed++;
	else failed++;
}

/**
 * A suite that leaves a report behind; `count` reads how many tests passed and failed in it.
 * @param {string} name @param {string[]} words @param {string} file
 * @param {(report: any) => { passed: number, failed: number }} count
 */
function suite(name, words, file, count) {
	const succeeded = succeeds(name, words);
	let counted = { passed: 0, failed: 0 };
	try {
		counted = count(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		console.error(`${name}: left no report.`);
	}
	passed += counted.passed;
	failed += succeeded ? counted.failed : Math.max(1, counted.failed);
	if (succeeded && counted.passed === 0) failed++;
}

/** @param {string} project */
function vitest(project) {
	const file = `${results}/${project}.json`;
	suite(
		`${project} tests`,
		[
			'vitest',
			'run',
			'--project',
			project,
			'--reporter=default',
			'--reporter=json',
			`--outputFile=${file}`
		],
		file,
		(report) => ({ passed: report.numPassedTests, failed: report.numFailedTests })
	);
}

if (!ensureBrowser()) process.exit(1);

check('format', ['prettier', '--check', '.']);
check('types', ['svelte-kit', 'sync']);
check('types', ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']);
vitest('unit');
vitest('browser');
check('build', ['vite', 'build', '--logLevel=warn']);
suite(
	'end-to-end tests',
	['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'],
	`${results}/e2e.json`,
	({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky })
);

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
