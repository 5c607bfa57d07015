import type { OwnTable } from '../ownTable.ts';
import { packTable } from '../packTable.ts';
import { knowTable } from '../tableSets.ts';
import { text } from './penguins.ts';

const inputs = ['bill_length_mm', 'bill_depth_mm'] as const;
const target = 'species';

/**
 * The penguins as the page takes them up to begin with, for what names them before a reader does: three
 * species from the length and the depth of the bill. Rows without a measurement are left out.
 */
function readPenguins(): OwnTable {
	const [names, ...rows] = text
		.trim()
		.split('\n')
		.map((line) => line.split(','));
	const placeOf = (name: string) => names.indexOf(name);
	const places = inputs.map(placeOf);
	const known = rows.filter((row) => places.every((place) => row[place] !== 'NA'));
	const words = known.map((row) => row[placeOf(target)]);
	const classes = [...new Set(words)].sort();
	return {
		name: 'Palmer penguins',
		inputs: inputs.map((name) => ({ name, column: name })),
		target: { name: target, task: 'classification', classes },
		rows: known.length,
		values: Float64Array.from(known.flatMap((row) => places.map((place) => Number(row[place])))),
		targets: Float64Array.from(words, (word) => classes.indexOf(word))
	};
}

const table = readPenguins();

/** Known from now on, as every other table that a page has taken up. */
export const penguins = knowTable(table, packTable(table));
