import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Problem } from '../../src/cli/problem.ts';
import { run } from '../../src/cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiggle room '));
afterAll(() => rmSync(folder, { recursive: true }));

const none = join(folder, 'none');
const rubbish = join(folder, 'rubbish.csv');
writeFileSync(rubbish, 'hello');

describe('run(words)', () => {
	it.each([
		[['fly'], /^There is no command “fly”: it is train, sweep, merge, claims\.$/],
		[['toString'], /^There is no command “toString”/],
		[['train'], /^A link is missing/],
		[['train', 'data=moon&v=1'], /^The link is damaged, /],
		[['train', '', 'b'], /^train takes one link: is it in quotes\?$/],
		[['train', 'no such file'], /^“no such file” is neither a link nor a file/],
		[['train', '', '--csv', folder], /cannot be written: it is a folder\.$/],
		[['train', '', '--csv', join(none, 'a.csv')], /a\.csv\.part cannot be written: /],
		[['train', '', '--csv', ''], /^The name of the file is missing\.$/],
		[['train', '', '--csv', '-'], /^“-” is no name of a file: without one it is printed\.$/],
		[['train', '', '--threads', '0'], /^--threads takes a whole number/],
		[['sweep', '', '--shard', '3/2'], /^--shard takes a part/],
		[['sweep', '', '--colour'], /--colour.*Usage: /],
		[['merge', ''], /^merge takes a link and the files/],
		[['merge', '', `${none}.csv`], /none\.csv cannot be read: there is no such file/],
		[['merge', '', rubbish], /rubbish\.csv is no result of a sweep: Its first line/],
		[['help', 'fly'], /^There is no command “fly”/],
		[['claims', '--only', 'moon'], /^No claim begins with “moon”\. There are gradient-descent, /],
		[['claims', '--only', 'six-points,moon'], /^No claim begins with “moon”/],
		[
			['claims', '--json', 'a', '--table', 'a'],
			/^--json and --table each need a file of their own/
		],
		[['claims', '--seeds', 'x'], /^--seeds takes ranges/]
	])('says in a sentence why not: %j', async (words, sentence) => {
		const end = run(words);
		await expect(end).rejects.toThrow(sentence);
		await expect(end).rejects.toBeInstanceOf(Problem);
	});
});
