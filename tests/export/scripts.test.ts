import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportedRun, type ExportedRun } from '../../src/lib/export/exported.ts';
import { writeNpz } from '../../src/lib/export/npz.ts';
import { kerasScript } from '../../src/lib/export/scripts/keras.ts';
import { notebookFile } from '../../src/lib/export/scripts/notebook.ts';
import { pythonFile } from '../../src/lib/export/scripts/pythonFile.ts';
import { pytorchScript } from '../../src/lib/export/scripts/pytorch.ts';
import { mostInside } from '../../src/lib/export/scripts/section.ts';
import { startNumbers } from '../../src/lib/export/scripts/startNumbers.ts';
import { createBatches } from '../../src/lib/data/batchOrder.ts';
import { setData, setHyperparameter, setStopAt } from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';

const evaluation = (step: number): Evaluation => ({
	step,
	training: { loss: 0.5, accuracy: 0.5 },
	validation: { loss: 0.75, accuracy: 0.5 },
	penalty: 0,
	diverged: false
});

function runOf(experiment: Experiment, changes: ExportedRun['changes'] = []): ExportedRun {
	const history = Array.from({ length: experiment.stopAt + 1 }, (_, step) => evaluation(step));
	return exportedRun(experiment, {
		address: 'https://example.org/#v=1',
		histories: [history, history],
		parameters: [],
		changes
	});
}

function textOf(run: ExportedRun, scriptOf = pytorchScript): string {
	const numbers = startNumbers(run, run.networks[0]);
	const script = scriptOf(run, run.networks[0], numbers);
	return pythonFile(script, writeNpz(numbers.arrays));
}

const batched = setHyperparameter(setStopAt(firstScreen, 12), 'batchSize', 40);

describe('startNumbers(run, network)', () => {
	it('takes the batches along, one after another, each epoch once through all rows', () => {
		const run = runOf(batched);
		const { arrays, batches, lastStep } = startNumbers(run, run.networks[0]);
		expect([batches, lastStep]).toEqual(['mini', 12]);
		const order = arrays.order.values as Uint16Array;
		expect(order).toHaveLength(3 * 150);
		const expected = createBatches(150, 40, batched.weightSeed);
		expect([...order.slice(0, 40)]).toEqual([...expected.rowsOf(0)!]);
		expect([...order.slice(150, 190)]).toEqual([...expected.rowsOf(4)!]);
		expect([...order.slice(-30)]).toEqual([...expected.rowsOf(11)!]);
	});

	it('takes new points of every step along, but no more steps than there is room for', () => {
		const fresh = {
			...setStopAt(setData(firstScreen, 'tanhteacher'), 5000),
			networks: firstScreen.networks
		};
		const run = runOf(setHyperparameter(fresh, 'batchSize', 500));
		const { arrays, batches, lastStep } = startNumbers(run, run.networks[0]);
		expect(batches).toBe('fresh');
		const [steps, rows, inputs] = arrays.x_batches.shape;
		expect([steps, rows]).toEqual([lastStep, 500]);
		expect(4 * steps * rows * (inputs + 1)).toBeLessThanOrEqual(2 ** 23);
		expect((arrays.steps.values as Int32Array).at(-1)).toBe(lastStep);
	});

	it('compares some of the evaluated steps, and the last', () => {
		const run = runOf(setStopAt(firstScreen, 130));
		const { arrays } = startNumbers(run, run.networks[1]);
		expect([...(arrays.steps.values as Int32Array)]).toEqual([0, 1, 2, 5, 10, 20, 50, 100, 130]);
		expect([...(arrays.losses.values as Float64Array)].slice(0, 2)).toEqual([0.5, 0.75]);
	});

	it('compares the beginning alone where the run was changed under way', () => {
		const run = runOf(firstScreen, [{ step: 3, text: 'learning rate 0.1 → 0.01' }]);
		const { arrays, isComparable } = startNumbers(run, run.networks[0]);
		expect(isComparable).toBe(false);
		expect([...(arrays.steps.values as Int32Array)]).toEqual([0, 500]);
		expect([...(arrays.losses.values as Float64Array)]).toEqual([0.5, 0.75, NaN, NaN]);
		expect(textOf(run)).toContain('at step 3, learning rate 0.1 → 0.01.');
	});
});

describe('pythonFile(script, numbers)', () => {
	it('begins with what to install, and ends with the numbers, which a reader can unpack', () => {
		const text = textOf(runOf(batched));
		expect(text.split('\n')[0]).toBe('# pip install torch numpy');
		const [, tail] = text.split('\n# Numbers\n');
		const bytes = Uint8Array.from(atob(tail.replaceAll(/[#\s]/g, '')), (c) => c.charCodeAt(0));
		expect(Object.keys(unzipSync(bytes))).toContain('kernel1.npy');
		expect(text).not.toContain('LOADING');
	});

	it('leaves many numbers in a file beside it', () => {
		const run = runOf(batched);
		const numbers = startNumbers(run, run.networks[0]);
		const script = pytorchScript(run, run.networks[0], numbers);
		const text = pythonFile(script, new Uint8Array(mostInside + 1));
		expect(text).toContain('with_name("start.npz")');
		expect(text.length).toBeLessThan(6000);
	});

	it('says in PyTorch and in Keras what the hyperparameters are', () => {
		const all = {
			...firstScreen.hyperparameters,
			l1: 0.25,
			l2: 0.5,
			weightDecay: 0.125,
			dropout: 0.2
		};
		const run = runOf({
			...batched,
			hyperparameters: { ...all, batchSize: 40, schedule: 'cosine' }
		});
		const torch = textOf(run);
		for (const part of [
			'lr=0.01, eps=1e-7',
			'0.25 * sum(kernel.abs()',
			'0.5 * sum(kernel.square()',
			'kernel.mul_(1 - rate * 0.125)',
			'nn.Dropout(0.2)',
			'min(step, 12) / 12',
			'repeated only in kind'
		]) {
			expect(torch).toContain(part);
		}
		const keras = textOf(run, kerasScript);
		for (const part of [
			'L1L2(l1=0.25, l2=0.5)',
			'epsilon=1e-7, weight_decay=0.125',
			'exclude_from_weight_decay(var_names=["bias"])',
			'CosineDecay(0.01, 12)',
			'keras.layers.Dropout(0.2)'
		]) {
			expect(keras).toContain(part);
		}
	});
});

describe('notebookFile(script, numbers)', () => {
	it('has a cell for each part, of which every one has a name of its own', () => {
		const run = runOf(batched);
		const numbers = startNumbers(run, run.networks[0]);
		const script = pytorchScript(run, run.networks[0], numbers);
		const notebook = JSON.parse(notebookFile(script, writeNpz(numbers.arrays)));
		const ids = notebook.cells.map(({ id }: { id: string }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(notebook.cells[0].source[0]).toBe(
			'# Network A of a run of Wiggle Room, trained once more in PyTorch.\n'
		);
		expect(
			notebook.cells.filter(({ cell_type }: { cell_type: string }) => cell_type === 'code')
		).toHaveLength(7);
	});
});
