/**
 * `npm run keras`: what the page Scale prints of stacks of layers, against `model.summary()` of a real
 * Keras, line by line, where Python has Keras and JAX or can get them. Says what it skipped, and ends with
 * the tally.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { links } from './links.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
/** The versions that this is tried with. */
const packages = ['keras==3.15.1', 'jax'];
/** Kept from one run to the next. */
const environment = join(project, 'node_modules/.cache/wiggle-room/keras');
const own = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const env = { ...process.env, KERAS_BACKEND: 'jax', JAX_PLATFORMS: 'cpu', COLUMNS: '80' };

/** @param {string} command @param {string[]} words */
const succeeds = (command, words) =>
	spawnSync(command, words, { cwd: project, stdio: 'ignore', env }).status === 0;

/** @param {string} python */
const hasKeras = (python) =>
	succeeds(python, ['-c', 'import keras; from keras.layers import GroupQueryAttention']);

/** A Python that has Keras, or null. */
function pythonWithKeras() {
	const installed = ['python3', 'python'].filter((name) => succeeds(name, ['--version']));
	const ready = [...installed, own].find(hasKeras);
	if (ready !== undefined) return ready;
	for (const name of installed) {
		if (!existsSync(own) && !succeeds(name, ['-m', 'venv', environment])) continue;
		console.log(`Installing ${packages.join(' and ')} for this check, beside the project’s own.`);
		if (succeeds(own, ['-m', 'pip', 'install', '-q', ...packages]) && hasKeras(own)) return own;
	}
	return null;
}

/** What the page shows for each link: Python and the summary that it announces. */
async function shownStacks() {
	const server = await createServer({
		configFile: false,
		root: project,
		appType: 'custom',
		logLevel: 'error',
		server: { middlewareMode: true, watch: null, ws: false }
	});
	const load = (/** @type {string} */ name) =>
		server.ssrLoadModule(`/src/lib/architectures/stack/${name}.ts`);
	const { countStack } = await load('stack');
	const { readStack } = await load('stackLink');
	const { kerasCode } = await load('kerasCode');
	const { kerasSummary } = await load('kerasSummary');
	const shown = links.map((link) => {
		const stack = readStack(link);
		const counted = countStack(stack);
		if (counted.problem !== null) throw new Error(`${link}: ${counted.problem}`);
		return { link, code: kerasCode(stack, counted), summary: kerasSummary(counted) };
	});
	await server.close();
	return shown;
}

const python = pythonWithKeras();
if (python === null) {
	console.log(
		'SKIPPED: the summaries of a real Keras, since there is no Python that has it or can get it.'
	);
	console.log('\n0 passed, 0 failed, 1 skipped');
} else {
	// It prints the tally itself.
	const { status } = spawnSync(python, ['tests/keras/summaries.py'], {
		cwd: project,
		env,
		input: JSON.stringify(await shownStacks()),
		stdio: ['pipe', 'inherit', 'inherit']
	});
	process.exitCode = status === 0 ? 0 : 1;
}
