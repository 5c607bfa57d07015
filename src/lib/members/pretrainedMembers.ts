/**
 * An experiment with a pretrained network, as the engine wants it: what trains first, and the networks
 * with the snapshot that the run goes on from at the step P where pretraining ends.
 */
import type { DrawnData } from '../data/table.ts';
import type { Member, MemberSnapshot, Snapshot } from '../engine/trainer.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { beginsAfterPretraining } from '../experiment/pretrained/samePoints.ts';
import { initialParameters } from '../network/initialParameters.ts';
import { membersOf } from './experimentMembers.ts';
import { taught } from './learnedPoints.ts';
import { startedMember } from './startedMember.ts';

/** The networks that train from step 0, beside pretraining: those from random weights, where they learn
 * from the points that the pretrained network learned from. Others begin at P. */
export function trainAlong(experiment: Experiment): number[] {
	if (!experiment.pretrained) return [];
	return [...experiment.networks.keys()].filter(
		(index) => !beginsAfterPretraining(experiment, index)
	);
}

/** At step P, with the moments of its optimizer at zero. */
const beginAt = (step: number, parameters: Float32Array): MemberSnapshot => ({
	parameters,
	moments: [],
	steps: step,
	diverged: false,
	stopped: false,
	optimizerSteps: 0
});

/** Networks, and where they go on from. */
export interface ResumedMembers {
	members: Member[];
	/** Null where all begin at step 0. */
	resume: Snapshot | null;
	/** For each member, 0 where a weight is pruned; null where none is. */
	pruned: (Uint8Array | null)[];
}

/** What is known when pretraining has ended. */
export interface Pretraining {
	/** The parameters that the pretrained network ended with, flat. */
	learned: Float32Array;
	/** Of the networks that trained along, by their index, where they stand at step P. */
	along: ReadonlyMap<number, MemberSnapshot>;
}

/** All networks of an experiment, `pretraining` being null where nothing is pretrained. */
export function resumedMembers(
	experiment: Experiment,
	data: DrawnData,
	pretraining: Pretraining | null
): ResumedMembers {
	const members = membersOf(experiment, data);
	const { pretrained } = experiment;
	if (!pretrained || !pretraining) {
		return { members, resume: null, pruned: members.map(() => null) };
	}
	const step = pretrained.stopAt;
	const begun = members.map((own, index) => {
		let member = own;
		if (experiment.networks[index].start) {
			const { parameters, ...started } = startedMember(
				experiment,
				index,
				member,
				pretraining.learned
			);
			return { ...started, from: beginAt(step, parameters) };
		}
		const network = experiment.networks[index];
		if (network.teacher) {
			member = { ...member, ...taught(experiment, network, member.data, pretraining.learned) };
		}
		const along = pretraining.along.get(index);
		const parameters = initialParameters(member.network, member.seeds.weights);
		return { member, from: along ?? beginAt(step, parameters), pruned: null };
	});
	return {
		members: begun.map(({ member }) => member),
		resume: { version: 1, step, members: begun.map(({ from }) => from) },
		pruned: begun.map(({ pruned }) => pruned)
	};
}

/** One network of an experiment on its own. One that trains along has all its steps in one run, from
 * step 0, and ends with the same bits. */
export function resumedMember(
	experiment: Experiment,
	index: number,
	data: DrawnData,
	learned: Float32Array | null
): ResumedMembers {
	const isAlong = trainAlong(experiment).includes(index);
	const pretraining = learned && !isAlong ? { learned, along: new Map() } : null;
	const { pretrained, ...rest } = experiment;
	const alone = { ...rest, networks: [experiment.networks[index]] };
	return resumedMembers(pretrained ? { ...alone, pretrained } : alone, data, pretraining);
}
