import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folderOf = (url: string) => fileURLToPath(new URL(url, import.meta.url));
const kernels = folderOf('../../../../src/lib/engine/wasm/kernels');
const here = folderOf('.');
const each = 'each.ts';
const files = readdirSync(kernels, { recursive: true, encoding: 'utf8' }).filter(
	(name) => name.endsWith('.ts') && name !== each
);

/** The functions that a file exports, but for those that are part of whoever calls them. */
function kernelsIn(text: string): string[] {
	const names = text.matchAll(/(?<!@inline\n)^export function (\w+)/gm);
	return Array.from(names, ([, name]) => name);
}

test.each(files)(
	'%s has a test file, with a test that begins with the name of each kernel',
	(name) => {
		const file = `${here}/${name.replace('.ts', '.test.ts')}`;
		expect(existsSync(file)).toBe(true);
		const tests = readFileSync(file, 'utf8');
		const exported = kernelsIn(readFileSync(`${kernels}/${name}`, 'utf8'));
		expect(exported.filter((kernel) => !tests.includes(`'${kernel}(`))).toEqual([]);
	}
);

test('kernels are known by their exports', () => {
	expect(kernelsIn(readFileSync(`${kernels}/gradient.ts`, 'utf8'))).toEqual([
		'gradientOfKernel',
		'gradientOfBias'
	]);
});
