import type { Batch } from '../batches.ts';
import type { MemberState } from './memberState.ts';
import type { StepTable } from './stepTable.ts';

/** Where the batches of one member's coming steps are gathered. */
export interface Stage {
	/** How far one step's batch lies from the next, in the unit of the table's `first`. */
	rowsPerSlot: number;
	put(slot: number, batch: Batch): void;
	upload(): void;
}

/**
 * Fills table and stages for the next steps and moves every member's count on. `stageOf` is null for
 * members whose batch is the same at every step.
 */
export function handOver(
	members: readonly MemberState[],
	table: StepTable,
	steps: number,
	stageOf: (state: MemberState, member: number) => Stage | null
): void {
	members.forEach((state, i) => {
		const { training: rows } = state.member.data;
		const stage = state.isTraining ? stageOf(state, i) : null;
		for (let slot = 0; slot < steps; slot++) {
			const batch = stage && state.isTraining ? state.batchAt(state.steps) : null;
			if (batch) stage!.put(slot, batch);
			const count = batch?.rows?.length ?? batch?.table.rows ?? rows.rows;
			table.set(slot, i, state, count, stage ? slot * stage.rowsPerSlot : 0);
			state.advance();
		}
		stage?.upload();
	});
	table.upload(steps);
}
