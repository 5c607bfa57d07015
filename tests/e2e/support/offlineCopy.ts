import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from '@playwright/test';
import { unzipSync } from 'fflate';

let copy: string | undefined;

/** Unpacks the site's zip, once for each worker, as a teacher does, and gives the address of what was in it. */
export function unpackCopy(): string {
	return (copy ??= unpackTo(join(test.info().project.outputDir, `a copy ${process.pid}`)));
}

function unpackTo(folder: string): string {
	for (const [path, bytes] of Object.entries(unzipSync(readFileSync('build/wiggle-room.zip')))) {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, bytes);
	}
	return `${pathToFileURL(join(folder, 'wiggle-room'))}/`;
}
