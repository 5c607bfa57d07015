/**
 * The reader's tables as data sets. Each is named for its content, so that the same table has the same name on
 * every device, and a document can name it.
 */
import type { Dataset, NoiseFloor } from '../dataset.ts';
import { contentId } from './contentId.ts';
import { beginsWith } from './drawn/grownTable.ts';
import { drawnWindow } from './drawn/plane.ts';
import { drawKeptAside, drawTable, partsOf } from './drawTable.ts';
import { keepKnown, tableSetNamed } from './knownTables.ts';
import type { OwnTable } from './ownTable.ts';
import { keptControl, usualCounts } from './parts.ts';
import { scaled, scalingOf, type Scale } from './scaling.ts';
import { writeTable } from './tableText.ts';

/** From now on the table is known; the same one again changes nothing. Its data set. */
export function knowTable(table: OwnTable, packed: string | null): Dataset {
	const name = `own~${contentId(writeTable(table))}`;
	return keepKnown(tableSetNamed(name) ?? datasetOf(name, table), packed);
}

const nothingKnown: NoiseFloor = { loss: NaN, error: NaN };

function datasetOf(name: string, table: OwnTable): Dataset {
	const { task } = table.target;
	return {
		name,
		title: table.name,
		description: describe(table),
		task,
		inputs: () => table.inputs.length,
		controls: [keptControl],
		defaults: { ...usualCounts(table.rows), flips: 0 },
		table,
		rows: {
			partsOf: (taken) => partsOf(table, taken),
			draw: (taken) => drawTable(table, taken),
			drawKeptAside: (taken) => drawKeptAside(table, taken),
			beginsWith: (earlier) => beginsWith(table, earlier)
		},
		...(table.target.task === 'classification' ? { classes: table.target.classes } : {}),
		inputNames: table.inputs.map((input) => input.name),
		window: windowOf(table),
		point() {
			throw new RangeError('The rows of a table are taken, not drawn.');
		},
		truth: () => NaN,
		noiseFloor: () => nothingKnown
	};
}

function describe(table: OwnTable): string {
	const { inputs, target, rows } = table;
	if (table.isDrawn) {
		const classes = target.task === 'classification' ? ` of ${target.classes.length} classes` : '';
		return `${rows} points${classes}, drawn by hand.`;
	}
	const columns = [...new Set(inputs.map(({ column }) => column))];
	const from =
		columns.length <= 3
			? `${columns.slice(0, -1).join(', ')}${columns.length > 1 ? ' and ' : ''}${columns.at(-1)}`
			: `${columns.length} columns`;
	return `${target.name} from ${from}, ${rows} rows.`;
}

/** All rows, scaled by all of them, with a margin: the scale of the training rows alone is a little off. */
function windowOf(table: OwnTable): Dataset['window'] {
	if (table.isDrawn) return drawnWindow;
	const width = table.inputs.length;
	const all = Array.from({ length: table.rows }, (_, row) => row);
	const scaling = scalingOf(table, all);
	const rangeOf = (scale: Scale, valueOf: (row: number) => number): readonly [number, number] => {
		let [least, most] = [Infinity, -Infinity];
		for (const row of all) {
			const value = scaled(scale, valueOf(row));
			least = Math.min(least, value);
			most = Math.max(most, value);
		}
		const margin = 0.12 * (most - least) || 1;
		return [least - margin, most + margin];
	};
	const input = (at: number) =>
		rangeOf(scaling.inputs[at], (row) => table.values[row * width + at]);
	const y =
		width > 1
			? input(1)
			: scaling.target
				? rangeOf(scaling.target, (row) => table.targets[row])
				: ([-0.5, 1.5] as const);
	return { x: input(0), y };
}
