#!/usr/bin/env node
/**
 * `npm run cli -- …` and the command `wiggle-room`: bundles the program where these sources have no bundle
 * yet, and runs it. `--bundle` prints the bundle's folder, which works on any machine that has Node.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const bundles = join(project, 'node_modules/.cache/wiggle-room/cli');
const sources = ['src/lib', 'src/cli', 'src/assembly', 'package.json', 'package-lock.json'];
/** How long a bundle of other sources stays: a program may be running on it. */
const keptMs = 24 * 60 * 60 * 1000;

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesBelow(join(path, name)));
}

/** Names the bundle of these sources. */
function hashOfSources() {
	const hash = createHash('sha256');
	for (const name of sources.filter((name) => existsSync(join(project, name)))) {
		for (const file of filesBelow(join(project, name))) {
			hash.update(file.slice(project.length)).update(readFileSync(file));
		}
	}
	return hash.digest('hex').slice(0, 16);
}

/** Made aside and then put in place: whoever runs at the same time meets no half of it. @param {string} folder */
async function bundle(folder) {
	prepareTypes();
	const { build } = await import('vite');
	mkdirSync(bundles, { recursive: true });
	const made = mkdtempSync(join(bundles, 'making-'));
	await build({ configFile: join(project, 'src/cli/vite.config.ts'), build: { outDir: made } });
	chmodSync(made, 0o755); // For every user of this machine.
	try {
		renameSync(made, folder);
	} catch {
		rmSync(made, { recursive: true }); // Somebody was sooner.
	}
	for (const name of readdirSync(bundles)) {
		const other = join(bundles, name);
		if (other === folder || Date.now() - statSync(other).mtimeMs < keptMs) continue;
		rmSync(other, { recursive: true, force: true });
	}
}

/** What the sources' own configuration builds on is written by SvelteKit. */
function prepareTypes() {
	if (existsSync(join(project, '.svelte-kit/tsconfig.json'))) return;
	const kit = join(project, 'node_modules/@sveltejs/kit/svelte-kit.js');
	execFileSync(process.execPath, [kit, 'sync'], { cwd: project });
}

/** npm runs it in the project's folder; a file that is named lies where the caller stands. */
function standWhereCalled() {
	const { npm_lifecycle_event: script = '', INIT_CWD: folder } = process.env;
	if (['cli', 'claims'].includes(script) && folder !== undefined) process.chdir(folder);
}

if (!existsSync(join(project, 'node_modules/vite'))) {
	process.stderr.write('Packages are missing: run “npm install” first.\n');
	process.exit(2);
}
standWhereCalled();
const [command] = process.argv.slice(2);
if (command === 'claims' && process.argv.includes('--browser')) {
	prepareTypes();
	await import(pathToFileURL(join(project, 'tests/claims/run.js')).href);
} else {
	const folder = join(bundles, hashOfSources());
	try {
		if (!existsSync(folder)) await bundle(folder);
	} catch (error) {
		const { message } = /** @type {Error} */ (error);
		process.stderr.write(`The program could not be bundled: ${message}\n`);
		process.exit(1);
	}
	if (command === '--bundle') process.stdout.write(`${folder}\n`);
	else await import(pathToFileURL(join(folder, 'wiggle-room.js')).href);
}
