import { expect, test } from 'vitest';
import { findDuplicates } from '../../../src/lib/data/tables/duplicates.ts';
import type { OwnTable } from '../../../src/lib/data/tables/ownTable.ts';

test('findDuplicates(table, parts) names each row that is the same as one that is learned from', () => {
	const table: OwnTable = {
		name: 'made',
		inputs: [{ name: 'x', column: 'x' }],
		target: { name: 'y', task: 'classification', classes: ['no', 'yes'] },
		rows: 8,
		values: Float64Array.of(1, 2, 3, 1, 2, -0, 0, 1),
		targets: Float64Array.of(0, 0, 1, 0, 1, 1, 1, 0)
	};
	const parts = {
		training: Uint32Array.of(0, 1, 5),
		validation: Uint32Array.of(3, 4, 2),
		keptAside: Uint32Array.of(7, 6)
	};
	expect(findDuplicates(table, parts)).toEqual({
		pairs: [
			[3, 0],
			[7, 0],
			[6, 5]
		],
		validation: 1,
		keptAside: 2
	});
});
