import { describe, expect, it } from 'vitest';
import { drawData } from '../../src/lib/data/draw.ts';
import { knowTable } from '../../src/lib/data/tables/tableSets.ts';
import { setData } from '../../src/lib/experiment/edits.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { writeNpz } from '../../src/lib/export/npz.ts';
import { kerasScript } from '../../src/lib/export/scripts/keras.ts';
import { pythonFile } from '../../src/lib/export/scripts/pythonFile.ts';
import { pytorchScript } from '../../src/lib/export/scripts/pytorch.ts';
import { startNumbers } from '../../src/lib/export/scripts/startNumbers.ts';
import { membersOf } from '../../src/lib/members/experimentMembers.ts';
import { inputsOf, outputsOf } from '../../src/lib/network/spec.ts';
import { kinds, ownExperiments, ownRun } from './ownRuns.ts';

function textOf(name: string, scriptOf = pytorchScript): string {
	const run = ownRun(ownExperiments[name]());
	const numbers = startNumbers(run, run.networks[0]);
	return pythonFile(scriptOf(run, run.networks[0], numbers), writeNpz(numbers.arrays));
}

describe('startNumbers(run, network)', () => {
	it.each(Object.entries(ownExperiments))(
		'has the very rows that the engine trains on: %s',
		(_, make) => {
			const experiment = make();
			const run = ownRun(experiment);
			const { arrays } = startNumbers(run, run.networks[0]);
			const [{ data }] = membersOf(experiment, drawData(experiment.data));
			const { network } = run.networks[0];
			expect(arrays.x_train.values).toEqual(data.training.inputs);
			expect(arrays.y_train.values).toEqual(data.training.targets);
			expect(arrays.x_new.values).toEqual(data.validation.inputs);
			expect(arrays.y_new.values).toEqual(data.validation.targets);
			expect(arrays.x_train.shape).toEqual([data.training.rows, inputsOf(network)]);
			expect(arrays.y_train.shape).toEqual([data.training.rows, outputsOf(network)]);
		}
	);
});

describe('pythonFile(script, numbers)', () => {
	it('has the loss of several classes in both libraries', () => {
		expect(textOf('three classes')).toContain('nn.functional.cross_entropy(outputs, targets)');
		expect(textOf('three classes', kerasScript)).toContain(
			'CategoricalCrossentropy(from_logits=True)'
		);
	});

	it('says what was done to points and targets, in names that end no text', () => {
		const text = textOf('a number to predict');
		expect(text).toContain('(value − mean) / spread of the training rows.');
		expect(text).toMatch(/ {2}length ’cm’: mean −[34]\.\d+, spread [01]\.\d+\n/);
		expect(text).toMatch(/ {2}price: mean 9[12]\d/);
		expect(text.split('"""')).toHaveLength(3);
		expect(textOf('one chosen input')).toContain('Networks see of each point x₂², in this order.');
	});

	it('keeps a table’s name to the line that it stands in', () => {
		const named = knowTable({ ...kinds, name: 'a\nimport os' }, null);
		const run = ownRun(setData(firstScreen, named.name));
		const numbers = startNumbers(run, run.networks[0]);
		const text = pythonFile(pytorchScript(run, run.networks[0], numbers), new Uint8Array(1));
		expect(text).not.toMatch(/^import os/m);
		expect(text).toContain('(a import os)');
	});
});
