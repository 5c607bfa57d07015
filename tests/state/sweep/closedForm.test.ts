import { expect, test } from 'vitest';
import { ClosedForm } from '../../../src/lib/state/sweep/closedForm.svelte.ts';

test('ClosedForm keeps what all seeds gave without a penalty, to compare with', async () => {
	const closedForm = new ClosedForm();
	expect(closedForm.unpenalised).toEqual([]);
	await closedForm.solve(0);
	const without = closedForm.points;
	expect(closedForm.unpenalised).toEqual(without);

	await closedForm.solve(0.01);
	expect(closedForm.unpenalised).toEqual(without);
	expect(closedForm.points).not.toEqual(without);
	const highest = (points: typeof without) =>
		Math.max(...points.map(({ validation }) => validation.median));
	expect(highest(without)).toBeGreaterThan(2 * highest(closedForm.points));

	closedForm.clear();
	expect(closedForm.unpenalised).toEqual(without);
});

test('ClosedForm that was stopped on the way keeps nothing', async () => {
	const closedForm = new ClosedForm();
	const solving = closedForm.solve(0);
	closedForm.stop();
	await solving;
	expect(closedForm.unpenalised).toEqual([]);
});
