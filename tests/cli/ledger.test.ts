import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Ledger, type Origin } from '../../src/cli/files/ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledger '));
const file = join(folder, 'sweep.csv');
const part = `${file}.part`;
const origin = { command: 'sweep', link: 'values=1,2&v=1', shard: null };
const open = (of: Origin = origin) => new Ledger<string>(file, of);

beforeEach(() => rmSync(part, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

describe('Ledger', () => {
	it('begins with what it is of, and keeps each result at once', () => {
		const ledger = open();
		ledger.add('1 1', 'a');
		const [first, second] = readFileSync(part, 'utf8').split('\n');
		expect(JSON.parse(first)).toMatchObject(origin);
		expect(JSON.parse(second).slice(0, 2)).toEqual(['1 1', 'a']);
	});

	it('has what was there when it is opened again, and goes on from it', () => {
		open().add('1 1', 'a');
		const again = open();
		again.add('1 2', 'ü, "b"\n');
		const third = open();
		expect([third.get('1 1'), third.get('1 2')]).toEqual(['a', 'ü, "b"\n']);
		expect(third.get('1 3')).toBeUndefined();
	});

	it('drops a line that was torn at any byte, and writes on after the last whole one', () => {
		const ledger = open();
		ledger.add('1 1', 'a');
		const length = readFileSync(part).length;
		ledger.add('1 2', 'ü');
		const whole = readFileSync(part);
		for (let bytes = 0; bytes < whole.length; bytes++) {
			writeFileSync(part, whole.subarray(0, bytes));
			const torn = open();
			expect([torn.get('1 1'), torn.get('1 2')]).toEqual([
				bytes < length ? undefined : 'a',
				undefined
			]);
			torn.add('1 3', 'c');
			expect(open().get('1 3')).toBe('c');
		}
	});

	it('drops a line that was changed at any byte, and keeps what stands around it', () => {
		const ledger = open();
		ledger.add('1 1', 'a');
		const length = readFileSync(part).length;
		ledger.add('1 2', 'b');
		const end = readFileSync(part).length - 1;
		ledger.add('1 3', 'c');
		const whole = readFileSync(part);
		for (let at = length; at < end; at++) {
			const changed = Buffer.from(whole);
			changed[at] ^= 1;
			writeFileSync(part, changed);
			const again = open();
			expect(['1 1', '1 2', '1 3'].map((key) => again.get(key))).toEqual(['a', undefined, 'c']);
		}
	});

	it('drops what it never wrote, and what it wrote of another work', () => {
		open({ ...origin, link: 'values=3&v=1' }).add('1 1', 'x');
		const [, foreign] = readFileSync(part, 'utf8').split('\n');
		rmSync(part);
		open();
		writeFileSync(part, `rubbish\n["1 2","b"]\n[]\n{}\nnull\n${foreign}\n`, { flag: 'a' });
		open().add('1 4', 'd');
		const again = open();
		expect(['1 1', '1 2', '1 4'].map((key) => again.get(key))).toEqual([undefined, undefined, 'd']);
	});

	it('refuses what is of another link or shard, and leaves it as it is', () => {
		open().add('1 1', 'a');
		const before = readFileSync(part);
		expect(() => open({ ...origin, link: 'values=3&v=1' })).toThrow(
			'another work (link "values=1,2&v=1")'
		);
		expect(() => open({ ...origin, shard: '1/2' })).toThrow('another work (shard null)');
		expect(readFileSync(part)).toEqual(before);
	});

	it.each(['x', 'x\n', '{}\n', '{"program":"Wiggle Roam"}\n', '[1]\n'])(
		'refuses %j, which is something else, and leaves it as it is',
		(text) => {
			writeFileSync(part, text);
			expect(() => open()).toThrow('is something else than this program');
			expect(readFileSync(part, 'utf8')).toBe(text);
		}
	);

	it('says why it cannot be written', () => {
		expect(() => new Ledger(join(folder, 'none/sweep.csv'), origin)).toThrow(
			'cannot be written: there is no such file or folder.'
		);
	});

	it('goes with its file', () => {
		const ledger = open();
		ledger.remove();
		expect(existsSync(part)).toBe(false);
	});
});
