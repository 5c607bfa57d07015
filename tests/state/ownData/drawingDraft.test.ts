import { describe, expect, test } from 'vitest';
import { pressDrawingKey } from '../../../src/lib/components/ownData/draw/drawingKeys.ts';
import type { DrawnPoint } from '../../../src/lib/data/tables/drawn/drawing.ts';
import { tableOfDrawing } from '../../../src/lib/data/tables/drawn/drawnTable.ts';
import { DrawingDraft } from '../../../src/lib/state/ownData/drawingDraft.svelte.ts';
import { OwnDataDraft } from '../../../src/lib/state/ownData/ownDataDraft.svelte.ts';

const placesOf = ({ points }: DrawingDraft) => points.map(({ x, y }) => [x, y]);

function stroke(drawing: DrawingDraft, ...way: [x: number, y: number][]) {
	way.forEach(([x, y], at) => {
		if (at === 0) drawing.beginStroke({ x, y });
		else drawing.continueStroke({ x, y });
	});
	drawing.endStroke();
}

function press(drawing: DrawingDraft, ...keys: string[]) {
	for (const key of keys) {
		const [last, ...held] = key.split('+').reverse();
		const isDone = pressDrawingKey(
			{
				key: last,
				shiftKey: held.includes('Shift'),
				ctrlKey: held.includes('Control'),
				metaKey: false,
				altKey: false
			},
			drawing
		);
		expect(isDone, key).toBe(true);
	}
}

describe('DrawingDraft', () => {
	test('leaves a point where it is pressed, and along a stroke one each tenth', () => {
		const drawing = new DrawingDraft();
		stroke(drawing, [-0.503, 0.251]);
		expect(placesOf(drawing)).toEqual([[-0.5, 0.25]]);
		stroke(drawing, [0, 0], [0.25, 0], [0.3, 0]);
		expect(placesOf(drawing).slice(1)).toEqual([
			[0, 0],
			[0.1, 0],
			[0.2, 0],
			[0.3, 0]
		]);
		expect(drawing.told).toBe('4 circles drawn. 5 points.');
		stroke(drawing, [9, -9]);
		expect(placesOf(drawing).at(-1)).toEqual([1.5, -1.5]);
	});

	test('leaves the same points whether a stroke is told in few steps or in many', () => {
		const [few, many] = [new DrawingDraft(), new DrawingDraft()];
		stroke(few, [-1, 0], [1, 0]);
		stroke(many, ...Array.from({ length: 201 }, (_, at): [number, number] => [at / 100 - 1, 0]));
		expect(placesOf(many)).toEqual(placesOf(few));
		expect(few.points).toHaveLength(21);
	});

	test('takes back and makes again stroke by stroke', () => {
		const drawing = new DrawingDraft();
		stroke(drawing, [0, 0], [0.5, 0]);
		stroke(drawing, [1, 1]);
		const all = drawing.points;
		drawing.undo();
		expect([drawing.points.length, drawing.told]).toEqual([6, 'Undone. 6 points.']);
		drawing.undo();
		expect([drawing.points.length, drawing.canUndo]).toEqual([0, false]);
		drawing.undo();
		drawing.redo();
		drawing.redo();
		expect(drawing.points).toEqual(all);
		drawing.clear();
		expect([drawing.points.length, drawing.canRedo]).toEqual([0, false]);
		drawing.undo();
		expect(drawing.points).toEqual(all);
	});

	test('erases what the eraser passes, and nothing of a stroke that is taken away', () => {
		const drawing = new DrawingDraft();
		stroke(drawing, [0, 0]);
		stroke(drawing, [1, 0]);
		stroke(drawing, [0, 1]);
		drawing.setTool('eraser');
		drawing.beginStroke({ x: -0.5, y: 0.05 });
		drawing.continueStroke({ x: 1.2, y: 0.05 });
		expect(placesOf(drawing)).toEqual([[0, 1]]);
		drawing.cancelStroke();
		expect(drawing.points).toHaveLength(3);
		stroke(drawing, [-0.5, 0.05], [1.2, 0.05]);
		expect(placesOf(drawing)).toEqual([[0, 1]]);
		expect(drawing.told).toBe('2 points erased. 1 point.');
		drawing.undo();
		expect(drawing.points).toHaveLength(3);
	});

	test('draws forty points of six classes by keys, and tells each', () => {
		const drawing = new DrawingDraft();
		for (let at = 0; at < 40; at++) {
			const ahead = Math.floor(at / 8) % 2 === 0 ? 'ArrowRight' : 'ArrowLeft';
			press(drawing, String(1 + (at % 6)), at % 8 === 7 ? 'ArrowUp' : ahead, ' ');
		}
		expect(drawing.points).toHaveLength(40);
		expect(new Set(drawing.points.map(({ mark }) => mark)).size).toBe(6);
		expect(drawing.points.slice(0, 2)).toEqual([
			{ x: 0.1, y: 0, mark: 0 },
			{ x: 0.2, y: 0, mark: 1 }
		]);
		expect(drawing.told).toBe('Diamond placed at (0.70, 0.50). 40 points.');
		press(drawing, 'Delete');
		expect(drawing.told).toBe('Diamond at (0.70, 0.50) erased. 39 points.');
		press(drawing, 'Control+z');
		expect(drawing.points).toHaveLength(40);
		press(drawing, 'Control+Shift+Z');
		expect(drawing.points).toHaveLength(39);
	});

	test('moves the cursor a little with Shift, stays on the plane, and says where it is', () => {
		const drawing = new DrawingDraft();
		press(drawing, 'ArrowLeft', 'Shift+ArrowDown');
		expect([drawing.cursor, drawing.told]).toEqual([{ x: -0.1, y: -0.01 }, '(−0.10, −0.01)']);
		press(drawing, ...Array<string>(30).fill('ArrowUp'));
		expect(drawing.cursor).toEqual({ x: -0.1, y: 1.5 });
		press(drawing, 'Delete');
		expect(drawing.told).toBe('There is no point to erase.');
		press(drawing, 'Enter', 'Enter');
		expect(drawing.points).toHaveLength(1);
		expect(drawing.told).toBe('The same point is there already.');
	});

	test('leaves other keys to the page', () => {
		const other = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
		const drawing = new DrawingDraft();
		for (const key of ['Tab', 'Escape', '7', 'a']) {
			expect(pressDrawingKey({ ...other, key }, drawing), key).toBe(false);
		}
		drawing.setGround('line');
		expect(pressDrawingKey({ ...other, key: '2' }, drawing)).toBe(false);
	});

	test('keeps what is drawn on the plane and on the line apart', () => {
		const drawing = new DrawingDraft();
		drawing.setMark(3);
		stroke(drawing, [0, 0]);
		drawing.setGround('line');
		expect([drawing.points.length, drawing.canUndo]).toEqual([0, false]);
		stroke(drawing, [0, 0], [1, 1]);
		expect(new Set(drawing.points.map(({ mark }) => mark))).toEqual(new Set([0]));
		expect(drawing.told).toBe('15 points drawn. 15 points.');
		expect(drawing.table?.target.task).toBe('regression');
		drawing.setGround('plane');
		expect(drawing.points).toEqual([{ x: 0, y: 0, mark: 3 }]);
		expect(drawing.table).toBeNull();
	});

	test('draws no more than 2,000 points, and says so', () => {
		const many = Array.from({ length: 1999 }, (_, at): DrawnPoint => {
			return { x: (at % 50) / 50, y: Math.floor(at / 50) / 50, mark: 0 };
		});
		const drawing = new DrawingDraft({ ground: 'plane', points: many });
		stroke(drawing, [-1, -1], [1, -1]);
		expect(drawing.points).toHaveLength(2000);
		expect(drawing.told).toBe('No more than 2,000 points can be drawn.');
	});
});

