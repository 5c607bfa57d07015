import {
	chooseRole,
	noChoices,
	settleColumns,
	type ColumnChoices,
	type ColumnKind,
	type ColumnRole
} from '$lib/data/tables/columns.ts';
import { partsOf } from '$lib/data/tables/drawTable.ts';
import { findDuplicates } from '$lib/data/tables/duplicates.ts';
import { keptRows, settleCounts } from '$lib/data/tables/parts.ts';
import { prepareTable } from '$lib/data/tables/prepare.ts';
import { TableProblem } from '$lib/data/tables/problem.ts';
import { sampleChoices } from '$lib/data/tables/samples/choices.ts';
import { TableReader, type OpenTable } from './tableReader.svelte.ts';

/** Shares of the rows that are learned from and kept aside; the others are new points. */
export interface Shares {
	learn: number;
	keep: number;
}

const firstShares: Shares = { learn: 0.6, keep: 0.2 };

/** What the reader chose for one open table. */
interface Chosen {
	table: OpenTable | null;
	columns: ColumnChoices;
	isGrouped: boolean;
}

/** A reader's table before it is used: what was read, what was chosen for it, and what becomes of it. */
export class OwnDataDraft {
	readonly reader = new TableReader();
	readonly seed: number;
	#latest = $state.raw<Chosen>({ table: null, columns: noChoices, isGrouped: false });
	#shares = $state.raw(firstShares);

	/** The seed of the data, which says which rows each part has. */
	constructor(seed: number) {
		this.seed = seed;
	}

	/** A table that has just been read begins with the choices of its own. */
	readonly #chosen = $derived.by((): Chosen => {
		const table = this.reader.open;
		if (this.#latest.table === table) return this.#latest;
		const columns = table?.sample ? sampleChoices(table.sample, table.reading.raw) : noChoices;
		return { table, columns, isGrouped: false };
	});

	readonly columns = $derived.by(() => {
		const { table, columns } = this.#chosen;
		return table ? settleColumns(table.reading.raw, table.reading.columns, columns) : [];
	});

	readonly #preparation = $derived.by(() => {
		const { table, isGrouped } = this.#chosen;
		if (!table) return { prepared: null, problem: null };
		const { raw, columns } = table.reading;
		try {
			return { prepared: prepareTable(raw, columns, this.columns, { isGrouped }), problem: null };
		} catch (error) {
			if (error instanceof TableProblem) return { prepared: null, problem: error };
			throw error;
		}
	});

	/** What a network would get; null where the table cannot be used as it is. */
	readonly prepared = $derived(this.#preparation.prepared);

	readonly #readProblem = $derived.by(() => {
		const { problem, open } = this.reader;
		return problem && open ? `${problem} “${open.reading.raw.name}” stays as it is.` : problem;
	});

	/** What is wrong, in sentences: with what was last read, and with the table and its columns. */
	readonly problems: readonly string[] = $derived([
		...(this.#readProblem ? [this.#readProblem] : []),
		...(this.#preparation.problem ? [this.#preparation.problem.message] : []),
		...(this.prepared?.warnings ?? [])
	]);

	get isGrouped(): boolean {
		return this.#chosen.isGrouped;
	}

	/** Whether the nine commonest classes and one for the rest would do. */
	readonly mayGroup = $derived(this.#preparation.problem?.mayGroup ?? this.#chosen.isGrouped);

	get shares(): Shares {
		return this.#shares;
	}

	/** Rows of each part. */
	readonly counts = $derived.by(() => {
		if (!this.prepared) return null;
		const { rows } = this.prepared.table;
		const { learn, keep } = this.#shares;
		const kept = keptRows(rows, { kept: keep });
		const training = Math.round(rows * learn);
		const validation = rows - kept - training;
		return { ...settleCounts({ training, validation }, rows - kept), kept };
	});

	/** Rows outside the training part that are the same as one in it, by their numbers in the table. */
	readonly duplicates = $derived.by(() => {
		if (!this.prepared || !this.counts) return null;
		const { table, rowNumbers } = this.prepared;
		const options = { kept: this.#shares.keep };
		const parts = partsOf(table, { options, seed: this.seed, ...this.counts });
		const found = findDuplicates(table, parts);
		const pairs = found.pairs.map(
			([row, learned]) => [rowNumbers[row], rowNumbers[learned]] as const
		);
		return { ...found, pairs };
	});

	setKind(column: number, kind: ColumnKind) {
		const { columns } = this.#chosen;
		this.#choose({ columns: { ...columns, kinds: { ...columns.kinds, [column]: kind } } });
	}

	setRole(column: number, role: ColumnRole) {
		const target = this.columns.findIndex((other) => other.role === 'target');
		const { columns } = this.#chosen;
		this.#choose({ columns: chooseRole(columns, target < 0 ? null : target, column, role) });
	}

	group(isGrouped: boolean) {
		this.#choose({ isGrouped });
	}

	#choose(choice: Partial<Chosen>) {
		this.reader.forgetProblem();
		this.#latest = { ...this.#chosen, ...choice };
	}

	/** Shares in whole percent, which leave something for the new points. */
	setShares(shares: Partial<Shares>) {
		const { learn, keep } = { ...this.#shares, ...shares };
		const left = (share: number) => Math.max(0, Math.round(100 * (0.95 - share)) / 100);
		this.#shares =
			shares.keep === undefined
				? { learn, keep: Math.min(keep, left(learn)) }
				: { learn: Math.min(learn, left(keep)), keep };
	}
}
