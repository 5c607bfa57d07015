import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What the modules of a folder of `engine/webgl` import, as written. */
function importsOf(folder: string): string[] {
	const path = fileURLToPath(new URL(`../../../src/lib/engine/webgl/${folder}`, import.meta.url));
	return readdirSync(path).flatMap((name) => {
		const text = readFileSync(`${path}/${name}`, 'utf8');
		return Array.from(text.matchAll(/from '([^']+)'/g), ([, specifier]) => specifier);
	});
}

test('programs know of one another and of networks, of nothing else', () => {
	const imports = importsOf('programs');
	expect(imports).toContain('./program.ts');
	expect(imports.filter((name) => !/^(\.|\.\.\/\.\.\/\.\.\/network)\/\w+\.ts$/.test(name))).toEqual(
		[]
	);
});

test('layouts know of programs, but neither of the device nor of what runs on it', () => {
	const imports = importsOf('layout');
	expect(imports).toContain('../programs/program.ts');
	expect(imports.filter((name) => /^\.\.\/\w+\.ts$/.test(name))).toEqual([]);
});
