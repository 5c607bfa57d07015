import { expect, test } from 'vitest';
import type { OwnTable } from '../../src/lib/data/tables/ownTable.ts';
import { knowTable } from '../../src/lib/data/tables/tableSets.ts';
import { setData } from '../../src/lib/experiment/edits.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { exportedRun } from '../../src/lib/export/exported.ts';
import { pointsCsv } from '../../src/lib/export/tables.ts';

test('pointsCsv(run) has the rows of a reader’s table in its own words, which no spreadsheet runs', () => {
	const table: OwnTable = {
		name: 'made',
		inputs: [
			{ name: '=HYPERLINK("x")', column: '=HYPERLINK("x")' },
			{ name: 'b: red', column: 'b', word: 'red' }
		],
		target: { name: '@kind', task: 'classification', classes: ['=1+1', 'b', '-c'] },
		rows: 10,
		values: Float64Array.from({ length: 20 }, (_, i) => (i % 2 ? i % 4 === 1 : -1.5 * i) as number),
		targets: Float64Array.from({ length: 10 }, (_, i) => i % 3)
	};
	const experiment = setData(firstScreen, knowTable(table, null).name);
	const run = exportedRun(experiment, { address: '', histories: [], parameters: [], changes: [] });
	const [header, ...lines] = pointsCsv(run).trimEnd().split('\r\n');
	expect(header).toBe(`part,"'=HYPERLINK(""x"")",b: red,'@kind`);
	const parts = lines.map((line) => line.split(',')[0]);
	expect(parts).toEqual([
		...new Array<string>(6).fill('training'),
		...new Array<string>(2).fill('validation'),
		...new Array<string>(2).fill('kept aside')
	]);
	const words = ["'=1+1", 'b', "'-c"];
	const expected = Array.from({ length: 10 }, (_, row) => {
		const [a, b] = table.values.subarray(2 * row, 2 * row + 2);
		return `${a},${b},${words[row % 3]}`;
	});
	const written = lines.map((line) => line.slice(line.indexOf(',') + 1));
	expect(written.toSorted()).toEqual(expected.toSorted());
});
