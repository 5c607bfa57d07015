import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folderOf = (url: string) => fileURLToPath(new URL(url, import.meta.url));
const programs = folderOf('../../../../src/lib/engine/webgl/programs');
const modules = readdirSync(programs);
const testsText = readdirSync(folderOf('.'))
	.filter((name) => name.endsWith('.test.ts'))
	.map((name) => readFileSync(folderOf(name), 'utf8'))
	.join('\n');

/** Exports that make a GPU program. */
const exported = modules.flatMap((name) => {
	const text = readFileSync(`${programs}/${name}`, 'utf8');
	const names = text.matchAll(/^export (?:const|function) (\w+Program)\b/gm);
	return Array.from(names, ([, program]) => program);
});

test('every GPU program has a test that begins with its name', () => {
	expect(exported).toContain('summingOptimizerProgram');
	expect(exported.filter((name) => !testsText.includes(`'${name}(`))).toEqual([]);
});

test('every module of the programs has a test that imports it', () => {
	const untested = modules.filter((name) => !testsText.includes(`/webgl/programs/${name}'`));
	expect(untested).toEqual([]);
});
