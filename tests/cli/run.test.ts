import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Problem } from '../../src/cli/problem.ts';
import { run } from '../../src/cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiggle room '));
afterAll(() => rmSync(folder, { recursive: true }));

const none = join(folder, 'none');
const fileNamed = (name: string, text: string) => {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
};
const rubbish = fileNamed('rubbish.csv', 'hello');
const small = 'values=1,2&seeds=1&stop=50&v=1';
const columns =
	'width,parameters,seed,step,training_loss,validation_loss,best_validation_loss,' +
	'training_accuracy,validation_accuracy,diverged';
const one = fileNamed('one.csv', `${columns}\n1,6,1,50,.5,.6,.6,,,0\n`);
const other = fileNamed('other.csv', `${columns}\n1,6,1,50,.5,.7,.6,,,0\n`);
const later = fileNamed('later.csv', `${columns}\n1,6,1,60,.5,.6,.6,,,0\n`);

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
		[['train', '', '--save', 'a.txt'], /^--save takes a file that ends in \.safetensors, \.onnx, /],
		[['train', '', '--save', folder], /cannot be written: it is a folder\.$/],
		[
			['train', '', '--save', 'a.npz', '--network', 'C'],
			/^--network takes one of the link: A, B\.$/
		],
		[['train', '', '--save', 'a.npz', '--csv', 'a'], /^--csv and --save are two commands\.$/],
		[['train', '', '--network', 'A'], /^--network goes with --save\.$/],
		[['train', '', '--threads', '0'], /^--threads takes a whole number/],
		[['sweep', '', '--shard', '3/2'], /^--shard takes a part/],
		[['sweep', '', '--colour'], /--colour.*Usage: /],
		[['merge', ''], /^merge takes a link and the files/],
		[['merge', '', `${none}.csv`], /none\.csv cannot be read: there is no such file/],
		[['merge', '', rubbish], /rubbish\.csv is no result of a sweep: Its first line/],
		[['train', '', '--csv', '-'], /^“-” is no name of a file: without one it is printed\.$/],
		[['help', 'fly'], /^There is no command “fly”/],
		[['merge', small, one], /^1 of 2 networks are missing, those of --shard 1\/2: /],
		[['merge', small, one, other], /one\.csv and .*other\.csv differ about width 1, seed 1\.$/],
		[['merge', small, later], /later\.csv is of another sweep: .* that ends at step 60\.$/],
		[['merge', 'axis=depth&v=1', one], /one\.csv is of a sweep of another axis, width\.$/],
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
