import { drawData } from '../data/draw.ts';
import type { DrawnData } from '../data/table.ts';
import type { Member, MemberSnapshot, Snapshot } from '../engine/trainer.ts';
import type { PlannedNetwork } from '../experiment/sweep/sweepPlan.ts';
import { resumedMember } from './pretrainedMembers.ts';

/** Networks that train together. */
export interface SweepMembers {
	members: Member[];
	/** Where they begin, after pretraining; null where all begin at step 0. */
	resume: Snapshot | null;
}

/** Networks of a sweep as the engine wants them, all of which begin at the same step; those on the same
 * points share the arrays. `learned` are the parameters that the pretrained network of each seed ended with. */
export function sweepMembers(
	planned: readonly PlannedNetwork[],
	learned: readonly Float32Array[] = []
): SweepMembers {
	const drawn = new Map<string, DrawnData>();
	const begun = planned.map(({ experiment, seed }) => {
		const key = JSON.stringify(experiment.data);
		const data = drawn.get(key) ?? drawData(experiment.data);
		drawn.set(key, data);
		const { members, resume } = resumedMember(experiment, 0, data, learned[seed] ?? null);
		const member: Member = { steps: experiment.stopAt, ...members[0] };
		return { member, from: resume && { step: resume.step, state: resume.members[0] } };
	});
	return { members: begun.map(({ member }) => member), resume: togetherFrom(begun) };
}

interface From {
	step: number;
	state: MemberSnapshot;
}

function togetherFrom(begun: readonly { from: From | null }[]): Snapshot | null {
	const resumed = begun.flatMap(({ from }) => from ?? []);
	if (resumed.length === 0) return null;
	return { version: 1, step: resumed[0].step, members: resumed.map(({ state }) => state) };
}
