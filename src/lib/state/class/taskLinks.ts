/** What reads a playground's link, and writes one that sets a task. */
import {
	fromAssignmentLink as readTask,
	toAssignmentLink as writeTask
} from '$lib/experiment/link/assignmentLink.ts';
import { mendedHash } from '$lib/experiment/link/mendedHash.ts';
import { loadPartsOfLink } from '$lib/experiment/parts/partsOfLink.ts';
import { prepareTable } from '../ownData/keptTables.ts';

export { readTask, writeTask };

/** Has what the link asks for known before it is read. Rejects where that cannot be loaded. */
export async function prepareLink(hash: string): Promise<void> {
	await Promise.all([loadPartsOfLink(hash), prepareTable(hash)]);
}

export const namesClass = (hash: string): boolean => mendedHash(hash).hash.includes('class');