describe('OwnDataDraft', () => {
	test('takes drawn points where they are chosen, and the table where that is', async () => {
		const draft = new OwnDataDraft(1);
		await draft.reader.readText('a,kind\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n7,x\n8,y\n');
		expect([draft.source, draft.table?.name]).toEqual(['table', 'Pasted table']);
		draft.setSource('points');
		expect([draft.table, draft.counts]).toEqual([null, null]);
		stroke(draft.drawing, [-1, 0], [0, 0]);
		draft.drawing.setMark(1);
		stroke(draft.drawing, [0, 1], [0.8, 1]);
		expect([draft.table?.name, draft.table?.rows]).toEqual(['Drawn points', 20]);
		expect(draft.counts).toEqual({ training: 12, validation: 4, kept: 4 });
		expect(draft.duplicates?.pairs).toEqual([]);
		draft.setSource('table');
		expect(draft.table?.name).toBe('Pasted table');
		draft.setSource('points');
		expect(draft.drawing.points).toHaveLength(20);
	});

	test('goes on from drawn points that are in use, with their shares', () => {
		const points = Array.from({ length: 20 }, (_, at): DrawnPoint => {
			return { x: at / 20, y: 0.5, mark: at % 2 };
		});
		const table = tableOfDrawing({ ground: 'plane', points })!;
		const inUse = { table, training: 9, validation: 9, kept: 0.1 };
		const draft = new OwnDataDraft(1, inUse);
		expect(draft.source).toBe('points');
		expect(draft.drawing.points).toEqual(points);
		expect(draft.shares).toEqual({ learn: 0.45, keep: 0.1 });
		expect(draft.counts).toEqual({ training: 9, validation: 9, kept: 2 });
		const { isDrawn: _, ...read } = table;
		const other = new OwnDataDraft(1, { ...inUse, table: read });
		expect([other.source, other.drawing.points]).toEqual(['table', []]);
	});

	test('says what points that are drawn on mean for a run under way', () => {
		const points = Array.from({ length: 20 }, (_, at): DrawnPoint => {
			return { x: at / 20, y: 0.5, mark: at % 2 };
		});
		const table = tableOfDrawing({ ground: 'plane', points })!;
		const draft = new OwnDataDraft(1, { table, training: 12, validation: 4, kept: 0.2 });
		expect(draft.table).toBe(table);
		expect(draft.follows).toBeNull();
		stroke(draft.drawing, [-1, -1], [-0.1, -1]);
		expect(draft.follows).toBe(
			'10 points more. Training goes on with them: no other point and no parameter moves.'
		);
		expect(draft.counts).toEqual({ training: 18, validation: 6, kept: 6 });
		expect(draft.table?.growths).toEqual([{ rows: 10, learned: 6, aside: 2, front: 12, back: 8 }]);
		draft.setShares({ learn: 0.5 });
		expect(draft.follows).toBe('Another split: training begins anew.');
		expect(draft.table?.growths).toBeUndefined();
		draft.setShares({ learn: 0.6 });
		draft.drawing.setTool('eraser');
		stroke(draft.drawing, [0, 0.5], [0, 0.5]);
		expect(draft.follows).toMatch(/^Points that networks learn from were erased/);
		expect(draft.table?.growths).toBeUndefined();
	});
});
