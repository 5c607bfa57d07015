import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawData } from '../../src/lib/data/draw.ts';
import { packTable } from '../../src/lib/data/tables/packTable.ts';
import { knowTable } from '../../src/lib/data/tables/tableSets.ts';
import { setData, setStopAt, specOf } from '../../src/lib/experiment/edits.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { lastingLink } from '../../src/lib/export/exported.ts';
import { openFiles } from '../../src/lib/import/openFiles.ts';
import { forward } from '../../src/lib/network/forward.ts';
import { scoreOutputs } from '../../src/lib/network/loss.ts';
import { kinds } from '../export/ownRuns.ts';
import { help, type CommandName } from '../../src/cli/help.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const start = join(project, 'src/cli/start.js');
/** What that starts, which need not look each time whether its sources have changed. */
let program: string;
const folder = mkdtempSync(join(tmpdir(), 'wiggle room '));
afterAll(() => rmSync(folder, { recursive: true }));

const link = 'values=1,2,4,8&seeds=3&stop=60&v=1';
const manyShards = 'values=1,2,3,4,5,6,7,8&seeds=5&stop=800&v=1';

interface End {
	code: number | null;
	out: string;
	err: string;
}

function startCli(words: readonly string[]): { child: ChildProcess; ended: Promise<End> } {
	const child = spawn(process.execPath, [program, ...words], { cwd: folder });
	let [out, err] = ['', ''];
	child.stdout.on('data', (data) => (out += data));
	child.stderr.on('data', (data) => (err += data));
	const ended = new Promise<End>((resolve) =>
		child.on('close', (code) => resolve({ code, out, err }))
	);
	return { child, ended };
}

const cli = (...words: string[]) => startCli(words).ended;
const fileNamed = (name: string) => join(folder, name);
const textOf = (name: string) => readFileSync(fileNamed(name), 'utf8');

beforeAll(async () => {
	const bundle = execFileSync(process.execPath, [start, '--bundle'], { encoding: 'utf8' });
	program = join(bundle.trimEnd(), 'wiggle-room.js');
	const { code, err } = await cli('--help');
	expect(code, err).toBe(0);
}, 120_000);

describe('train', () => {
	it('prints every evaluated step of each network', async () => {
		const { code, out, err } = await cli('train', 'a=tanh:2x1&b=relu:4x2&stop=30&v=1');
		expect(code, err).toBe(0);
		const [head, ...rows] = out.trimEnd().split('\n');
		expect(head).toBe('network,step,training,validation');
		expect(rows.map((row) => row.split(',').slice(0, 2).join(' '))).toEqual(
			['A', 'B'].flatMap((letter) => Array.from({ length: 31 }, (_, step) => `${letter} ${step}`))
		);
		expect(err).toMatch(/2 networks in [\d.]+ s\.\n$/);
	});

	it('saves a trained network in the format that the file’s ending says', async () => {
		const link = 'a=tanh:2x1&b=relu:4x2&stop=30&v=1';
		const save = (...words: string[]) => cli('train', link, '--quiet', '--save', ...words);
		for (const file of ['b.safetensors', 'b.npz', 'b.onnx', 'all.zip']) {
			const named = file === 'all.zip' ? [] : ['--network', 'b'];
			expect(await save(file, ...named)).toEqual({ code: 0, out: '', err: '' });
		}
		const bytesOf = (name: string) => new Uint8Array(readFileSync(fileNamed(name)));
		const files = unzipSync(bytesOf('all.zip'));
		expect(files['B/network.safetensors']).toEqual(bytesOf('b.safetensors'));
		expect(files['B/weights.npz']).toEqual(bytesOf('b.npz'));
		expect(files['B/network.onnx']).toEqual(bytesOf('b.onnx'));
		const curves = strFromU8(files['curves.csv']).trim().split('\r\n');
		const { out } = await cli('train', link);
		const last = out.trim().split('\n').at(-1)!.split(',');
		expect(curves.at(-1)!.split(',').slice(0, 4)).toEqual(last);
		const opened = openFiles([{ name: 'b.npz', bytes: bytesOf('b.npz') }]);
		expect(opened).toMatchObject({
			kind: 'network',
			network: {
				widths: [2, 4, 4, 1],
				activations: ['relu', 'relu'],
				facts: { step: '30', validation_loss: last[3] }
			}
		});
	});

	it('trains on a table that its link carries, and saves what that leaves', async () => {
		const { name } = knowTable(kinds, packTable(kinds));
		const experiment = setStopAt(setData(firstScreen, name), 5);
		const words = ['train', lastingLink(experiment), '--network', 'A', '-q', '--save', 'kinds.zip'];
		expect(await cli(...words)).toEqual({ code: 0, out: '', err: '' });
		const files = unzipSync(new Uint8Array(readFileSync(fileNamed('kinds.zip'))));
		const [, ...curves] = strFromU8(files['curves.csv']).trim().split('\r\n');
		expect(curves).toHaveLength(6);
		const opened = openFiles([{ name: 'a', bytes: files['network.safetensors'] }]);
		expect(opened).toMatchObject({
			kind: 'network',
			network: { widths: [2, 3, 3, 3], facts: { loss: 'softmaxCrossEntropy', step: '5' } }
		});
		if (opened.kind !== 'network') return;
		const { parameters } = opened.network;
		const { validation } = drawData(experiment.data);
		const said = forward(specOf(experiment, 0), parameters, validation.inputs);
		const { loss } = scoreOutputs('softmaxCrossEntropy', said, validation.targets, 3);
		expect(Number(curves[5].split(',')[3])).toBeCloseTo(loss, 5);
	});

	it('writes the same to a file, without a word where it is to be quiet', async () => {
		const words = ['train', 'a=tanh:2x1&stop=30&v=1'];
		const { out } = await cli(...words);
		expect(await cli(...words, '--csv', 'a.csv', '--quiet')).toEqual({ code: 0, out: '', err: '' });
		expect(textOf('a.csv')).toBe(out);
		expect(existsSync(fileNamed('a.csv.part'))).toBe(false);
	});
});

