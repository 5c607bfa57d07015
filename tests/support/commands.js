/**
 * The commands of installed packages, each started as a script of Node's: without `npx` and without a
 * shell it is the same on every system, whatever stands in the path of the folder.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

/** Of commands that are called otherwise than their package. @type {Record<string, string>} */
const packages = { 'svelte-kit': '@sveltejs/kit' };

/** @param {string} name */
function scriptOf(name) {
	const folder = join(root, 'node_modules', packages[name] ?? name);
	const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

/**
 * Whether the command succeeded.
 * @param {string[]} words its name and its arguments
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function runs([name, ...words], options) {
	const script = scriptOf(name);
	return (
		spawnSync(process.execPath, [script, ...words], { stdio: 'inherit', ...options }).status === 0
	);
}
