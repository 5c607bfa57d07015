import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runs } from '../support/commands.js';
import { root } from '../support/root.js';

const parts = ['package.json', 'src', 'static', 'svelte.config.js', 'tests', 'tsconfig.json'];

/** @type {[file: string, pattern: RegExp, replacement: string][]} */
const unpaced = [
	// Nothing makes bursts long where there is no rest.
	['burstPace.ts', /short: \{[^}]*\}/, 'short: { burstMs: 64, waitingMs: 64 }'],
	['frameReports.ts', /longestRestMs = \d+/, 'longestRestMs = 0']
];

/**
 * Builds the site from a copy of its sources in `folder`; unpaced, it trains with no regard for the
 * page: long bursts always, and no rest while it draws.
 * @param {string} folder
 * @param {boolean} isPaced
 * @returns {string} where it is
 */
export function buildSite(folder, isPaced) {
	for (const part of [...parts, 'vite.config.ts']) {
		cpSync(join(root, part), join(folder, part), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
	for (const [file, pattern, replacement] of isPaced ? [] : unpaced) {
		const path = join(folder, 'src/lib/engine/session', file);
		const code = readFileSync(path, 'utf8');
		if (!pattern.test(code)) throw new Error(`${file} has changed: there is nothing to replace.`);
		writeFileSync(path, code.replace(pattern, replacement));
	}
	// In a process of its own: this one is set to development.
	const env = { ...process.env, NODE_ENV: 'production' };
	const isBuilt = runs(['vite', 'build', '--logLevel=error'], { cwd: folder, env });
	if (!isBuilt) throw new Error('The site could not be built.');
	return join(folder, 'build');
}
