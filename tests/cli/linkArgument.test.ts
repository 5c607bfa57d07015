import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { experimentOf, sweepOf } from '../../src/cli/linkArgument.ts';
import { fromLink } from '../../src/lib/experiment/link/readLink.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { sweepPresets } from '../../src/lib/experiment/sweep/sweepPresets.ts';

const folder = mkdtempSync(join(tmpdir(), 'a link '));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string | Buffer): string {
	const file = join(folder, 'link.txt');
	writeFileSync(file, text);
	return file;
}

const hash = 'data=spiral&n=100&turns=1&noise=0.1&a=tanh:3x1&v=1';
const { experiment } = fromLink(hash);

describe('experimentOf(argument)', () => {
	it.each([
		['its hash', hash],
		['its hash with the sign', `#${hash}`],
		['an address', `https://example.org/#${hash}`],
		['an address below a path', `http://localhost:4173/play/index.html?embed#${hash}`],
		['an address as browsers show it', `localhost:4173/play/#${hash}`],
		['a file of a disk', `file:///home/me/wiggle-room/index.html#${hash}`],
		['what a mail program made of it', hash.replaceAll('&', '&amp;')]
	])('takes a link as %s', (_, argument) => {
		expect(experimentOf(argument).experiment).toEqual(experiment);
	});

	it.each([
		['an address', `https://example.org/#${hash}\r\nand more`],
		['a hash', `\ufeff\n  ${hash}\n`],
		['what PowerShell made', Buffer.from(`\ufeff${hash}\r\n`, 'utf16le')]
	])('takes a file with %s', (_, text) => {
		expect(experimentOf(fileWith(text)).experiment).toEqual(experiment);
	});

	it('takes the first screen, which has no hash', () => {
		for (const argument of ['', '#', 'https://example.org', 'https://example.org/play/?embed']) {
			expect(experimentOf(argument)).toEqual({ experiment: firstScreen, link: '' });
		}
	});

	it('takes what a task sets', () => {
		expect(experimentOf(`title=Too%20many&${hash}`).experiment).toEqual(experiment);
	});

	it.each([
		[undefined, 'A link is missing'],
		['data=moon&v=1', 'The link is damaged, and nothing was trained. '],
		[hash.replace('&v=1', ''), 'The link is damaged, '],
		['colour=red&v=1', 'The link is damaged, '],
		['values=1,2&v=1', 'This is a link to a sweep: use “sweep”.'],
		['https://example.org/some/thing', 'is no link of Wiggle Room: nothing follows a “#”'],
		['https://example.org/?q=networks', 'is no link of Wiggle Room'],
		['example.org/sweep/#values=1,2&v=1', 'This is a link to a sweep'],
		['a'.repeat(9000), /^“a{80}…” is neither a link nor a file/],
		['https://example.org/sweep/#values=1,2&v=1', 'This is a link to a sweep: use “sweep”.'],
		['https://example.org/lessons/spiral/#2', 'shows no networks of its own'],
		['https://example.org/scale/', 'shows no networks of its own'],
		['http://[', 'is no address'],
		['class=first-screen&v=1', 'a task for a class'],
		['no-such-file', 'is neither a link nor a file that can be read'],
		[tmpdir(), 'is neither a link nor a file that can be read: it is a folder.']
	])('says what is wrong with %j', (argument, sentence) => {
		expect(() => experimentOf(argument)).toThrow(sentence);
	});

	it('says that a file holds no link', () => {
		for (const text of ['', 'hello', '\u0000\u0001']) {
			expect(() => experimentOf(fileWith(text))).toThrow('holds no link');
		}
	});
});

describe('sweepOf(argument)', () => {
	it('takes the sweep that its page opens on, and others', () => {
		expect(sweepOf('').sweep).toEqual(sweepPresets[0].sweep);
		expect(sweepOf('https://example.org/sweep/#values=1,2&v=1').sweep.values).toEqual([1, 2]);
	});

	it('says what is wrong', () => {
		expect(() => sweepOf('values=1,x&v=1')).toThrow('The link is damaged, ');
		expect(() => sweepOf('a=tanh:3x1&v=1')).toThrow('use “train”');
		expect(() => sweepOf('https://example.org/#a=tanh:3x1&v=1')).toThrow('use “train”');
	});
});
