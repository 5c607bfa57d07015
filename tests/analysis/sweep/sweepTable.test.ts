import { describe, expect, it } from 'vitest';
import { pointsAt } from '../../../src/lib/analysis/sweep/sweepPoints.ts';
import { sweepCsv, sweepTable } from '../../../src/lib/analysis/sweep/sweepTable.ts';
import { finished, finishedAll } from './sweepCurves.ts';

describe('sweepTable(points, context)', () => {
	it('has a row for each point, with medians', () => {
		const points = pointsAt(finishedAll({ 1: [0.5, 0.6, 0.55], 64: [0.2, 0.3, NaN] }), 100);
		const table = sweepTable(points, { axis: 'width', task: 'regression' });
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
		const table = sweepTable(points, { axis: 'training', task: 'classification' });
		expect(table[0].title).toBe('Training points');
		expect(table.find(({ title }) => title === 'Right, new points')?.cells).toEqual([
			'87.5\u00a0%'
		]);
	});
});

describe('sweepCsv(curves, step, context)', () => {
	it('has a header and a row for each network, ended by CRLF', () => {
		const curves = finishedAll({ 8: [0.1 + 0.2, NaN], 2: [1e-9] });
		expect(sweepCsv(curves, 100, { axis: 'width' })).toBe(
			'width,parameters,seed,step,training_loss,validation_loss,best_validation_loss,' +
				'training_accuracy,validation_accuracy,diverged\r\n' +
				'2,7,1,100,5e-10,1e-9,1e-9,,,0\r\n' +
				'8,25,1,100,0.15000000000000002,0.30000000000000004,0.30000000000000004,,,0\r\n' +
				'8,25,2,100,,,,,,1\r\n'
		);
	});

	it('shows each network at its last evaluation up to the step', () => {
		const curve = {
			...finished(2, 0, { validation: 1 }),
			steps: [0, 50, 100],
			training: [3, 2, 1],
			validation: [3, 1, 2]
		};
		const [, row] = sweepCsv([curve], 60, { axis: 'depth' }).split('\r\n');
		expect(row).toBe('2,7,1,50,2,1,1,,,0');
		expect(sweepCsv([curve], -1, { axis: 'depth' })).toMatch(/^depth,[a-z_,]*\r\n$/);
	});
});
