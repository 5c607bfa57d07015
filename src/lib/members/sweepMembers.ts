import { drawData } from '../data/draw.ts';
import type { DrawnData } from '../data/table.ts';
import type { Member } from '../engine/trainer.ts';
import type { PlannedNetwork } from '../experiment/sweep/sweepPlan.ts';
import { membersOf } from './experimentMembers.ts';

/** Networks of a sweep as the engine wants them; those on the same points share the arrays. */
export function sweepMembers(planned: readonly PlannedNetwork[]): Member[] {
	const drawn = new Map<string, DrawnData>();
	return planned.map(({ experiment }) => {
		const key = JSON.stringify(experiment.data);
		const data = drawn.get(key) ?? drawData(experiment.data);
		drawn.set(key, data);
		return { ...membersOf(experiment, data)[0], steps: experiment.stopAt };
	});
}
