/** One network of an experiment as it begins, after all that it starts from was trained. */
import { drawData } from '../../lib/data/draw.ts';
import type { Snapshot, Member } from '../../lib/engine/trainer.ts';
import type { Experiment } from '../../lib/experiment/experiment.ts';
import { toLink } from '../../lib/experiment/link/link.ts';
import { computedWith } from '../../lib/experiment/pretrained/computed.ts';
import { resumedMember, trainAlong } from '../../lib/members/pretrainedMembers.ts';
import { trainedTo } from './history.ts';

/** The networks that this thread pretrained last, by their links. */
const pretrainings = new Map<string, Promise<Float32Array>>();
const mostKept = 4;

/** The parameters that a pretrained network ends with; trained once. */
export function learnedParameters(pretrained: Experiment): Promise<Float32Array> {
	const key = toLink(pretrained);
	const known = pretrainings.get(key) ?? pretrain(pretrained);
	pretrainings.delete(key);
	pretrainings.set(key, known);
	for (const oldest of [...pretrainings.keys()].slice(0, -mostKept)) pretrainings.delete(oldest);
	return known;
}

async function pretrain(pretrained: Experiment): Promise<Float32Array> {
	const { member, resume } = await preparedMember(pretrained, 0);
	const { stopAt } = pretrained;
	const options = { stopAt, stopAtBest: false, record: 'losses', resume } as const;
	const { history, parameters } = await trainedTo(member, { ...options, onStep: () => {} });
	if (history.at(-1)!.diverged) {
		throw new Error('The pretrained network diverged, so nothing can start from it.');
	}
	return computedWith(member.network, pretrained.networks[0].start, parameters);
}

interface PreparedMember {
	member: Member;
	/** Where it goes on from; null where it begins at step 0. */
	resume: Snapshot | null;
	/** What its pretrained network ended with, where it takes something of it. */
	learned: Float32Array | null;
}

/** `known`: what its pretrained network ended with, where that is known already. */
export async function preparedMember(
	experiment: Experiment,
	index: number,
	known?: Float32Array
): Promise<PreparedMember> {
	const { pretrained, networks } = experiment;
	const { start, teacher } = networks[index];
	const needsIt = pretrained !== undefined && (start !== undefined || teacher !== undefined);
	const begins = pretrained && !needsIt && !trainAlong(experiment).includes(index);
	const learned = needsIt ? (known ?? (await learnedParameters(pretrained))) : null;
	const origin = begins ? noParameters : learned;
	const { members, resume } = resumedMember(experiment, index, drawData(experiment.data), origin);
	return { member: members[0], resume, learned };
}

/** A network from random weights asks for none. */
const noParameters = new Float32Array(0);
