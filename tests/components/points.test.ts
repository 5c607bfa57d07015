import { describe, expect, it } from 'vitest';
import { placed, type PointTeller } from '../../src/lib/components/drawing/points/placedPoint.ts';
import {
	describePoint,
	pointAfterKey,
	pointNear
} from '../../src/lib/components/drawing/points/describePoint.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import type { DrawnData, Table } from '../../src/lib/data/table.ts';
import { fromLink } from '../../src/lib/experiment/link/readLink.ts';

const none = { training: null, validation: null };

function twoPoints(inputs: number[], targets: number[], flipped = [0, 0]): DrawnData {
	const table = { rows: 2, inputs: Float32Array.from(inputs), targets: Float32Array.from(targets) };
	const flips = Uint8Array.from(flipped);
	return {
		training: table,
		validation: table,
		flipped: { training: flips, validation: flips }
	};
}

describe('describePoint(point, teller)', () => {
	const rings = twoPoints([0.3, -0.5, 1, 2], [1, 0], [0, 1]);
	const logits = Float32Array.of(2, 1);
	const outputs = { training: logits, validation: logits };

	it.each([
		['training', 0, none, 'Training point 1 at (0.30, −0.50): a circle.'],
		[
			'training',
			0,
			outputs,
			'Training point 1 at (0.30, −0.50): a circle. A says circle, 88.1 %: right.'
		],
		[
			'validation',
			1,
			outputs,
			'New point 2 at (1.00, 2.00): a square, its label flipped. A says circle, 73.1 %: wrong.'
		]
	] as const)('of two classes: %s point %d', (set, row, said, words) => {
		const text = describePoint(
			{ set, row },
			{ letter: 'A', task: 'classification', data: rings, outputs: said }
		);
		expect(text.replace(/\s/g, ' ')).toBe(words);
	});

	it.each([
		[0, 'Training point 1 at (0.30, −0.50): Gentoo. A says Gentoo, 90.0 %: right.'],
		[1, 'Training point 2 at (1.00, 2.00): Adelie. A says Gentoo, 50.0 %: wrong.']
	])('of three classes with names: row %d', (row, words) => {
		const data = twoPoints([0.3, -0.5, 1, 2], [0, 1, 0, 1, 0, 0]);
		const logits = Float32Array.of(0, Math.log(18), 0, 0, Math.log(2), 0);
		const text = describePoint(
			{ set: 'training', row },
			{
				letter: 'A',
				task: 'classification',
				data,
				outputs: { training: logits, validation: null },
				classes: ['Adelie', 'Gentoo', 'Chinstrap']
			}
		);
		expect(text.replace(/\s/g, ' ')).toBe(words);
	});

	it('of three classes without names, and of a network that answers no number', () => {
		const data = twoPoints([0.3, -0.5, 1, 2], [0, 0, 1, 1, 0, 0]);
		const logits = Float32Array.of(NaN, 0, 0, 0, 0, 0);
		const teller = { letter: 'A', task: 'classification', data } as const;
		const point = { set: 'training', row: 0 } as const;
		const fact = 'Training point 1 at (0.30, −0.50): a triangle.';
		expect(describePoint(point, { ...teller, outputs: none })).toBe(fact);
		const outputs = { training: logits, validation: null };
		expect(describePoint(point, { ...teller, outputs })).toBe(`${fact} A gives no number.`);
	});

	it('of one that is rehearsed', () => {
		const data = { ...rings, rehearsed: twoPoints([1, 2, 3, 4], [0, 1]).training };
		const said = { ...outputs, rehearsed: Float32Array.of(-3, -1) };
		const teller = { letter: 'C', task: 'classification', data } as const;
		const words = (row: number, outputs: PointTeller['outputs']) =>
			describePoint({ set: 'rehearsed', row }, { ...teller, outputs }).replace(/\s/g, ' ');
		const where = 'Rehearsed point 2 at (3.00, 4.00): a circle.';
		expect(words(1, said)).toBe(`${where} C says square, 73.1 %: wrong.`);
		expect(words(1, none)).toBe(where);
		expect(words(0, said)).toBe(
			'Rehearsed point 1 at (1.00, 2.00): a square. C says square, 95.3 %: right.'
		);
	});

	it('of a regression', () => {
		const line = twoPoints([0.25, 1], [0.5, -1]);
		const said = { training: Float32Array.of(0.25, -0.5), validation: null };
		const words = (row: number) =>
			describePoint(
				{ set: 'training', row },
				{ letter: 'B', task: 'regression', data: line, outputs: said }
			);
		expect(words(0)).toBe('Training point 1 at x = 0.25: y = 0.50. B says 0.25, 0.25 below.');
		expect(words(1)).toBe('Training point 2 at x = 1.00: y = −1.00. B says −0.50, 0.50 above.');
	});
});

describe('the points of a picture', () => {
	const { experiment } = fromLink('v=1');
	const data = drawData(experiment.data);
	const placeOf = ({ inputs }: Table, row: number) =>
		[inputs[2 * row], inputs[2 * row + 1]] as const;
	const points = placed(data, placeOf);

	it('are all there, and the nearest is found', () => {
		expect(points).toHaveLength(data.training.rows + data.validation.rows);
		const rehearsed = twoPoints([1, 2, 3, 4], [0, 1]).training;
		expect(placed({ ...data, rehearsed }, placeOf).slice(points.length)).toEqual([
			{ set: 'rehearsed', row: 0, x: 1, y: 2 },
			{ set: 'rehearsed', row: 1, x: 3, y: 4 }
		]);
		const { x, y } = points[40];
		expect(pointNear(points, x, y, 1)).toBe(40);
		expect(pointNear(points, 1e3, y, 1)).toBe(-1);
	});

	it('are gone through from left to right, each once', () => {
		const seen: number[] = [];
		let at = pointAfterKey('Home', points, 0)!;
		for (let i = 0; i < points.length; i++) {
			seen.push(at);
			const next = pointAfterKey('ArrowRight', points, at)!;
			expect(points[next].x).toBeGreaterThanOrEqual(points[at].x);
			at = next;
		}
		expect(new Set(seen).size).toBe(points.length);
		expect(at).toBe(pointAfterKey('End', points, 0));
		expect(pointAfterKey('x', points, 0)).toBeNull();
	});
});
