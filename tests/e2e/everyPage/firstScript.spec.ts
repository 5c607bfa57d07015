import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../support/root.js';
import { expect, test } from '../support/test.ts';

const build = join(root, 'build');
const read = (path: string) => readFileSync(join(build, path), 'utf8');

/** The scripts that a page names, and all that these import at once. */
function firstScripts(page: string): string[] {
	const named = read(page).matchAll(/_app\/[\w/.-]+\.js(?![\w.-])/g);
	const found = new Set([...named].map(([path]) => path));
	for (const path of found) {
		const imports = read(path).matchAll(/\b(?:import|export|from)\s*["'](\.[^"']+\.js)["']/g);
		for (const [, imported] of imports) found.add(posix.join(dirname(path), imported));
	}
	return [...found];
}

/** Bytes, gzipped one by one, as a host sends them. */
const packed = (paths: readonly string[]) =>
	paths.reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0);

/** What each page starts with: a page that needs more says so here. */
const most = [
	['index.html', 129_400, 18],
	['sweep/index.html', 167_900, 24],
	['scale/index.html', 151_500, 14],
	['lessons/what-is-a-parameter/index.html', 223_500, 30]
] as const;

for (const [page, bytes, files] of most) {
	test(`${page} starts with at most ${bytes} bytes of script in ${files} files`, () => {
		const scripts = firstScripts(page);
		expect(scripts.length).toBeGreaterThan(3);
		expect(packed(scripts)).toBeLessThanOrEqual(bytes);
		expect(scripts.length).toBeLessThanOrEqual(files);
	});
}
