import { describe, expect, test } from 'vitest';
import { setTable } from '../../../src/lib/experiment/edits.ts';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import { drawData } from '../../../src/lib/data/draw.ts';
import { columnsOf, inputUnits, targetUnit } from '../../../src/lib/data/tables/readersUnits.ts';
import { unscale } from '../../../src/lib/data/tables/scaling.ts';
import { knowTable } from '../../../src/lib/data/tables/tableSets.ts';
import { classedTable, numberTable } from './tableFixtures.ts';

const parts = { training: 30, validation: 10, kept: 0.2 };
const on = (table: Parameters<typeof knowTable>[0]) =>
	setTable(firstScreen, knowTable(table, null).name, parts).data;

describe('targetUnit(data)', () => {
	test('brings targets back to the reader’s numbers', () => {
		const data = on(numberTable(50));
		const unit = targetUnit(data)!;
		expect(unit.name).toBe('y');
		const { training } = drawData(data);
		for (const target of training.targets) {
			const value = unscale(unit, target);
			expect(value).toBeGreaterThan(3000);
			expect(Math.abs(value - Math.round(value))).toBeLessThan(1e-3);
			expect((Math.round(value) - 2) % 3).toBe(0);
		}
	});

	test('is null where there is nothing to bring back', () => {
		expect(targetUnit(on(classedTable([25, 25])))).toBeNull();
		expect(targetUnit(firstScreen.data)).toBeNull();
		expect(inputUnits(firstScreen.data)).toBeNull();
	});
});

describe('inputUnits(data)', () => {
	test('leaves words 0 and 1, and brings numbers back', () => {
		const units = inputUnits(on(classedTable([25, 25])))!;
		expect(units.map(({ name }) => name)).toEqual(['length', 'depth', 'sex: male']);
		expect([unscale(units[2], 0), unscale(units[2], 1)]).toEqual([0, 1]);
		expect(unscale(units[0], 0)).toBe(units[0].mean);
	});
});

describe('columnsOf(inputs)', () => {
	test('keeps the words of one column together, and numbers apart', () => {
		expect(
			columnsOf([
				{ name: 'mass', column: 'mass' },
				{ name: 'sex: female', column: 'sex', word: 'female' },
				{ name: 'sex', column: 'sex' },
				{ name: 'sex: male', column: 'sex', word: 'male' },
				{ name: 'island: Dream', column: 'island', word: 'Dream' }
			])
		).toEqual([
			{ name: 'mass', columns: [0] },
			{ name: 'sex', columns: [1, 3] },
			{ name: 'sex', columns: [2] },
			{ name: 'island', columns: [4] }
		]);
	});
});
