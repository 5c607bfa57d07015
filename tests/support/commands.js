/**
 * The commands of installed packages, each started as a script of Node's: without `npx` and without a
 * shell it is the same on every system, whatever stands in the path of the folder.
 */
import { spawn, spawnSync } from 'node:child_process';
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

/**
 * Whether the command succeeded, once it has; what it prints goes to `write` meanwhile.
 * @param {string[]} words its name and its arguments
 * @param {(text: string) => void} write
 * @returns {Promise<boolean>}
 */
export function runsBeside([name, ...words], write) {
	const child = spawn(process.execPath, [scriptOf(name), ...words], {
		stdio: ['ignore', 'pipe', 'pipe']
	});
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', write);
	return new Promise((resolve) => {
		child.on('close', (status) => resolve(status === 0));
		child.on('error', (error) => {
			write(`${error}\n`);
			resolve(false);
		});
	});
}
