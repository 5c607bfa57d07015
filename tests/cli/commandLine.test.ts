import { describe, expect, it } from 'vitest';
import { readShard, readThreads, readWords } from '../../src/cli/commandLine.ts';
import { help, type CommandName } from '../../src/cli/help.ts';

describe('readWords(command, words)', () => {
	it('takes options before and after the link', () => {
		const { values, positionals } = readWords('sweep', ['--out', 'a.csv', 'values=1&v=1', '-q']);
		expect(values).toEqual({ out: 'a.csv', quiet: true });
		expect(positionals).toEqual(['values=1&v=1']);
	});

	it.each([
		[['--colour'], '--colour'],
		[['--csv'], '--csv'],
		[['--quiet=yes'], '--quiet'],
		[['--csv', '--quiet'], '--csv']
	])('says what it does not understand: %j', (words, named) => {
		expect(() => readWords('train', words)).toThrow(named);
		expect(() => readWords('train', words)).toThrow('Usage: npm run -s cli -- train');
	});

	it.each([
		[['--shard', '1/2', '--shard=2/2'], '--shard stands more than once.'],
		[['-q', '--quiet'], '--quiet stands more than once.']
	])('refuses what stands twice: %j', (words, sentence) => {
		expect(() => readWords('sweep', words)).toThrow(sentence);
	});
});

describe('readThreads(text, cores)', () => {
	it('is all cores unless a number is given', () => {
		expect([readThreads(undefined, 8), readThreads('3', 8)]).toEqual([8, 3]);
	});

	it.each(['0', '-1', '1.5', 'all', '', '1e9', '99999999999'])('refuses %j', (text) => {
		expect(() => readThreads(text, 8)).toThrow('--threads takes a whole number');
	});
});

describe('readShard(text)', () => {
	it('is a part of so many', () => {
		expect(readShard('2/8')).toEqual({ part: 2, of: 8 });
		expect(readShard(undefined)).toBeNull();
	});

	it.each(['0/8', '9/8', '2', '2/0', 'a/b', '1/8/2', ''])('refuses %j', (text) => {
		expect(() => readShard(text)).toThrow('--shard takes a part');
	});
});

describe('help(command)', () => {
	it.each<CommandName>(['train', 'sweep', 'merge', 'claims'])('has examples of %s', (command) => {
		expect(help(command)).toContain(`\n  npm run -s cli -- ${command} `);
	});

	it('names every command', () => {
		for (const command of ['train', 'sweep', 'merge', 'claims']) {
			expect(help(null)).toContain(`-- ${command} `);
		}
	});
});
