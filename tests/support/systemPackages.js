import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs packages of Debian's; false where that cannot be, for want of `apt-get`, of the right or of the
 * package.
 * @param {string[]} names
 * @param {import('node:child_process').StdioOptions} [stdio]
 */
export function installPackages(names, stdio = 'inherit') {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	/** @param {string[]} words */
	const apt = (words) => spawnSync('apt-get', words, { stdio, env }).status === 0;
	apt(['update']);
	return apt(['install', '-y', '--no-install-recommends', ...names]);
}
