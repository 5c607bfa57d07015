import { expect, test } from 'vitest';
import {
	byCost,
	costOf,
	costTitle,
	howFound
} from '../../../src/lib/analysis/inputs/importanceWords.ts';
import type { Importances } from '../../../src/lib/analysis/inputs/permutationImportance.ts';

const spread = (mean: number, deviation: number) => ({ mean, deviation });
const classes: Importances = {
	rows: 102,
	right: 97,
	each: [
		{ group: 0, loss: spread(0.02, 0.01), lost: spread(1.25, 0.5) },
		{ group: 1, loss: spread(1.2, 0.1), lost: spread(40.5, 3.25) }
	]
};
const regression: Importances = {
	rows: 50,
	right: NaN,
	each: [{ group: 0, loss: spread(0.4213, 0.05), lost: spread(NaN, NaN) }]
};

test('costOf(importance) is in right answers, or in loss for regression', () => {
	expect(costOf(classes.each[1])).toEqual({ mean: 40.5, deviation: 3.25, text: '40.5 ± 3.3' });
	expect(costOf(regression.each[0]).text).toBe('0.421 ± 0.050');
	expect(costTitle(classes)).toBe('Right answers lost of 97');
	expect(costTitle(regression)).toBe('Loss gained');
});

test('byCost(importances) has the most leaned on first', () => {
	expect(byCost(classes).map(({ group }) => group)).toEqual([1, 0]);
});

test('howFound(importances, all) says among which points', () => {
	expect(howFound(classes, 102)).toContain('among the new points, 20 times');
	expect(howFound(classes, 5000)).toContain('among the first 102 new points, 20 times');
});
