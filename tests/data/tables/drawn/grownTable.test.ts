import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../../src/lib/data/tables/drawTable.ts';
import type { DrawnPoint } from '../../../../src/lib/data/tables/drawn/drawing.ts';
import { tableOfDrawing } from '../../../../src/lib/data/tables/drawn/drawnTable.ts';
import { grownTable, type TableInUse } from '../../../../src/lib/data/tables/drawn/grownTable.ts';
import { keptRows } from '../../../../src/lib/data/tables/parts.ts';
import { rowOrder } from '../../../../src/lib/data/tables/rowOrder.ts';
import { readTable, writeTable } from '../../../../src/lib/data/tables/tableText.ts';

/** So many points of two classes, no two at one place. */
const pointsTo = (count: number): DrawnPoint[] =>
	Array.from({ length: count }, (_, at) => ({
		x: (at % 25) / 20,
		y: Math.floor(at / 25) / 20,
		mark: at % 2
	}));
const drawn = (count: number) => tableOfDrawing({ ground: 'plane', points: pointsTo(count) })!;

const forty: TableInUse = { table: drawn(40), training: 24, validation: 8, kept: 0.2 };

const partsIn = ({ table, kept, ...counts }: TableInUse, seed: number) =>
	partsOf(table, { ...counts, options: { kept }, seed });

const growths = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 });
const seeds = fc.nat(1000);

/** The table in use after so many points joined, and so many more. */
function grownBy(begun: TableInUse, added: readonly number[]): TableInUse[] {
	const all = [begun];
	for (const count of added) {
		const last = all.at(-1)!;
		all.push(grownTable(last, drawn(last.table.rows + count))!);
	}
	return all;
}

describe('grownTable(inUse, drawn)', () => {
	test('leaves every point that was there in its part and at its place', () => {
		const shares = fc.record({
			training: fc.integer({ min: 2, max: 20 }),
			validation: fc.integer({ min: 1, max: 12 }),
			kept: fc.constantFrom(0, 0.05, 0.2)
		});
		fc.assert(
			fc.property(growths, seeds, shares, (added, seed, counts) => {
				const stages = grownBy({ table: drawn(40), ...counts }, added).map((stage) => ({
					...stage,
					parts: partsIn(stage, seed)
				}));
				for (const [at, { table, parts, training, validation, kept }] of stages.entries()) {
					const all = [...parts.training, ...parts.validation, ...parts.keptAside];
					expect(new Set(all).size).toBe(all.length);
					expect([parts.training.length, parts.validation.length]).toEqual([training, validation]);
					expect(parts.keptAside.length).toBe(keptRows(table.rows, { kept }));
					const before = stages[at - 1];
					if (!before) continue;
					for (const part of ['training', 'validation', 'keptAside'] as const) {
						const were = before.parts[part];
						expect([...parts[part].subarray(0, were.length)]).toEqual([...were]);
					}
				}
			})
		);
	});

	test('orders every row once, for any seed', () => {
		fc.assert(
			fc.property(growths, seeds, (added, seed) => {
				const { table } = grownBy(forty, added).at(-1)!;
				const sorted = [...rowOrder(table, seed)].sort((one, other) => one - other);
				expect(sorted).toEqual(Array.from({ length: table.rows }, (_, row) => row));
			})
		);
	});

	test('orders them for ever as a link that was given away has them', () => {
		const begun: TableInUse = { table: drawn(10), training: 6, validation: 2, kept: 0.2 };
		const { table } = grownBy(begun, [5, 1]).at(-1)!;
		expect(rowOrder(table, 3).join()).toBe('1,2,5,6,9,4,12,13,14,15,11,7,8,3,0,10');
	});

	test('gives points that join to each part in its share', () => {
		const [, joined, one] = grownBy(forty, [20, 1]);
		expect(joined).toMatchObject({ training: 36, validation: 12, kept: 0.2 });
		expect(joined.table.growths).toEqual([
			{ rows: 20, learned: 12, aside: 4, front: 24, back: 16 }
		]);
		expect(one).toMatchObject({ training: 37, validation: 12 });
	});

	test('is what is in use where nothing joined, and null where points or classes are others', () => {
		expect(grownTable(forty, drawn(40))).toBe(forty);
		expect(grownTable(forty, drawn(39))).toBeNull();
		const moved = pointsTo(45).map((point, at) => (at === 3 ? { ...point, x: 1.4 } : point));
		expect(grownTable(forty, tableOfDrawing({ ground: 'plane', points: moved })!)).toBeNull();
		const third: DrawnPoint[] = [...pointsTo(40), { x: -1, y: -1, mark: 2 }];
		expect(grownTable(forty, tableOfDrawing({ ground: 'plane', points: third })!)).toBeNull();
	});
});

describe('readTable(text) of a table that grew', () => {
	const { table } = grownBy(forty, [5, 9]).at(-1)!;

	test('reads how it grew', () => {
		expect(readTable(writeTable(table))).toEqual(table);
	});

	test('is null where it cannot have grown so', () => {
		const good = JSON.parse(writeTable(table)) as Record<string, unknown>;
		for (const growths of [
			[],
			7,
			[[5, 3, 1, 24]],
			[[5, 3, 1, 24, -1]],
			[[5, 3, 3, 24, 16]],
			[[5, 3, 1, 40, 16]],
			[[0, 0, 0, 24, 16]],
			[[54, 3, 1, 0, 0]],
			[[5, 3.5, 1, 24, 16]],
			[['5', 3, 1, 24, 16]]
		]) {
			expect(readTable(JSON.stringify({ ...good, growths })), JSON.stringify(growths)).toBeNull();
		}
		const { isDrawn: _, ...read } = good;
		expect(readTable(JSON.stringify(read))).toBeNull();
	});
});
