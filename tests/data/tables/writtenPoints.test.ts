import { describe, expect, test } from 'vitest';
import { readTable } from '../../../src/lib/data/tables/reading/read.ts';
import { settleColumns } from '../../../src/lib/data/tables/columns.ts';
import { writtenPoints } from '../../../src/lib/data/tables/writtenPoints.ts';
import { setData } from '../../../src/lib/experiment/edits.ts';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import { exportedRun } from '../../../src/lib/export/exported.ts';
import { pointsCsv } from '../../../src/lib/export/tables.ts';

const nothing = { address: '', histories: [], parameters: [], changes: [] };
const pointsOf = (experiment = firstScreen) => pointsCsv(exportedRun(experiment, nothing));

async function read(text: string) {
	const { raw, columns } = await readTable(text, { name: 'points.csv' });
	const written = writtenPoints(raw);
	const settled = settleColumns(raw, columns, written?.choices);
	return { written, roles: settled.map(({ name, kind, role }) => `${name}: ${kind} ${role}`) };
}

describe('writtenPoints(table)', () => {
	test('takes places and targets of a run’s points.csv, and nothing that gives them away', async () => {
		const { written, roles } = await read(pointsOf());
		expect(roles).toEqual([
			'part: category left out',
			'x1: number input',
			'x2: number input',
			'target: category target',
			'flipped: number left out',
			'probability_of_1: number left out'
		]);
		expect(written?.note).toBe(
			'These are points of a run, written by this page. Which part each had (training, validation) and what is true there are left out, lest a network sees it; they are parted anew.'
		);
	});

	test('tells a curve from classes', async () => {
		const { roles } = await read(pointsOf(setData(firstScreen, 'sine')));
		expect(roles.slice(1)).toEqual([
			'x1: number input',
			'target: number target',
			'true_value: number left out'
		]);
	});

	test('takes all columns but the part where they are a reader’s own', async () => {
		const rows = Array.from(
			{ length: 20 },
			(_, i) => `${i % 2 ? 'training' : 'kept aside'},${i},a`
		);
		const { written, roles } = await read(['part,size,sort', ...rows].join('\n'));
		expect(roles).toEqual([
			'part: category left out',
			'size: number input',
			'sort: category target'
		]);
		expect(written?.note).toContain('(kept aside, training) is left out');
	});

	test('knows no other table by a column of that name', async () => {
		const { written } = await read('part,x1,target\nwing,1,2\ntraining,2,3\nwing,3,4\n');
		expect(written).toBeNull();
	});
});
