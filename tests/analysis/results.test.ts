import { describe, expect, test } from 'vitest';
import { resultRow } from '../../src/lib/analysis/results.ts';
import { evaluation, history } from './curves.ts';

describe('resultRow(history)', () => {
	test('is null without entries', () => {
		expect(resultRow([])).toBeNull();
	});

	test('gives losses, gap and best', () => {
		expect(resultRow(history([0.75, 0.75], [0.5, 0.5], [0.25, 0.75]))).toEqual({
			training: 0.25,
			validation: 0.75,
			gap: 0.5,
			best: 0.5,
			bestStep: 1,
			accuracy: null,
			trainingAccuracy: null
		});
	});

	test('gives accuracies for classification', () => {
		const row = resultRow([evaluation({ step: 0, training: 1, validation: 1, accuracy: 0.9 })]);
		expect(row).toMatchObject({ accuracy: 0.9, trainingAccuracy: 0.9 });
	});

	test('gives the loss on the source task where there is one', () => {
		const last = evaluation({ step: 0, training: 1, validation: 1 });
		const judged = { ...last, sourceTask: { loss: 2.5, accuracy: 0.5 } };
		expect(resultRow([judged])).toMatchObject({ sourceTask: 2.5 });
		expect(resultRow([last])).not.toHaveProperty('sourceTask');
	});

	test('keeps the best of a network that diverged', () => {
		const row = resultRow(history([1, 1], [NaN, NaN]));
		expect(row).toMatchObject({ training: NaN, gap: NaN, best: 1, bestStep: 0 });
	});

	test('has no best where nothing was finite', () => {
		expect(resultRow(history([NaN, NaN]))).toMatchObject({ best: null, bestStep: null });
	});
});
