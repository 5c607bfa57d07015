import { describe, expect, it } from 'vitest';
import { drawData } from '../../src/lib/data/draw.ts';
import { exportedRun, pointsOf, type ExportedRun } from '../../src/lib/export/exported.ts';
import { curvesCsv, pointsCsv } from '../../src/lib/export/tables.ts';
import { setData } from '../../src/lib/experiment/edits.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { elsewhere, startedExperiment, startedRun, taughtExperiment } from './startedRuns.ts';

const evaluation = (step: number, loss: number) => ({
	step,
	training: { loss, accuracy: 0.5 },
	validation: { loss: 2 * loss, accuracy: NaN },
	penalty: 0,
	diverged: !Number.isFinite(loss)
});
const runOf = (experiment = firstScreen) =>
	exportedRun(experiment, {
		address: '',
		histories: [[evaluation(0, 0.7), evaluation(1, 0.1)], [evaluation(0, Infinity)]],
		parameters: [],
		changes: []
	});
const linesOf = (csv: string) => csv.split('\r\n');

describe('curvesCsv(run)', () => {
	it('has every evaluated step with all its digits, and leaves empty what is no number', () => {
		expect(linesOf(curvesCsv(runOf()))).toEqual([
			'network,step,training_loss,validation_loss,penalty,training_accuracy,validation_accuracy',
			'A,0,0.7,1.4,0,0.5,',
			'A,1,0.1,0.2,0,0.5,',
			'B,0,,,0,0.5,',
			''
		]);
	});

	it('has the source task too, where a network is judged on that', () => {
		const run = runOf();
		const [, b] = run.networks;
		const judged = { ...evaluation(2, 0.5), sourceTask: { loss: 3, accuracy: 0.25 } };
		const lines = linesOf(curvesCsv({ ...run, networks: [{ ...b, history: [judged] }, b] }));
		expect(lines[0].split(',').slice(-2)).toEqual(['source_task_loss', 'source_task_accuracy']);
		expect(lines.slice(1, 3)).toEqual(['B,2,0.5,1,0,0.5,,3,0.25', 'B,0,,,0,0.5,,,']);
	});
});

describe('pointsCsv(run)', () => {
	it('has each point with its part, its label, whether that was flipped, and what is true', () => {
		const run = runOf();
		const { training, validation, flipped } = pointsOf(run);
		const [header, first, ...rest] = linesOf(pointsCsv(run));
		expect(header).toBe('part,x1,x2,target,flipped,probability_of_1');
		expect(rest).toHaveLength(450);
		const cells = first.split(',');
		expect(cells[0]).toBe('training');
		expect(Float32Array.from(cells.slice(1, 4).map(Number))).toEqual(
			Float32Array.of(...training.inputs.subarray(0, 2), training.targets[0])
		);
		const flips = rest.filter((line) => line.split(',')[4] === '1').length + Number(cells[4]);
		const expected = [...flipped.training, ...flipped.validation].reduce((a, b) => a + b);
		expect(flips).toBe(expected);
		expect(rest[150].startsWith('validation,')).toBe(true);
		expect(Number(rest[150].split(',')[1])).toBe(validation.inputs[2]);
	});

	it('has the true value of a function', () => {
		const [header, first] = linesOf(pointsCsv(runOf(setData(firstScreen, 'sine'))));
		expect(header).toBe('part,x1,target,true_value');
		expect(first.split(',').every((cell) => cell !== '')).toBe(true);
	});

	it('has the number of a class where there are more than two', () => {
		const run = runOf(setData(firstScreen, 'shift'));
		const [header, ...rest] = linesOf(pointsCsv(run));
		expect(header.split(',').slice(-2)).toEqual(['x40', 'target']);
		const { targets } = pointsOf(run).training;
		const classes = rest.slice(0, 8).map((line) => Number(line.split(',').at(-1)));
		expect(classes.map((number, row) => targets[4 * row + number])).toEqual(Array(8).fill(1));
		expect(new Set(classes)).toEqual(new Set([0, 1, 2, 3]));
	});

	const partsOf = (run: ExportedRun, wanted: string) =>
		linesOf(pointsCsv(run)).filter((line) => line.startsWith(`${wanted},`));

	it('has points where they were moved to, and those that are rehearsed where they were', () => {
		const experiment = elsewhere(startedExperiment({ rehearse: 30 }));
		const run = startedRun(experiment);
		const [first] = partsOf(run, 'training')[0].split(',').slice(1).map(Number);
		expect(Math.fround(first)).toBe(pointsOf(run).training.inputs[0]);
		const rehearsed = partsOf(run, 'rehearsed');
		expect(rehearsed).toHaveLength(30);
		const before = drawData(experiment.pretrained!.data).training.inputs;
		expect(rehearsed[0].split(',').slice(1, 3).map(Number).map(Math.fround)).toEqual([
			...before.subarray(0, 2)
		]);
		expect(partsOf(run, 'unlabelled')).toEqual([]);
	});

	it('has those of which a student learns what its teacher says', () => {
		const run = startedRun(taughtExperiment('new'));
		const unlabelled = partsOf(run, 'unlabelled');
		expect(unlabelled).toHaveLength(512);
		expect(unlabelled[0].split(',')[4]).toBe('');
		expect(partsOf(run, 'training')).toHaveLength(150);
	});
});
