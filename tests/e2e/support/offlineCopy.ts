import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';

/** Unpacks the site's zip there, as a teacher does, and gives the address of what was in it. */
export function unpackCopy(folder: string): string {
	for (const [path, bytes] of Object.entries(unzipSync(readFileSync('build/wiggle-room.zip')))) {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, bytes);
	}
	return `${pathToFileURL(join(folder, 'wiggle-room'))}/`;
}
