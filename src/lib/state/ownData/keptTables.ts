/**
 * The reader's tables, kept on this device under the names of their data sets: what a link is too short
 * for, and what kept runs and sweeps were trained on.
 */
import { del, get, set, update } from 'idb-keyval';
import type { Dataset } from '$lib/data/dataset.ts';
import { findDataset } from '$lib/data/sets/index.ts';
import { tableNamesIn } from '$lib/data/tables/knownTables.ts';
import { knowTable } from '$lib/data/tables/tableSets.ts';
import { tablesOfLink } from '$lib/experiment/link/linkTables.ts';

const listKey = 'wiggle-room:tables';
const keyOf = (name: string) => `wiggle-room:table:${name}`;

/** What a list of tables says of one. */
export interface KeptTable {
	/** Of its data set. */
	name: string;
	title: string;
	rows: number;
	keptAt: number;
}

const tools = () =>
	Promise.all([
		import('$lib/data/tables/packTable.ts'),
		import('$lib/data/tables/tableText.ts')
	]).then(([packing, text]) => ({ ...packing, ...text }));

/** Latest first; empty where nothing can be kept. */
export async function keptTables(): Promise<KeptTable[]> {
	try {
		const stored = await get<unknown>(listKey);
		return Array.isArray(stored) ? stored.filter(isKeptTable) : [];
	} catch {
		return [];
	}
}

function isKeptTable(stored: unknown): stored is KeptTable {
	const kept = stored as KeptTable | null;
	return (
		typeof kept?.name === 'string' &&
		typeof kept.title === 'string' &&
		Number.isInteger(kept.rows) &&
		Number.isFinite(kept.keptAt)
	);
}

/** False where this browser does not let the page keep it: then it lasts until the page is closed. */
export async function keepTable({ name, title, table }: Dataset): Promise<boolean> {
	if (!table) return true;
	const entry: KeptTable = { name, title, rows: table.rows, keptAt: Date.now() };
	try {
		const { writeTable } = await tools();
		await set(keyOf(name), writeTable(table));
		await update<unknown[]>(listKey, (stored) => [
			entry,
			...(Array.isArray(stored) ? stored : []).filter(
				(other) => (other as KeptTable | null)?.name !== name
			)
		]);
		return true;
	} catch {
		return false;
	}
}

/** Takes it from this device. What was trained on it opens only where a link carries it. */
export async function forgetTable(name: string): Promise<void> {
	try {
		await del(keyOf(name));
		await update<unknown[]>(listKey, (stored) =>
			(Array.isArray(stored) ? stored : []).filter(
				(other) => (other as KeptTable | null)?.name !== name
			)
		);
	} catch {
		// Storage is denied, and so nothing was kept.
	}
}

/** From now on the tables that a text names are known, where they were kept on this device. */
export async function recallTables(text: string): Promise<void> {
	const missing = tableNamesIn(text).filter((name) => findDataset(name) === null);
	if (missing.length === 0) return;
	try {
		const { packTable, readTable } = await tools();
		for (const name of missing) {
			const stored = await get<unknown>(keyOf(name));
			const table = typeof stored === 'string' ? readTable(stored) : null;
			if (table !== null) knowTable(table, packTable(table));
		}
	} catch {
		// Then the data are said not to be on this device.
	}
}

/** Has the tables of a link known before the link is read; null where there is nothing to wait for. */
export function prepareTable(hash: string): Promise<void> | null {
	const unknown = tablesOfLink(hash).filter(({ name }) => findDataset(name) === null);
	if (unknown.length === 0) return null;
	return Promise.all(unknown.map(({ name, packed }) => take(name, packed))).then(() => {});
}

async function take(name: string, packed: string | undefined): Promise<void> {
	if (packed !== undefined) {
		const { unpackTable } = await tools();
		const table = unpackTable(packed);
		if (table !== null) await keepTable(knowTable(table, packed));
	}
	await recallTables(name);
}
