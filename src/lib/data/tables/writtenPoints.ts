import type { ColumnChoices, ColumnRole } from './columns.ts';
import type { RawTable } from './reading/rawTable.ts';

/** Every part that a point of `points.csv` can have (`export/tables.ts`, `export/ownRows.ts`). */
const partNames = ['training', 'validation', 'kept aside', 'rehearsed', 'unlabelled'];

/** What is true at a point, and whether its label was flipped: known of built-in data sets alone. */
const truths = ['flipped', 'probability_of_1', 'true_value'];

/** What a table begins with that is a run's `points.csv`. */
export interface WrittenPoints {
	choices: ColumnChoices;
	/** What the reader is told. */
	note: string;
}

/**
 * The points of a run, as this page writes them: each with its place and its target alone, as networks saw
 * it. Null where the table is another one.
 */
export function writtenPoints({ columns }: RawTable): WrittenPoints | null {
	const names = columns.map(({ name }) => name);
	const [part] = columns;
	const isWritten =
		names[0] === 'part' &&
		part.words.includes('training') &&
		part.words.every((word) => partNames.includes(word));
	if (!isWritten) return null;
	const isBuiltIn = names[1] === 'x1' && names.includes('target');
	const leftOut = ['part', ...(isBuiltIn ? truths : [])];
	const roleOf = (name: string): Exclude<ColumnRole, 'target'> =>
		leftOut.includes(name) ? 'left out' : 'input';
	const target = isBuiltIn ? names.indexOf('target') : names.length - 1;
	const kind = names.includes('true_value') ? 'number' : 'category';
	const parts = part.words.join(', ');
	const truth = names.some((name) => truths.includes(name) && isBuiltIn);
	return {
		choices: {
			kinds: isBuiltIn ? { [target]: kind } : {},
			roles: Object.fromEntries(names.map((name, i) => [i, roleOf(name)])),
			target
		},
		note: `These are points of a run, written by this page. Which part each had (${parts})${truth ? ' and what is true there are' : ' is'} left out, lest a network sees it; they are parted anew.`
	};
}
