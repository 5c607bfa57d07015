import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookOf, shapes } from '../../../../src/lib/components/drawing/classes/looks.ts';
import { drawTable } from '../../../../src/lib/data/tables/drawTable.ts';
import {
	markNames,
	type Drawing,
	type DrawnPoint
} from '../../../../src/lib/data/tables/drawn/drawing.ts';
import {
	drawingNote,
	drawingOfTable,
	drawingProblem,
	tableOfDrawing
} from '../../../../src/lib/data/tables/drawn/drawnTable.ts';
import { packTable, unpackTable } from '../../../../src/lib/data/tables/packTable.ts';
import { knowTable } from '../../../../src/lib/data/tables/tableSets.ts';
import { readTable, writeTable } from '../../../../src/lib/data/tables/tableText.ts';

const hundredths = fc.integer({ min: -150, max: 150 }).map((value) => value / 100);

/** Any drawing of `classes` classes, each of which has a point. */
const anyPlane = fc.integer({ min: 2, max: 6 }).chain((classes) =>
	fc.array(fc.tuple(hundredths, hundredths), { minLength: 8, maxLength: 60 }).map((places) => ({
		ground: 'plane' as const,
		points: places.map(([x, y], at) => ({ x, y, mark: at % classes }))
	}))
);

function planeOf(...marks: number[]): Drawing {
	const points = marks.map((mark, at): DrawnPoint => ({ x: at / 10, y: -at / 20, mark }));
	return { ground: 'plane', points };
}

function lineOf(heights: readonly number[]): Drawing {
	return { ground: 'line', points: heights.map((y, at) => ({ x: at / 10, y, mark: 0 })) };
}

describe('tableOfDrawing(drawing)', () => {
	test('comes back the same, by text, by link and as a drawing', () => {
		fc.assert(
			fc.property(anyPlane, (drawing) => {
				const table = tableOfDrawing(drawing)!;
				expect(drawingOfTable(table)).toEqual(drawing);
				expect(readTable(writeTable(table))).toEqual(table);
				expect(unpackTable(packTable(table)!)).toEqual(table);
			})
		);
	});

	test('gives each class the shape that it was drawn with, and that shape’s name', () => {
		for (let classes = 2; classes <= 6; classes++) {
			const drawing = planeOf(...Array.from({ length: 12 }, (_, at) => at % classes));
			const { target, targets } = tableOfDrawing(drawing)!;
			if (target.task !== 'classification') throw new Error('These are classes.');
			drawing.points.forEach(({ mark }, row) => {
				expect(lookOf(targets[row], classes)).toBe(mark);
				expect(target.classes[targets[row]]).toBe(markNames[mark]);
			});
		}
		expect(shapes.slice(0, 6).map(({ name }) => name)).toEqual([...markNames]);
	});

	test('leaves out classes without points, and says what becomes of the others', () => {
		const drawing = planeOf(0, 0, 0, 0, 3, 3, 3, 5, 5);
		expect(tableOfDrawing(drawing)?.target).toMatchObject({
			classes: ['circle', 'square', 'triangle']
		});
		expect(drawingNote(drawing)).toBe(
			'A class without points is left out, so the diamonds become squares, and the stars become triangles.'
		);
		expect(drawingNote(planeOf(0, 0, 1, 1))).toBeNull();
		expect(drawingNote(planeOf(2, 2))).toBeNull();
	});

	test('takes heights over a line as a regression', () => {
		const drawing = lineOf([0, 0.5, 1, 0.5, 0, -0.5, -1, -0.5]);
		const table = tableOfDrawing(drawing)!;
		expect(table.target).toEqual({ name: 'y', task: 'regression' });
		expect([...table.targets]).toEqual([0, 0.5, 1, 0.5, 0, -0.5, -1, -0.5]);
		expect(table.values[3]).toBeCloseTo(0.3, 12);
		expect(drawingOfTable(table)).toEqual(drawing);
	});

	test('waits where there is too little, and says what is missing', () => {
		const cases: [Drawing, string][] = [
			[planeOf(0, 1, 0, 1, 0, 1, 0), 'Fewer than 8 points are drawn: at least 8 are needed.'],
			[
				planeOf(2, 2, 2, 2, 2, 2, 2, 2),
				'All points are triangles, so there is nothing to tell apart: draw some of another class.'
			],
			[
				lineOf([1, 1, 1, 1, 1, 1, 1, 1]),
				'All points are at one height, so there is nothing to learn: draw some higher or lower.'
			]
		];
		for (const [drawing, sentence] of cases) {
			expect(drawingProblem(drawing)).toBe(sentence);
			expect(tableOfDrawing(drawing)).toBeNull();
		}
		expect(drawingProblem(planeOf(0, 1, 0, 1, 0, 1, 0, 0))).toBeNull();
	});
});

describe('a drawn table', () => {
	const drawing = planeOf(0, 1, 2, 0, 1, 2, 0, 1, 2, 0);
	const table = tableOfDrawing(drawing)!;

	test('reaches networks as it was drawn, on the plane from −1.5 to 1.5', () => {
		const dataset = knowTable(table, null);
		expect(dataset.window).toEqual({ x: [-1.5, 1.5], y: [-1.5, 1.5] });
		expect(dataset.description).toBe('10 points of 3 classes, drawn by hand.');
		const { training, validation } = drawTable(table, {
			training: 6,
			validation: 2,
			options: {},
			seed: 1
		});
		const places = drawing.points.map(({ x, y }) => [x, y].map(Math.fround).join());
		for (const { rows, inputs } of [training, validation]) {
			for (let row = 0; row < rows; row++) {
				expect(places).toContain([...inputs.subarray(2 * row, 2 * row + 2)].join());
			}
		}
	});

	test('keeps the heights of a line', () => {
		const line = tableOfDrawing(lineOf([0, 0.5, 1, 0.75, 0.25, -0.5, -1, -0.25]))!;
		const { training } = drawTable(line, { training: 6, validation: 2, options: {}, seed: 1 });
		for (const height of training.targets) expect([...line.targets]).toContain(height);
		expect(knowTable(line, null).description).toBe('8 points, drawn by hand.');
	});

	test('has another name than the same numbers in a table, whose text stays as it was', () => {
		const { isDrawn, ...read } = table;
		expect(isDrawn).toBe(true);
		expect(writeTable(read)).not.toContain('isDrawn');
		expect(writeTable(table)).toBe(`${writeTable(read).slice(0, -1)},"isDrawn":true}`);
		expect(knowTable(read, null).name).not.toBe(knowTable(table, null).name);
		expect(knowTable(read, null).window.x[1]).not.toBe(1.5);
	});

	test('is refused where no drawing can have made it', () => {
		const good = JSON.parse(writeTable(table)) as Record<string, unknown[]>;
		for (const wrong of [
			{ isDrawn: false },
			{ isDrawn: 'yes' },
			{ values: good.values.map(() => Array(10).fill(2)) },
			{ inputs: [['a', 'a']], values: [good.values[0]] },
			{ inputs: [['a', 'a', 'word'], good.inputs[1]] },
			{ classes: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }
		]) {
			expect(readTable(JSON.stringify({ ...good, ...wrong })), JSON.stringify(wrong)).toBeNull();
		}
	});
});
