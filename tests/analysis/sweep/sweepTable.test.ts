import { describe, expect, it } from 'vitest';
import { pointsAt } from '../../../src/lib/analysis/sweep/sweepPoints.ts';
import { sweepTable } from '../../../src/lib/analysis/sweep/sweepTable.ts';
import { finished, finishedAll } from './sweepCurves.ts';

describe('sweepTable(lines, context)', () => {
	it('has a row for each point, with medians', () => {
		const points = pointsAt(finishedAll({ 1: [0.5, 0.6, 0.55], 64: [0.2, 0.3, NaN] }), 100);
		const table = sweepTable([{ points }], { axis: 'width', task: 'regression' });
		expect(table.map(({ title }) => title)).toEqual([
			'Width',
			'Parameters',
			'Seeds',
			'Training',
			'Validation',
			'10–90 %',
			'At best step',
			'Diverged'
		]);
		expect(table.map(({ cells }) => cells[0])).toEqual([
			'1',
			'4',
			'3',
			'0.275',
			'0.550',
			'0.510 – 0.590',
			'0.550',
			'0'
		]);
		expect(table.map(({ cells }) => cells[1]).slice(4)).toEqual([
			'0.300',
			'0.220 – infinite',
			'0.300',
			'1'
		]);
	});

	it('adds shares of points for classification, and names the axis', () => {
		const points = pointsAt([finished(16, 0, { validation: 0.4, accuracy: 0.875 })], 100);
		const table = sweepTable([{ points }], { axis: 'training', task: 'classification' });
		expect(table[0].title).toBe('Training points');
		expect(table.find(({ title }) => title === 'Right, new points')?.cells).toEqual([
			'87.5\u00a0%'
		]);
	});
});
