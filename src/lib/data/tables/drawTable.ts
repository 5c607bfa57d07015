import type { TakenRows } from '../dataset.ts';
import type { DrawnData, Table } from '../table.ts';
import { outputsOfTable, type OwnTable } from './ownTable.ts';
import { keptRows, poolOf, settleCounts } from './parts.ts';
import { rowOrder } from './rowOrder.ts';
import { scaled, scalingOf, unscaled, type Scaling } from './scaling.ts';
import type { TableParts } from './tableParts.ts';

/** Training rows from the front of the seed's order, new ones from its back, before what is kept aside. */
export function partsOf(table: OwnTable, { options, seed, ...counts }: TakenRows): TableParts {
	const order = rowOrder(table, seed);
	const pool = poolOf(table.rows, options);
	const { training, validation } = counts.validation === 0 ? counts : settleCounts(counts, pool);
	const learned = order.subarray(0, training);
	return {
		training: learned,
		validation: order.slice(pool - validation, pool).reverse(),
		keptAside: order.subarray(pool, pool + keptRows(table.rows, options)),
		scaling: scalingOf(table, learned)
	};
}

export function drawTable(table: OwnTable, settings: TakenRows): DrawnData {
	const { training, validation, scaling } = partsOf(table, settings);
	return {
		training: rowsOf(table, training, scaling),
		validation: rowsOf(table, validation, scaling),
		flipped: {
			training: new Uint8Array(training.length),
			validation: new Uint8Array(validation.length)
		}
	};
}

/** The rows that were kept aside, for judging once a network that was chosen on the new points. */
export function drawKeptAside(table: OwnTable, settings: TakenRows): Table {
	const { keptAside, scaling } = partsOf(table, settings);
	return rowsOf(table, keptAside, scaling);
}

/** As a network takes them: scaled; beyond two classes the targets have a column for each. */
function rowsOf(table: OwnTable, rows: Uint32Array, scaling: Scaling): Table {
	const width = table.inputs.length;
	const outputs = outputsOfTable(table);
	const inputs = new Float32Array(rows.length * width);
	const targets = new Float32Array(rows.length * outputs);
	rows.forEach((row, at) => {
		for (let input = 0; input < width; input++) {
			const value = table.values[row * width + input];
			inputs[at * width + input] = scaled(scaling.inputs[input], value);
		}
		const target = table.targets[row];
		if (outputs > 1) targets[at * outputs + target] = 1;
		else targets[at] = scaled(scaling.target ?? unscaled, target);
	});
	return { rows: rows.length, inputs, targets };
}
