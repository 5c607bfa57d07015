import { spawnSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './support/root.js';

const folders = ['src', 'tests'];

/** All code of ours, by its path below the root. */
const code = new Map(
	['', ...folders]
		.flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: folder !== '', encoding: 'utf8' }).map((file) =>
				join(folder, file)
			)
		)
		.filter((path) => /\.(js|ts|svelte)$/.test(path) && !path.endsWith('folderWithSpace.test.ts'))
		.map((path) => [path, readFileSync(join(root, path), 'utf8')])
);

function filesWith(pattern: RegExp): string[] {
	return [...code].filter(([, text]) => pattern.test(text)).map(([path]) => path);
}

describe('the sources', () => {
	it('are all looked at', () => {
		expect(code.has('vite.config.ts') && code.has(join('tests', 'run.js'))).toBe(true);
		expect(filesWith(/import\.meta\.url/).length).toBeGreaterThan(5);
	});

	it('take no part of a URL for a path: it has %20 for a space, and a slash before C:', () => {
		expect(filesWith(/import\.meta\.url\s*\)\s*\.(pathname|href|toString)\b/)).toEqual([]);
	});

	it('start no shell, which would part a path at its spaces, and not npx, which Windows has by another name', () => {
		expect(filesWith(/\bshell:|\b(spawn|spawnSync|execFile|execFileSync)\(\s*['"]npx\b/)).toEqual(
			[]
		);
		expect(filesWith(/\bexec(Sync)?\(\s*['"`]/)).toEqual([]);
	});
});

describe('in a folder with a space in its name', () => {
	let parent: string;
	let folder: string;

	beforeAll(() => {
		parent = mkdtempSync(join(tmpdir(), 'wiggle-room-'));
		folder = join(parent, 'a folder with spaces');
		mkdirSync(folder);
		for (const part of [...folders, 'package.json']) {
			cpSync(join(root, part), join(folder, part), { recursive: true });
		}
		symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
	});
	afterAll(() => rmSync(parent, { recursive: true }));

	const run = (...words: string[]) =>
		spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8', timeout: 100_000 });

	it('the claims are measured', () => {
		const { status, stdout, stderr } = run(
			'tests/claims/run.js',
			...['--only', 'gradient-descent', '--seeds', '301']
		);
		expect(stdout).toContain('1 of 1');
		expect(status, stderr).toBe(0);
	});

	it('the benchmark finds its workloads', () => {
		const { status, stdout, stderr } = run('tests/bench/run.js', '--only', 'none of them');
		expect(stdout).toContain('workload');
		expect(status, stderr).toBe(0);
	});
});
