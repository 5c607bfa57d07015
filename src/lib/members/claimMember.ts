import type { ExperimentNetwork } from '../claims/claim.ts';
import { drawData } from '../data/draw.ts';
import { onTruth } from '../data/truth.ts';
import type { Member, MemberSnapshot } from '../engine/trainer.ts';
import { sourceValidation } from './learnedPoints.ts';
import { resumedMember } from './pretrainedMembers.ts';

export interface ClaimMember {
	member: Member;
	/** Where it goes on from, after pretraining; null where it begins at step 0. */
	from: MemberSnapshot | null;
}

/** A network of a claim as the engine wants it, on its points, with its last step. `learned` are the
 * parameters that its pretrained network ended with, where there is one. */
export function claimMember(
	{ experiment, onTruth: isOnTruth, onSource }: ExperimentNetwork,
	learned: Float32Array | null
): ClaimMember {
	const drawn = drawData(experiment.data);
	const judged = isOnTruth
		? { ...drawn, validation: onTruth(drawn.validation, experiment.data) }
		: drawn;
	const { members, resume } = resumedMember(experiment, 0, judged, learned);
	let member: Member = { steps: experiment.stopAt, ...members[0] };
	if (onSource && experiment.pretrained) {
		const validation = sourceValidation(experiment.pretrained);
		member = { ...member, data: { ...member.data, validation } };
	}
	return { member, from: resume && resume.members[0] };
}
