import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs packages of Debian's; false where that cannot be, for want of `apt-get` or of the right. @param {string[]} names */
export function installPackages(names) {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	/** @param {string[]} words */
	const apt = (words) => spawnSync('apt-get', words, { stdio: 'inherit', env }).status === 0;
	apt(['update']);
	return apt(['install', '-y', '--no-install-recommends', ...names]);
}
