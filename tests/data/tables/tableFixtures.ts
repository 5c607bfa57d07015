import fc from 'fast-check';
import type { OwnTable } from '../../../src/lib/data/tables/ownTable.ts';

const name = fc.string({ minLength: 1, maxLength: 12 });
const value = fc.double({ noNaN: true, noDefaultInfinity: true });

/** Any table that can be learned from, of two to ten classes, or of a number. */
export const anyTable: fc.Arbitrary<OwnTable> = fc
	.record({ rows: fc.integer({ min: 8, max: 60 }), inputs: fc.integer({ min: 1, max: 5 }) })
	.chain(({ rows, inputs }) =>
		fc.record({
			name,
			rows: fc.constant(rows),
			inputs: fc.array(
				fc.oneof(fc.record({ name, column: name }), fc.record({ name, column: name, word: name })),
				{ minLength: inputs, maxLength: inputs }
			),
			values: fc
				.array(value, { minLength: rows * inputs, maxLength: rows * inputs })
				.map((values) => Float64Array.from(values, (one) => one + 0)),
			classes: fc.option(fc.integer({ min: 2, max: 10 }), { nil: null }),
			seed: fc.nat()
		})
	)
	.map(({ classes, seed, ...table }): OwnTable => {
		const target =
			classes === null
				? ({ name: 'target', task: 'regression' } as const)
				: ({
						name: 'kind',
						task: 'classification',
						classes: Array.from({ length: classes }, (_, at) => `word ${at}`)
					} as const);
		const targets = Float64Array.from({ length: table.rows }, (_, row) =>
			classes === null ? Math.sin(row + seed) : (row + seed) % classes
		);
		return { ...table, target, targets };
	});

/** Rows of `counts[k]` examples of class `k`, with two numbers and a word each. */
export function classedTable(counts: readonly number[]): OwnTable {
	const targets = Float64Array.from(
		counts.flatMap((count, label) => Array<number>(count).fill(label))
	);
	const values = Float64Array.from(
		[...targets].flatMap((label, row) => [10 * label + (row % 7), 100 - row, row % 2])
	);
	return {
		name: 'classed',
		inputs: [
			{ name: 'length', column: 'length' },
			{ name: 'depth', column: 'depth' },
			{ name: 'sex: male', column: 'sex', word: 'male' }
		],
		target: {
			name: 'kind',
			task: 'classification',
			classes: counts.map((_, label) => `class ${label}`)
		},
		rows: targets.length,
		values,
		targets
	};
}

/** `y = 3x + 2` over `rows` whole numbers, whose values lie far from 0. */
export function numberTable(rows: number): OwnTable {
	const xs = Array.from({ length: rows }, (_, row) => 1000 + row);
	return {
		name: 'numbers',
		inputs: [{ name: 'x', column: 'x' }],
		target: { name: 'y', task: 'regression' },
		rows,
		values: Float64Array.from(xs),
		targets: Float64Array.from(xs, (x) => 3 * x + 2)
	};
}