describe('sweep', () => {
	it('gives one file of shards, of any number of threads, and of a run that was killed', async () => {
		const { code, out, err } = await cli('sweep', link);
		expect(code, err).toBe(0);
		expect(out.split('\r\n')).toHaveLength(14);
		await cli('sweep', link, '--threads', '1', '--out', 'one.csv');
		expect(textOf('one.csv')).toBe(out);

		const shards = ['1/3', '2/3', '3/3', '20/20'];
		const names = shards.map((shard) => `${shard.replace('/', ' of ')}.csv`);
		await Promise.all(
			shards.map((shard, i) => cli('sweep', link, '--shard', shard, '--out', names[i]))
		);
		const incomplete = await cli('merge', link, ...names.slice(1), '--out', 'all.csv');
		expect([incomplete.code, incomplete.err]).toEqual([
			2,
			'4 of 12 networks are missing, those of --shard 1/3: not finished, or not named.\n'
		]);
		expect(await cli('merge', link, ...names, '--out', 'all.csv')).toMatchObject({ code: 0 });
		expect(textOf('all.csv')).toBe(out);
		const other = await cli('merge', 'values=1,2&seeds=3&v=1', ...names);
		expect([other.code, other.out]).toEqual([2, '']);
	});

	it('pretrains once for each seed what networks start from, in any shard', async () => {
		const after =
			'data=spiral&n=40&new=60&flips=0&turns=1.5&noise=.02&axis=pruned&values=50,90&seeds=2' +
			'&a=pruned:.9~all&b=pruned:.9:random~nothing&c=scratch&stop=60&' +
			'p.data=spiral&p.n=40&p.new=60&p.flips=0&p.turns=1.5&p.noise=.02&p.a=relu:8x2&p.stop=40&v=1';
		const { code, out, err } = await cli('sweep', after, '--threads', '2');
		expect(code, err).toBe(0);
		expect(err).toContain('2 pretrained networks in ');
		const [head, ...rows] = out.trimEnd().split('\r\n');
		expect(head).toMatch(/^percent_pruned,parameters,.*,diverged,network,starts_from$/);
		expect(rows.map((row) => row.split(',').slice(10).join(' '))).toEqual(
			[0.5, 0.9].flatMap((share) => {
				const text = String(share).slice(1);
				const net = share === 0.5 ? 'relu:5x2' : 'relu:3x2';
				return [`A pruned:${text}~all`, `B pruned:${text}:random~nothing`, `C ${net}`].flatMap(
					(line) => [line, line]
				);
			})
		);
		const names = ['1/2', '2/2'].map((shard) => `after ${shard.replace('/', ' of ')}.csv`);
		for (const [i, shard] of ['1/2', '2/2'].entries()) {
			await cli('sweep', after, '--shard', shard, '--out', names[i]);
		}
		expect(await cli('merge', after, ...names, '--out', 'after.csv')).toMatchObject({ code: 0 });
		expect(textOf('after.csv')).toBe(out);
	}, 60_000);

	it('goes on where it was stopped or killed, as often as that happens', async () => {
		const whole = await cli('sweep', manyShards);
		const signals = ['SIGKILL', 'SIGINT', 'SIGKILL', 'SIGTERM', 'SIGKILL'] as const;
		let known = 1;
		for (const signal of signals) {
			const { child, ended } = startCli(['sweep', manyShards, '--out', 'killed.csv']);
			// After some networks more, at whatever byte.
			const reached = known + 3;
			while (known < reached && child.exitCode === null) {
				await new Promise((resolve) => setTimeout(resolve, 5));
				const part = fileNamed('killed.csv.part');
				if (existsSync(part)) known = readFileSync(part, 'utf8').split('\n').length - 1;
			}
			child.kill(signal);
			const { code, err } = await ended;
			if (signal === 'SIGKILL') continue;
			expect(code).toBe(signal === 'SIGINT' ? 130 : 143);
			expect(err).toMatch(
				/Stopped: \d+ of 40 networks\. What has finished is in killed\.csv\.part/
			);
		}
		expect(existsSync(fileNamed('killed.csv'))).toBe(false);
		const { code, err } = await cli('sweep', manyShards, '--out', 'killed.csv');
		expect(code, err).toBe(0);
		expect(err).toMatch(/^Already there: \d+ of 40 networks\.\n/);
		expect(textOf('killed.csv')).toBe(whole.out);
		expect(existsSync(fileNamed('killed.csv.part'))).toBe(false);
	});

	it('refuses the part of another link, and leaves it', async () => {
		const part =
			'{"program":"Wiggle Room","version":2,"command":"sweep","link":"x","shard":null}\n';
		writeFileSync(fileNamed('other.csv.part'), part);
		const { code, err } = await cli('sweep', link, '--out', 'other.csv');
		expect(code).toBe(2);
		expect(err).toMatch(/^other\.csv\.part holds .* another work \(link "x"\)/);
		expect(textOf('other.csv.part')).toBe(part);
	});
});

