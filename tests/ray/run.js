/**
 * `npm run ray`: the sweep that `src/cli/ray/sweep.py` spreads over a cluster of two nodes on this machine,
 * where Python has Ray or can get it. Says what it skipped, and ends with the tally.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));
/** The version that this is tried with. */
const ray = 'ray==2.60.0';
/** Kept from one run to the next. Ray starts no worker by a Python whose path has a space. */
const environment = /\s/.test(project)
	? join(tmpdir(), 'wiggle-room-ray')
	: join(project, 'node_modules/.cache/wiggle-room/ray');
const own = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** @param {string} command @param {string[]} words @param {import('node:child_process').StdioOptions} stdio */
const succeeds = (command, words, stdio = 'ignore') =>
	spawnSync(command, words, {
		cwd: project,
		stdio,
		env: { ...process.env, RAY_USAGE_STATS_ENABLED: '0' }
	}).status === 0;

/** @param {string} python */
const hasRay = (python) => succeeds(python, ['-c', 'import ray']);

/** A Python that has Ray, or null. */
function pythonWithRay() {
	const installed = ['python3', 'python'].filter((name) => succeeds(name, ['--version']));
	const ready = [...installed, own].find(hasRay);
	if (ready !== undefined) return ready;
	for (const name of installed) {
		if (!existsSync(own) && !succeeds(name, ['-m', 'venv', environment])) continue;
		console.log(`Installing ${ray} for this check, beside the packages of this project.`);
		if (succeeds(own, ['-m', 'pip', 'install', '-q', ray]) && hasRay(own)) return own;
	}
	return null;
}

const python = pythonWithRay();
if (python === null) {
	console.log(
		'SKIPPED: the sweep on a Ray cluster, since there is no Python that has Ray or can get it.'
	);
	console.log('\n0 passed, 0 failed, 1 skipped');
} else {
	// It prints the tally itself.
	const passed = succeeds(python, ['tests/ray/cluster.py'], 'inherit');
	process.exitCode = passed ? 0 : 1;
}
