import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

/** Unit tests that put others in the place of modules of ours, by their paths below the root. */
export function replacingTests() {
	return readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
		.map((path) => `tests/${path.replaceAll('\\', '/')}`)
		.filter((path) => path.endsWith('.test.ts') && !path.endsWith('.browser.test.ts'))
		.filter((path) =>
			/\bvi\.(do)?(mock|resetModules)\(/i.test(readFileSync(join(root, path), 'utf8'))
		);
}
