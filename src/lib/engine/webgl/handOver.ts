import type { MemberState } from './memberState.ts';
import type { StepTable } from './stepTable.ts';

/** Where the batches of one member's coming steps are gathered. */
export interface Stage {
	/** How far one step's batch lies from the next, in the unit of the table's `first`. */
	rowsPerSlot: number;
	put(slot: number, rows: Int32Array): void;
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
			const chosen = stage && state.isTraining ? state.batches.rowsOf(state.steps) : null;
			if (chosen) stage!.put(slot, chosen);
			table.set(slot, i, state, chosen?.length ?? rows.rows, stage ? slot * stage.rowsPerSlot : 0);
			state.advance();
		}
		stage?.upload();
	});
	table.upload(steps);
}
