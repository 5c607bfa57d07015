/** The reader's table in a link of an experiment or a sweep, which has to be known before the link is read. */
import { isTableName } from '../../data/tables/tableSets.ts';
import { tableKey } from './linkFields.ts';
import { LinkParts } from './linkParts.ts';

export interface LinkTable {
	/** Of its data set. */
	name: string;
	/** The table itself (`packTable.ts`); undefined where it is too long for a link. */
	packed: string | undefined;
}

/** Null where the hash names none. */
export function tableOfLink(hash: string): LinkTable | null {
	const parts = new LinkParts(hash);
	const name = parts.take('data');
	return name !== undefined && isTableName(name) ? { name, packed: parts.take(tableKey) } : null;
}
