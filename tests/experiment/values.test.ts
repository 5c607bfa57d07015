import { describe, expect, it } from 'vitest';
import { typedProblem } from '../../src/lib/experiment/form.ts';
import { limits } from '../../src/lib/experiment/limits.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { checkExperiment } from '../../src/lib/experiment/schema.ts';
import { sweepRunValues } from '../../src/lib/experiment/sweep/sweepForms.ts';
import {
	dataValues,
	hyperparameterValue,
	hyperparameterValues,
	networkValues,
	runValues,
	viewValues
} from '../../src/lib/experiment/values.ts';

const parts = { data: dataValues, hyperparameters: hyperparameterValues, view: viewValues };
const tables = [...Object.values(parts), networkValues, runValues, sweepRunValues];
const values = tables.flatMap((table) =>
	Object.entries<{ form: { accepts(value: unknown): boolean }; older: unknown }>(table)
);

describe('the tables of values', () => {
	it.each(values)('take of %s only an older value that they accept', (_, { form, older }) => {
		expect(older === undefined || form.accepts(older)).toBe(true);
	});

	it('write every hyperparameter as its control does', () => {
		expect(hyperparameterValue('l2').text(0)).toBe('off');
		expect(hyperparameterValue('l2').text(1e-9)).toBe('1e-9');
		expect(hyperparameterValue('dropout').text(0)).toBe('off');
		expect(hyperparameterValue('dropout').text(0.15)).toBe('15\u00a0%');
		expect(hyperparameterValue('batchSize').text('all')).toBe('all');
		expect(hyperparameterValue('batchSize').text(2000)).toBe('2,000');
		expect(hyperparameterValue('optimizer').text('sgd')).toBe('sgd');
	});
});

describe('checkExperiment(value)', () => {
	it.each(Object.entries(parts))('requires what there always was of %s', (part, table) => {
		for (const [name, { older }] of Object.entries<{ older: unknown }>(table)) {
			const { [name]: _, ...rest } = Object.fromEntries(
				Object.entries(firstScreen[part as keyof typeof parts])
			);
			const checked = checkExperiment({ ...firstScreen, [part]: rest });
			expect([name, 'experiment' in checked]).toEqual([name, older !== undefined]);
			if ('experiment' in checked)
				expect(checked.experiment).toMatchObject({ [part]: { [name]: older } });
		}
	});
});

describe('typedProblem(limit, value)', () => {
	it.each([
		[512, null],
		[9999, 'Width must be a whole number from 1 to 512.'],
		[2.5, 'Width must be a whole number from 1 to 512.']
	])('says of %s %s', (value, problem) => {
		expect(typedProblem(limits.width, value)).toBe(problem);
	});
});

describe('limits', () => {
	it('has every number of an experiment, by its name', () => {
		expect(Object.keys(limits)).toEqual([
			'networks',
			'training',
			'validation',
			'flips',
			'seed',
			'width',
			'depth',
			'learningRate',
			'batchSize',
			'l1',
			'l2',
			'weightDecay',
			'dropout',
			'stopAt',
			'weightSeed',
			'smoothing'
		]);
		expect(limits.width).toEqual({ name: 'width', minimum: 1, maximum: 512, whole: true });
		expect(limits.batchSize.maximum).toBe(2000);
	});
});
