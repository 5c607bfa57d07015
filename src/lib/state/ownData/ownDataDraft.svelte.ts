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
import { drawingOfTable } from '$lib/data/tables/drawn/drawnTable.ts';
import { grownTable, type TableInUse } from '$lib/data/tables/drawn/grownTable.ts';
import { keptRows, settleCounts } from '$lib/data/tables/parts.ts';
import { prepareTable } from '$lib/data/tables/prepare.ts';
import { TableProblem } from '$lib/data/tables/problem.ts';
import { sampleChoices } from '$lib/data/tables/samples/choices.ts';
import { writtenPoints } from '$lib/data/tables/writtenPoints.ts';
import { counted } from '$lib/format.ts';
import { DrawingDraft } from './drawingDraft.svelte.ts';
import { TableReader, type OpenTable } from './tableReader.svelte.ts';

/** Where the data come from: a table that is read, or points that are drawn. */
export type DataSource = 'table' | 'points';

/** Shares of the rows that are learned from and kept aside; the others are new points. */
export interface Shares {
	learn: number;
	keep: number;
}

const firstShares: Shares = { learn: 0.6, keep: 0.2 };

/** As the slider of the share has them. */
const inTwentieths = (share: number) => Math.max(1, Math.min(19, Math.round(20 * share))) / 20;

/** What the reader chose for one open table. */
interface Chosen {
	table: OpenTable | null;
	columns: ColumnChoices;
	isGrouped: boolean;
}

/** A reader's data before they are used: what was read or drawn, what was chosen, and what becomes of it. */
export class OwnDataDraft {
	readonly reader = new TableReader();
	readonly drawing: DrawingDraft;
	readonly seed: number;
	#source = $state<DataSource>('table');
	#latest = $state.raw<Chosen>({ table: null, columns: noChoices, isGrouped: false });
	#shares = $state.raw(firstShares);
	/** Points that networks learn from now, with their shares. */
	readonly #drawnInUse: TableInUse | null = null;
	readonly #sharesInUse: Shares = firstShares;

	/** The seed of the data says which rows each part has. Drawn points that are in use are drawn on. */
	constructor(seed: number, inUse: TableInUse | null = null) {
		this.seed = seed;
		const drawn = inUse && drawingOfTable(inUse.table);
		this.drawing = new DrawingDraft(drawn);
		if (!inUse || !drawn) return;
		this.#source = 'points';
		this.#drawnInUse = inUse;
		this.#sharesInUse = this.#shares = {
			learn: inTwentieths(inUse.training / inUse.table.rows),
			keep: inUse.kept
		};
	}

	get source(): DataSource {
		return this.#source;
	}

	setSource(source: DataSource) {
		this.drawing.endStroke();
		this.#source = source;
	}

	readonly #written = $derived(this.reader.open && writtenPoints(this.reader.open.reading.raw));

	/** A table that has just been read begins with the choices of its own. */
	readonly #chosen = $derived.by((): Chosen => {
		const table = this.reader.open;
		if (this.#latest.table === table) return this.#latest;
		const columns = table?.sample
			? sampleChoices(table.sample, table.reading.raw)
			: (this.#written?.choices ?? noChoices);
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

	/** What was read, as a network would get it; null where the table cannot be used as it is. */
	readonly prepared = $derived(this.#preparation.prepared);

	/** What is said of the open table that is no fault of it, in sentences. */
	readonly notes: readonly string[] = $derived([
		...(this.#written ? [this.#written.note] : []),
		...(this.prepared?.notes ?? [])
	]);

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

	/** The points in use with those that were drawn since, in a split that goes on; null where they differ. */
	readonly #grown = $derived.by(() => {
		const { table } = this.drawing;
		if (this.#source !== 'points' || this.#drawnInUse === null || table === null) return null;
		return this.#isSplitInUse ? grownTable(this.#drawnInUse, table) : null;
	});

	readonly #isSplitInUse = $derived(
		this.#shares.learn === this.#sharesInUse.learn && this.#shares.keep === this.#sharesInUse.keep
	);

	/** What the points mean for a run under way, in a sentence; null where they mean nothing. */
	readonly follows = $derived.by((): string | null => {
		if (this.#drawnInUse === null || this.drawing.table === null) return null;
		if (!this.#isSplitInUse) return 'Another split: training begins anew.';
		if (this.#grown === null) {
			return 'Points that networks learn from were erased, or classes are others: training begins anew.';
		}
		const joined = this.#grown.table.rows - this.#drawnInUse.table.rows;
		if (joined === 0) return null;
		return `${counted(joined, 'point')} more. Training goes on with them: no other point and no parameter moves.`;
	});

	/** What a network would get, from the source that is chosen; null where there is nothing that can be used. */
	readonly table = $derived.by(() =>
		this.#source === 'points'
			? (this.#grown?.table ?? this.drawing.table)
			: (this.prepared?.table ?? null)
	);

	/** Rows of each part. */
	readonly counts = $derived.by(() => {
		if (!this.table) return null;
		const { rows } = this.table;
		const { learn, keep } = this.#shares;
		const kept = keptRows(rows, { kept: keep });
		if (this.#grown) {
			const { training, validation } = this.#grown;
			return { training, validation, kept };
		}
		const training = Math.round(rows * learn);
		const validation = rows - kept - training;
		return { ...settleCounts({ training, validation }, rows - kept), kept };
	});

	/** Rows outside the training part that are the same as one in it, by their numbers in the table. */
	readonly duplicates = $derived.by(() => {
		if (!this.table || !this.counts) return null;
		const { table } = this;
		const options = { kept: this.#shares.keep };
		const parts = partsOf(table, { options, seed: this.seed, ...this.counts });
		const found = findDuplicates(table, parts);
		const rowNumbers = this.#source === 'table' ? this.prepared?.rowNumbers : undefined;
		const numberOf = (row: number) => rowNumbers?.[row] ?? row + 1;
		const pairs = found.pairs.map(([row, learned]) => [numberOf(row), numberOf(learned)] as const);
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
