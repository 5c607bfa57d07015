import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

/** Putting others in the place of modules of ours, measuring the memory of the process, or loading what leaves
 * a `Worker` behind in it, as onnxruntime-web does: with that others would take it for a browser's. */
const wantsItsOwn = /\bvi\.(mock|doMock|resetModules)\(|\bmemoryUsage\(|'onnxruntime-web'/;

/** Unit tests that want modules and a process of their own, by their paths below the root. */
export function loneTests() {
	return readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
		.map((path) => `tests/${path.replaceAll('\\', '/')}`)
		.filter((path) => path.endsWith('.test.ts') && !path.endsWith('.browser.test.ts'))
		.filter((path) => wantsItsOwn.test(readFileSync(join(root, path), 'utf8')));
}
