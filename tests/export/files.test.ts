import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportedRun } from '../../src/lib/export/exported.ts';
import { exportFiles } from '../../src/lib/export/files.ts';
import { writeReadme } from '../../src/lib/export/readme.ts';
import { safeName, writeZip } from '../../src/lib/export/zip.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';
import { someParameters } from './networks.ts';

const evaluation = (step: number, loss: number): Evaluation => ({
	step,
	training: { loss, accuracy: 0.5 },
	validation: { loss: 2 * loss, accuracy: 0.5 },
	penalty: 0,
	diverged: !Number.isFinite(loss)
});

const begun = exportedRun(firstScreen, { address: '', histories: [], parameters: [], changes: [] });
const run = exportedRun(firstScreen, {
	address: 'https://example.org/#v=1',
	histories: [[evaluation(0, 0.7), evaluation(500, 0.125)], [evaluation(40, Infinity)]],
	parameters: [someParameters(begun.networks[0].network), null],
	changes: [{ step: 30, text: 'learning rate 0.01 → 0.1' }]
});

describe('exportFiles', () => {
	it('makes a file of every name for a network whose parameters are known', () => {
		for (const { name, make } of exportFiles) {
			const bytes = make(run, run.networks[0], { onnxOutput: 'logits' });
			expect(bytes, name).toBeInstanceOf(Uint8Array);
			expect((bytes as Uint8Array).length, name).toBeGreaterThan(90);
		}
	});

	it('makes the run’s own files alone of a network of which its curve was kept', () => {
		const made = exportFiles.filter(
			({ make }) => make(run, run.networks[1], { onnxOutput: 'logits' }) !== null
		);
		expect(made.map(({ name }) => name)).toEqual(
			exportFiles.filter(({ subject }) => subject === 'run').map(({ name }) => name)
		);
	});
});

describe('writeReadme(run, files)', () => {
	it('says of which experiment it is, what was reached, and what diverged', () => {
		const text = writeReadme(run, [{ path: 'A/a.csv', about: 'Numbers.' }]);
		expect(text).toContain('https://example.org/#v=1');
		expect(text).toContain(
			'Rings, 150 training points, 300 new points, share of flipped labels 0.1'
		);
		expect(text).toContain(
			'Network A: 25 parameters, at step 500: training loss 0.125, loss on new points 0.25.'
		);
		expect(text).toContain('Network B: 4,417 parameters, at step 40. It diverged');
		expect(text).toContain('Changed under way, at step 30: learning rate 0.01 → 0.1.');
		expect(text).toContain('A/a.csv  Numbers.');
	});
});

describe('writeZip(files)', () => {
	it('holds what it was given, and is the same bytes each time', () => {
		const bytes = Uint8Array.of(1, 2, 3);
		const zip = writeZip([{ path: 'A/a.onnx', bytes }]);
		expect(unzipSync(zip)['A/a.onnx']).toEqual(bytes);
		expect(writeZip([{ path: 'A/a.onnx', bytes }])).toEqual(zip);
	});

	it('leaves no name that leads out of the folder it is unpacked in', () => {
		const zip = writeZip([{ path: '../../<b>/a.csv', bytes: Uint8Array.of(1) }]);
		expect(Object.keys(unzipSync(zip))).toEqual(['file/file/b/a.csv']);
	});
});

describe('safeName(name)', () => {
	it.each([
		['../../etc/passwd', 'etc-passwd'],
		['<b>Two</b> \\ moons', 'b-Two-b-moons'],
		['Küche 7', 'Küche-7'],
		['..', 'file'],
		['', 'file'],
		['a'.repeat(200), 'a'.repeat(80)]
	])('of %j is %j', (name, safe) => expect(safeName(name)).toBe(safe));
});