describe('claims', () => {
	it('tells shares, keeps them, and makes the table', async () => {
		const words = ['claims', '--only', 'first-screen', '--seeds', '201-203'];
		const { code, out, err } = await cli(...words, '--json', 'shares.json', '--table', 'claims.md');
		expect(code, err).toBe(0);
		expect(out).toMatch(/\nfirst-screen\n {2}3 of 3, expected 100 %: holds\. /);
		expect(out).toMatch(/\n\d criteria over 3 seeds, 0 too low\n$/);
		const [first] = JSON.parse(textOf('shares.json'));
		expect(first).toMatchObject({ claim: 'first-screen', share: 1, seeds: [201, 202, 203] });
		expect(textOf('claims.md')).toContain('| `first-screen` | ');
	});
});

describe('the program', () => {
	it('says what it can do, and that this was none of it', async () => {
		const nothing = await cli();
		expect([nothing.code, nothing.err]).toEqual([2, '']);
		expect(nothing.out).toContain('Wiggle Room on a command line');
		expect(await cli('train', 'data=moon&v=1')).toEqual({
			code: 2,
			out: '',
			err: expect.stringMatching(/^The link is damaged, .*\n$/)
		});
	});

	it('makes files where its caller stands, though npm runs it elsewhere', async () => {
		const words = ['train', 'a=tanh:1x1&stop=2&v=1', '-q', '--csv', 'here.csv'];
		const env = { ...process.env, npm_lifecycle_event: 'cli', INIT_CWD: folder };
		const child = spawn(process.execPath, [start, ...words], { cwd: project, env });
		expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
		expect(textOf('here.csv')).toMatch(/^network,step/);
	});

	it.runIf(existsSync('/dev/full'))('says that the disk is full', async () => {
		const { code, err } = await cli('train', 'a=tanh:1x1&stop=2&v=1', '-q', '--csv', '/dev/full');
		expect([code, err]).toEqual([2, '/dev/full cannot be written: the disk is full.\n']);
	});

	it('says that nobody reads its output', async () => {
		const { child, ended } = startCli(['train', 'a=tanh:1x1&stop=5000&v=1', '-q']);
		child.stdout!.destroy();
		const { code, err } = await ended;
		expect([code, err]).toEqual([2, 'The output cannot be written: whoever reads it has gone.\n']);
	});

	it.each<CommandName>(['train', 'sweep', 'claims'])('has examples that work: %s', async (name) => {
		const examples = [...help(name).matchAll(/^ {2}npm run -s cli -- (.*)$/gm)];
		expect(examples.length).toBeGreaterThan(0);
		for (const [, words] of examples) {
			const parts = [...words.matchAll(/'([^']*)'|(\S+)/g)].map(
				([, quoted, plain]) => quoted ?? plain
			);
			const { code, err } = await cli(...parts);
			expect(code, `${words}: ${err}`).toBe(0);
		}
	});
});
