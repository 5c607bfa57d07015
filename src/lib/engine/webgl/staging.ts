/**
 * What the device must know of each step before it is drawn: batches and members' numbers. Both are
 * handed over for a few bursts at a time, because an upload costs as much as a draw.
 */
import type { Batch } from '../step/batches.ts';
import type { MemberState } from './memberState.ts';
import type { StepTable } from './stepTable.ts';

/** Where batches are gathered. A slot is the place of one step. */
export interface BatchStore {
	/** Makes room for so many steps. */
	begin(slots: number): void;
	put(member: number, slot: number, batch: Batch): void;
	/** Hands over what was put. */
	upload(): void;
	/** How far below a member's first batch that of a slot lies, in the rows that shaders count. */
	batchOffset(member: number, slot: number): number;
}

/** Steps that are staged for each one asked for. */
const ahead = 4;
/** Fewest steps that are staged at once. */
const fewest = 16;

export class Staging {
	/** Most steps held at once. */
	readonly slots: number;
	readonly #members: readonly MemberState[];
	readonly #changesAtEachStep: readonly boolean[];
	readonly #table: StepTable;
	readonly #store: BatchStore;
	/** The slot of the next step. */
	#next = 0;
	/** The slot after the last one that is filled. */
	#end = 0;

	constructor(
		members: readonly MemberState[],
		changesAtEachStep: readonly boolean[],
		table: StepTable,
		store: BatchStore,
		slots: number
	) {
		this.slots = slots;
		this.#members = members;
		this.#changesAtEachStep = changesAtEachStep;
		this.#table = table;
		this.#store = store;
	}

	/** Forgets what is staged, because it was for members as they were. */
	forget(): void {
		this.#next = this.#end = 0;
	}

	/** Moves every member on by at most `wanted` steps; their slots begin at `first`. */
	take(wanted: number): { first: number; steps: number } {
		const most = Math.min(wanted, this.slots);
		// What is left over is staged again: two short bursts would take longer.
		if (this.#end - this.#next < most)
			this.#fill(Math.min(this.slots, Math.max(fewest, ahead * wanted)));
		const first = this.#next;
		this.#next += most;
		for (const state of this.#members) state.advance(most);
		return { first, steps: most };
	}

	#fill(slots: number): void {
		this.#store.begin(slots);
		this.#members.forEach((state, member) => {
			const all = state.member.data.training.rows;
			for (let slot = 0; slot < slots; slot++) {
				const step = state.steps + slot;
				let rows = all;
				if (this.#changesAtEachStep[member] && state.trainsAt(step)) {
					const batch = state.batchAt(step);
					rows = batch.rows?.length ?? batch.table.rows;
					this.#store.put(member, slot, batch);
				}
				this.#table.set(slot, member, state, slot, rows, this.#store.batchOffset(member, slot));
			}
		});
		this.#store.upload();
		this.#table.upload(slots);
		this.#next = 0;
		this.#end = slots;
	}
}
