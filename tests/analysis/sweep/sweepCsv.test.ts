import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	curveOfResult,
	readSweepCsv,
	resultAt,
	writeSweepCsv,
	type SweepResult
} from '../../../src/lib/analysis/sweep/sweepCsv.ts';
import {
	pointsAt,
	untrainedOn,
	type SweepCurve
} from '../../../src/lib/analysis/sweep/sweepPoints.ts';
import { bitValues, sweepAxes } from '../../../src/lib/network/sweepAxis.ts';
import { finished, finishedAll } from './sweepCurves.ts';

const header =
	'parameters,seed,step,training_loss,validation_loss,best_validation_loss,' +
	'training_accuracy,validation_accuracy,diverged\r\n';

const resultsAt = (curves: readonly SweepCurve[], step: number) =>
	curves.flatMap((curve) => resultAt(curve, step) ?? []);

const broken = {
	...finished(2, 0, { validation: 1 }),
	steps: [0, 50, 100],
	training: [3, 2, 1],
	validation: [3, 1, 2]
};

describe('writeSweepCsv(results, { axis })', () => {
	it('has a header and a row for each network, sorted, ended by CRLF', () => {
		const curves = finishedAll({ 8: [0.1 + 0.2, NaN], 2: [1e-9] });
		expect(writeSweepCsv(resultsAt(curves, 100), { axis: 'width' })).toBe(
			`width,${header}` +
				'2,7,1,100,5e-10,1e-9,1e-9,,,0\r\n' +
				'8,25,1,100,0.15000000000000002,0.30000000000000004,0.30000000000000004,,,0\r\n' +
				'8,25,2,100,,,,,,1\r\n'
		);
		expect(writeSweepCsv([], { axis: 'training' })).toBe(`training_points,${header}`);
	});

	it('leaves out what networks without training points have on those, and reads it so', () => {
		const untrained = { ...finished(0, 0, { validation: 0.5 }), ...untrainedOn(1) };
		const curves = [untrained, finished(4, 0, { validation: 0.25 })];
		const csv = writeSweepCsv(resultsAt(curves, 100), { axis: 'training' });
		expect(csv).toMatch(/\r\n0,\d+,1,100,,0\.5,0\.5,,,0\r\n4,/);
		const read = readSweepCsv(csv);
		const [none, some] = 'results' in read ? read.results.map(curveOfResult) : [];
		expect([none.isUntrained, some.isUntrained]).toEqual([true, undefined]);
		const [point] = pointsAt([none], 100);
		expect(point).toMatchObject({ diverged: 0, training: { median: NaN } });
		expect(point.validation.median).toBe(0.5);
		const pruned = readSweepCsv(csv.replace('training_points', 'percent_pruned'));
		expect('results' in pruned && pruned.results[0].training).toBe(Infinity);
	});

	it('is the same of results that were JSON on the way', () => {
		const results = resultsAt(finishedAll({ 8: [0.1 + 0.2, NaN], 2: [1e-9] }), 100);
		const copied: SweepResult[] = JSON.parse(JSON.stringify(results));
		const [of, ofCopies] = [results, copied].map((all) => writeSweepCsv(all, { axis: 'depth' }));
		expect(ofCopies).toBe(of);
	});
});

describe('writeSweepCsv(results, { axis, lines })', () => {
	const lines = ['A', 'B'].map((name) => ({
		name,
		startsFrom: (value: number) => `${name} at ${value}`
	}));
	const curves = [0, 1].flatMap((line) =>
		finishedAll({ 3: [0.5], 1.58: [0.25] }).map((curve) => ({ ...curve, line }))
	);
	const csv = writeSweepCsv(resultsAt(curves, 100), { axis: 'bits', lines });

	it('says of each network of which line it is, and what it starts from', () => {
		expect(csv).toBe(
			`bits,${header.replace('\r\n', ',network,starts_from\r\n')}` +
				['A', 'B']
					.map((name) => `1.58,5.74,1,100,0.125,0.25,0.25,,,0,${name},${name} at 1.58\r\n`)
					.join('') +
				['A', 'B'].map((name) => `3,10,1,100,0.25,0.5,0.5,,,0,${name},${name} at 3\r\n`).join('')
		);
	});

	it('is read back with the lines', () => {
		const whole = csv.replaceAll('5.74', '6');
		const read = readSweepCsv(whole);
		expect(read).toMatchObject({ axis: 'bits', hasLines: true });
		if ('problem' in read) throw new Error(read.problem);
		expect(read.results.map(({ value, line }) => [value, line])).toEqual([
			[1.58, 0],
			[1.58, 1],
			[3, 0],
			[3, 1]
		]);
		expect(read.results.map(curveOfResult).map(({ line }) => line)).toEqual([0, 1, 0, 1]);
		for (const [from, to] of [
			[',B,', ',E,'],
			[',B,', ',A,'],
			[',A,A at 3', ''],
			['1.58,', '1.6,']
		]) {
			expect(readSweepCsv(whole.replace(from, to))).toHaveProperty('problem');
		}
	});
});

