import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { zipSync } from 'fflate';
import { building } from '$app/environment';
import { copyEnvironment, siteFolder } from './copy.js';

/** The least that a zip can say, in whatever time zone: the same files make the same zip. */
const mtime = new Date(1980, 0, 1);

/** What SvelteKit writes for a server to send while one page takes the place of another. */
const isForServers = (path: string) => path.startsWith('_app/') || path.endsWith('/__data.json');

async function buildSite(): Promise<void> {
	const vite = join('node_modules', 'vite', 'bin', 'vite.js');
	await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel=warn'], {
		env: copyEnvironment
	});
}

function zipFolder(folder: string): Uint8Array<ArrayBuffer> {
	const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => statSync(join(folder, path)).isFile())
		.map((path) => path.split(sep).join('/'))
		.filter((path) => !isForServers(path))
		.sort();
	const files = paths.map((path) => [`wiggle-room/${path}`, readFileSync(join(folder, path))]);
	return zipSync(Object.fromEntries(files), { level: 9, mtime });
}

async function makeZip(): Promise<Uint8Array<ArrayBuffer>> {
	await buildSite();
	return zipFolder(siteFolder);
}

let zip: ReturnType<typeof makeZip> | undefined;

/** The whole site as one zip: a build makes it once, a development server whenever it is asked for. */
export const offlineZip = () => (building ? (zip ??= makeZip()) : makeZip());
