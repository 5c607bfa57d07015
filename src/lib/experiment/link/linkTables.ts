/** The reader's table in a link of an experiment or a sweep, which has to be known before the link is read. */
import { isTableName } from '../../data/tables/knownTables.ts';
import { longestChain } from '../pretrained/startProblem.ts';
import { pretrainedPrefix, tableKey } from './linkKeys.ts';
import { LinkParts } from './linkParts.ts';

export interface LinkTable {
	/** Of its data set. */
	name: string;
	/** The table itself (`packTable.ts`); undefined where it is too long for a link. */
	packed: string | undefined;
}

/** All that the hash names, that of its pretrained network among them. */
export function tablesOfLink(hash: string): LinkTable[] {
	const found: LinkTable[] = [];
	let parts = new LinkParts(hash);
	for (let stage = 0; stage <= longestChain; stage++, parts = parts.below(pretrainedPrefix)) {
		const name = parts.take('data');
		if (name === undefined || !isTableName(name)) continue;
		const packed = parts.take(tableKey);
		if (!found.some((table) => table.name === name)) found.push({ name, packed });
	}
	return found;
}

/** Null where the hash names none. */
export function tableOfLink(hash: string): LinkTable | null {
	const parts = new LinkParts(hash);
	const name = parts.take('data');
	return name !== undefined && isTableName(name) ? { name, packed: parts.take(tableKey) } : null;
}