describe('resultAt(curve, step)', () => {
	it('is the last evaluation up to the step, and the best until then', () => {
		expect(resultAt(broken, 60)).toMatchObject({
			step: 50,
			training: 2,
			validation: 1,
			bestValidation: 1
		});
		expect(resultAt(broken, 100)).toMatchObject({ step: 100, validation: 2, bestValidation: 1 });
		expect(resultAt(broken, -1)).toBeNull();
	});
});

describe('readSweepCsv(text)', () => {
	const number = fc.double({ noNaN: true, min: 0 });
	const result: fc.Arbitrary<SweepResult> = fc.record({
		value: fc.nat(512),
		parameters: fc.nat(1e6),
		seed: fc.nat(100),
		step: fc.nat(1e5),
		training: number,
		validation: number,
		bestValidation: number,
		trainingAccuracy: fc.oneof(fc.constant(NaN), fc.double({ min: 0, max: 1, noNaN: true })),
		validationAccuracy: fc.constant(NaN),
		diverged: fc.boolean()
	});

	it('reads back what was written, and writes it to the last byte as it was', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...sweepAxes),
				fc.uniqueArray(result, { selector: ({ value, seed }) => `${value} ${seed}` }),
				(axis, any) => {
					const placed = any.map((one, at) => ({
						...one,
						value: bitValues[at % bitValues.length],
						seed: at
					}));
					const results = axis === 'bits' ? placed : any;
					const text = writeSweepCsv(results, { axis });
					const read = readSweepCsv(text);
					if ('problem' in read) throw new Error(read.problem);
					expect(read.axis).toBe(axis);
					expect(writeSweepCsv(read.results, read)).toBe(text);
				}
			)
		);
	});

	it('reads what a spreadsheet saved', () => {
		const text = writeSweepCsv(resultsAt([broken], 100), { axis: 'width' });
		const saved = `\ufeff${text.replace(/[^,\r\n]+/g, '"$&"').replaceAll('\r\n', '\n')}`;
		expect(readSweepCsv(saved)).toEqual(readSweepCsv(text));
	});

	it.each([
		[';', '.'],
		[';', ','],
		['\t', '.'],
		['\t', ',']
	])('reads what one saved with %j between cells and %j in numbers', (separator, point) => {
		const text = writeSweepCsv(resultsAt([broken], 100), { axis: 'width' });
		const saved = text.replaceAll(',', separator).replaceAll('.', point);
		expect(readSweepCsv(saved)).toEqual(readSweepCsv(text));
	});

	it.each([
		['', 'Its first line should be width,parameters,seed'],
		['a;b\n1;2', 'Its first line should be'],
		[`height,${header}`, 'Its first line should be'],
		[`width,${header}8,25,1,100,1,1,1,,`, 'Line 2 is no row'],
		[`width,${header}8,25,1,100,1,1,1,,,2`, 'Line 2 is no row'],
		[`width,${header}8,25,0,100,1,1,1,,,0`, 'Line 2 is no row'],
		[`width,${header}8,25,1,100,one,1,1,,,0`, 'Line 2 is no row'],
		[`width,${header}8,25,1,1e3,1,1,1,,,0`, 'Line 2 is no row'],
		[`width,${header}8,25,1,100,-1,1,1,,,0`, 'Line 2 is no row'],
		[`width,${header}8,25,1,100,1,1,1,.5,1.5,0`, 'Line 2 is no row'],
		[`width,${header}8,25,1,9,1,1,1,,,0\n8,25,1,9,1,1,1,,,0`, 'Line 3 is about a network']
	])('says what is wrong with %j', (text, problem) => {
		expect(readSweepCsv(text)).toEqual({ problem: expect.stringContaining(problem) });
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				readSweepCsv(text);
				readSweepCsv(`width,${header}${text}`);
			})
		);
	});
});

describe('curveOfResult(result)', () => {
	it('stands where the network stood, with its best', () => {
		const result = resultAt(broken, 100)!;
		const curve = curveOfResult(result);
		expect(resultAt(curve, Infinity)).toEqual(result);
		const [point] = pointsAt([curve], Infinity);
		expect([point.validation.median, point.bestValidation.median]).toEqual([2, 1]);
	});
});
