/**
 * `npm run test:python`: what a run leaves as, read by NumPy, safetensors, ONNX and ONNX Runtime, and its scripts
 * carried out by PyTorch and by Keras, where Python has these or can get them. Says what it skipped, and ends with
 * the tally.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { experiments, inKind, stacks } from './experiments.js';
import { ownTables } from './ownTables.js';
import { started } from './started.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
/** The versions that this is tried with. */
const packages = [
	'numpy==2.4.6',
	'safetensors==0.8.0',
	'onnx==1.23.2',
	'onnxruntime==1.32.0',
	'keras==3.15.1',
	'jax==0.10.2'
];
/** The build for processors: the other one brings gigabytes. */
const torch = 'torch==2.13.0+cpu';
/** Kept from one run to the next. */
const environment = join(project, 'node_modules/.cache/wiggle-room/python');
const own = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** @param {string} command @param {string[]} words */
function run(command, words) {
	const { status, stdout, stderr } = spawnSync(command, words, {
		cwd: project,
		encoding: 'utf8',
		maxBuffer: 2 ** 26,
		// What hangs is told, and does not keep the checks after it.
		timeout: 1_800_000,
		env: { ...process.env, KERAS_BACKEND: 'jax', JAX_PLATFORMS: 'cpu', TF_CPP_MIN_LOG_LEVEL: '3' }
	});
	return { isDone: status === 0, output: `${stdout ?? ''}`, errors: `${stderr ?? ''}` };
}

/** @param {string} python @param {string} name */
const has = (python, name) => run(python, ['-c', `import ${name}`]).isDone;
const installed = ['python3', 'python', '/usr/bin/python3'].filter(
	(name) => run(name, ['--version']).isDone
);

/** A Python of our own with these packages; whether there is one. @param {string[]} names @param {string} module */
function canGet(names, module) {
	for (const name of installed) {
		if (!existsSync(own) && !run(name, ['-m', 'venv', environment]).isDone) continue;
		if (has(own, module)) return true;
		console.log(
			`Installing ${names.join(', ')} for this check, beside the packages of this project.`
		);
		if (run(own, ['-m', 'pip', 'install', '-q', ...names]).isDone && has(own, module)) return true;
	}
	return false;
}

const tally = { passed: 0, failed: 0, skipped: 0 };

/** @param {boolean} isRight @param {string} sentence */
function tell(isRight, sentence) {
	tally[isRight ? 'passed' : 'failed']++;
	console.log(`${isRight ? '✓' : '✗'} ${sentence}`);
}

/** @param {string} what */
function skip(what) {
	tally.skipped++;
	console.log(`SKIPPED: ${what}`);
}

const folder = mkdtempSync(join(tmpdir(), 'wiggle room '));
const alone = { ...experiments, ...stacks, ...ownTables, ...inKind };
const runs = [...Object.values(alone), ...Object.values(started).map(({ link }) => link)];
/** @param {string} link */
const folderOf = (link) => join(folder, String(runs.indexOf(link)));
/** Where each network's files lie, by what it is there for. @type {Record<string, string>} */
const folders = Object.fromEntries([
	...Object.entries(alone).map(([name, link]) => [name, folderOf(link)]),
	...Object.entries(started).flatMap(([points, { link, networks }]) =>
		Object.entries(networks).map(([letter, name]) => [
			`${points}: ${name}`,
			join(folderOf(link), letter)
		])
	)
]);
const names = Object.keys(folders);
/** Of which the notebook is carried out too. */
const notebooks = [
	'Adam, batches, L2',
	'convolution, pooled over all places, batches',
	'on moved points: LoRA, L2 and weight decay'
];

/** Trains a run, and leaves its files in its folder; whether that was done. @param {string} link */
function unpack(link) {
	const zip = join(folder, 'run.zip');
	const command = ['src/cli/start.js', 'train', link, '--save', zip, '-q'];
	const { isDone, errors } = run(process.execPath, command);
	if (!isDone) {
		tell(false, `${link} could not be trained: ${errors}`);
		return;
	}
	for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
		const file = join(folderOf(link), path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, bytes);
	}
}

/** One line for each folder, as the Python beside this says them. @param {string} python @param {string[]} words */
function check(python, words) {
	const { output, errors } = run(python, [
		join(project, 'tests/python', words[0]),
		...words.slice(1)
	]);
	const said = new Map(
		output.split('\n').flatMap((line) => {
			const [at, sentence] = line.split('\t');
			return sentence === undefined ? [] : [[at, sentence]];
		})
	);
	if (said.size === 0) console.log(errors);
	return said;
}

/** @param {string} python @param {string} script @param {string} library @param {string[]} of */
function checkScripts(python, script, library, of = names) {
	const said = check(python, ['check_scripts.py', script, ...of.map((name) => folders[name])]);
	for (const name of of) {
		const sentence = said.get(folders[name]) ?? 'it did not run';
		const expected = name in inKind ? /^repeated only in kind/ : /^agrees to \d/;
		tell(expected.test(sentence), `${library}, ${name}: ${sentence}`);
	}
}

try {
	for (const link of runs) unpack(link);
	if (canGet(packages, 'keras, jax, onnxruntime, onnx, safetensors')) {
		const said = check(own, ['check_files.py', ...Object.values(folders)]);
		for (const name of names) {
			const sentence = said.get(folders[name]) ?? 'they were not read';
			tell(sentence === 'ok', `the files of ${name}: ${sentence}`);
		}
		checkScripts(own, 'train_keras.py', 'Keras');
	} else skip('files and Keras, since there is no Python that has Keras and ONNX or can get them.');
	const withTorch =
		[own, ...installed].find((python) => has(python, 'torch')) ??
		(canGet([torch], 'torch') ? own : undefined);
	if (withTorch === undefined) {
		skip('PyTorch, since there is no Python that has it or can get its build for processors.');
	} else {
		checkScripts(withTorch, 'train_pytorch.py', 'PyTorch');
		checkScripts(withTorch, 'notebook.ipynb', 'The notebook', notebooks);
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}

const { passed, failed, skipped } = tally;
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
