/** The reader's tables that this page knows, by the names of their data sets. `tableSets.ts` makes them. */
import type { Dataset } from '../dataset.ts';
import type { OwnTable } from './ownTable.ts';

interface KnownTable {
	dataset: Dataset;
	/** As a link carries it (`packTable.ts`); null where it is too long for one. */
	packed: string | null;
}

const known = new Map<string, KnownTable>();

/** Whether a name is that of a table, known here or not. */
export const isTableName = (name: string) => /^own~[0-9a-z]{14}$/.test(name);

/** Every name of a table in a text. */
export const tableNamesIn = (text: string) => [...new Set(text.match(/own~[0-9a-z]{14}/g))];

export function keepKnown(dataset: Dataset, packed: string | null): Dataset {
	known.set(dataset.name, { dataset, packed: packedNamed(dataset.name) ?? packed });
	return dataset;
}

export const tableSetNamed = (name: string): Dataset | null => known.get(name)?.dataset ?? null;

/** All that are known, for another thread to know them too. */
export const knownTables = (): OwnTable[] =>
	[...known.values()].flatMap(({ dataset }) => dataset.table ?? []);

/** What a link says of the table; null where none is known, or it is too long for a link. */
export const packedNamed = (name: string): string | null => known.get(name)?.packed ?? null;
