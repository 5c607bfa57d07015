import type { DrawnData } from '$lib/data/table.ts';
import type { Member, Snapshot } from '$lib/engine/protocol.ts';
import { specOf } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { sourceTaskOf } from '$lib/members/learnedPoints.ts';
import { resumedMembers, trainAlong } from '$lib/members/pretrainedMembers.ts';
import { countParameters } from '$lib/network/cost.ts';
import { keptStepsBefore } from '$lib/network/evaluatedSteps.ts';
import { parametersOfUnits, pruneUnits } from '$lib/network/compression/pruneUnits.ts';
import type { Past } from '../runRecord.svelte.ts';
import type { Beginning } from '../training.svelte.ts';
import type { TrainedPart } from './trainedPart.ts';

/** What was trained before a run: the pretrained network, and then those that trained along, in order. */
export type TrainedParts = readonly [TrainedPart, ...TrainedPart[]];

/** The networks of a run that goes on from what was trained before, as its experiment is now. */
export interface Prepared {
	members: Member[];
	beginning: Beginning;
	/** For each network, 1 where a weight is pruned; null where none is. */
	pruned: (Uint8Array | null)[];
	/** The same for parameters that stay as they are without being pruned. */
	frozen: (Uint8Array | null)[];
}

export function preparedRun(
	experiment: Experiment,
	data: DrawnData,
	parts: TrainedParts
): Prepared {
	const along = trainAlong(experiment);
	const [source, ...others] = parts;
	const { resume, pruned, ...resumed } = resumedMembers(experiment, data, {
		learned: source.end.parameters,
		along: new Map(along.map((index, at) => [index, others[at].end]))
	});
	if (resume === null) throw new RangeError('There is no pretrained network.');
	const members = resumed.members.map((member, index) => {
		const sourceTask = sourceTaskOf(experiment, index);
		return sourceTask ? { ...member, sourceTask } : member;
	});
	return {
		members,
		beginning: { snapshot: resume, ...pastOf(experiment, parts, resume, members) },
		pruned: pruned.map((mask) => mask && mask.map((moves) => 1 - moves)),
		frozen: members.map((member, index) => frozenIn(member, pruned[index]))
	};
}

/** Beside a low-rank update all that the network has is frozen. */
function frozenIn({ network, mask, lora }: Member, pruned: Uint8Array | null): Uint8Array | null {
	if (lora) return new Uint8Array(countParameters(network)).fill(1);
	const frozen = mask?.map((moves, at) => Number(moves === 0 && pruned?.[at] !== 0));
	return frozen?.includes(1) ? frozen : null;
}

/** What a network begins with before its weights are rounded. */
export function unroundedStart(
	experiment: Experiment,
	index: number,
	data: DrawnData,
	[source]: TrainedParts
): Float32Array | null {
	const { start, ...network } = experiment.networks[index];
	if (!start) return null;
	const plain = { ...network, start: { ...start, quantize: null } };
	const pretraining = { learned: source.end.parameters, along: new Map() };
	const { resume } = resumedMembers({ ...experiment, networks: [plain] }, data, pretraining);
	return resume && resume.members[0].parameters;
}

/**
 * What is known of a run's networks before it began: each one that starts from the pretrained network has
 * the curve and the steps of that one, measured on the source task. Of one that lost whole units those that
 * are left are shown alone, all the way.
 */
function pastOf(
	experiment: Experiment,
	parts: TrainedParts,
	begin: Snapshot,
	members: readonly Member[]
): Past {
	const along = trainAlong(experiment);
	const partOf = experiment.networks.map(({ start }, index) =>
		start ? parts[0] : along.includes(index) ? parts[1 + along.indexOf(index)] : null
	);
	const seen = experiment.networks.map((_, index) => unitsLeft(experiment, index, parts[0]));
	const source = experiment.pretrained!;
	const isMissing = parts.some(({ kept }) => kept.length === 0);
	const steps = parts[0].kept
		.map(({ step }) => step)
		.filter((step) => parts.every(({ kept }) => kept.some((one) => one.step === step)));
	return {
		histories: partOf.map((part, index) =>
			(part?.history ?? []).map((evaluation) =>
				members[index].sourceTask
					? { ...evaluation, sourceTask: evaluation.validation }
					: evaluation
			)
		),
		missing: isMissing ? keptStepsBefore(source.stopAt, source.pretrained?.stopAt) : [],
		kept: steps.map((step) => ({
			version: 1,
			step,
			members: begin.members.map((member, index) => {
				const known = partOf[index]?.kept.find((one) => one.step === step)?.parameters;
				const before = known && seen[index](known);
				// With a fresh last layer it may have other outputs than the pretrained network had.
				const isLike = before?.length === member.parameters.length;
				const parameters = before && isLike ? before : member.parameters;
				return { ...member, steps: step, moments: [], parameters };
			})
		}))
	};
}

/** What a network is made of, taken out of the parameters of the one that it starts from. */
function unitsLeft(
	experiment: Experiment,
	index: number,
	source: TrainedPart
): (parameters: Float32Array) => Float32Array {
	const { pretrained, weightSeed } = experiment;
	const prune = experiment.networks[index].start?.prune;
	if (!pretrained || prune?.what !== 'units') return (parameters) => parameters;
	const network = specOf(pretrained, 0);
	const { units } = pruneUnits(network, source.end.parameters, prune, weightSeed);
	return (parameters) => parametersOfUnits(network, parameters, units);
}
