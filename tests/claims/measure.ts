/** Trains a claim's networks over several seeds on the real engine, and asks its criteria. */
import type { History } from '../../src/lib/analysis/overfitting.ts';
import type {
	Claim,
	ClaimNetwork,
	ExperimentNetwork,
	LayeredNetwork,
	Results
} from '../../src/lib/claims/claim.ts';
import { isTooLow } from '../../src/lib/claims/shares.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { onTruth } from '../../src/lib/data/truth.ts';
import { createTrainer } from '../../src/lib/engine/createTrainer.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import { lackOf } from '../../src/lib/engine/step/kinds.ts';
import { estimateBytes } from '../../src/lib/experiment/estimate.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';
import { nextKeptStep } from '../../src/lib/network/evaluatedSteps.ts';
import { membersOf } from '../../src/lib/members/experimentMembers.ts';

/** One entry of the file that `npm run claims -- --json FILE` writes. */
export interface Share {
	claim: string;
	criterion: string;
	expectedShare: number;
	/** Of these seeds. */
	share: number;
	seeds: number[];
	/** Too low to be the expected one but for sampling error. */
	isTooLow: boolean;
}

/** Of networks that train together. */
const budgetBytes = 2 ** 28;

function memberOf(network: ClaimNetwork): Member {
	return 'experiment' in network ? memberOfExperiment(network) : layeredMember(network);
}

function memberOfExperiment({ experiment, onTruth: isOnTruth }: ExperimentNetwork): Member {
	const drawn = drawData(experiment.data);
	const judged = isOnTruth
		? { ...drawn, validation: onTruth(drawn.validation, experiment.data) }
		: drawn;
	const [member] = membersOf(experiment, judged);
	return { ...member, steps: experiment.stopAt };
}

function layeredMember({ network, loss, ...settings }: LayeredNetwork): Member {
	const { hyperparameters, points, seed, steps } = settings;
	return {
		network,
		loss,
		training: hyperparameters,
		data: points(),
		seeds: { weights: seed, batches: seed, dropout: seed },
		horizon: steps,
		steps
	};
}

function endOf(network: ClaimNetwork): number {
	return 'experiment' in network ? network.experiment.stopAt : network.steps;
}

/** The steps of an experiment depend on the step alone. */
function nextStep(network: ClaimNetwork, step: number): number {
	return 'experiment' in network ? nextKeptStep(step) : step + network.stepsBetweenEvaluations;
}

/** Evaluated at the steps of the first one, and at the last. */
async function train(networks: readonly ClaimNetwork[]): Promise<History[]> {
	const members = networks.map(memberOf);
	// What the fast executor lacks trains sooner without WebGL, as such networks are small.
	const trainer = await createTrainer(members, { backend: lackOf(members) ? 'cpu' : undefined });
	const histories: Evaluation[][] = networks.map(() => []);
	const end = Math.max(...networks.map(endOf));
	try {
		for (;;) {
			const evaluations = await trainer.evaluate();
			evaluations.forEach((evaluation, i) => histories[i].push(evaluation));
			if (trainer.step >= end) return histories;
			await trainer.train(Math.min(nextStep(networks[0], trainer.step), end) - trainer.step);
		}
	} finally {
		trainer.dispose();
	}
}

/** A network of other layers trains alone: the reference executor gains nothing by company. */
function bytesOf(network: ClaimNetwork): number {
	return 'experiment' in network ? estimateBytes(network.experiment) : budgetBytes;
}

/** Networks that fit together, in order. */
function groupsOf<T extends { network: ClaimNetwork }>(all: readonly T[]): T[][] {
	const groups: T[][] = [];
	let left = 0;
	for (const one of all) {
		const bytes = bytesOf(one.network);
		if (groups.length === 0 || bytes > left) {
			groups.push([]);
			left = budgetBytes;
		}
		groups[groups.length - 1].push(one);
		left -= bytes;
	}
	return groups;
}

/** By seed, in order. */
export async function resultsOf(
	claim: Claim<ClaimNetwork>,
	seeds: readonly number[]
): Promise<Results[]> {
	const results: Record<string, History>[] = await Promise.all(
		seeds.map(async (seed) => ({ ...(await claim.solve?.(seed)) }))
	);
	const all = seeds.flatMap((seed, at) =>
		Object.entries(claim.networks(seed)).map(([name, network]) => ({ at, name, network }))
	);
	for (const group of groupsOf(all)) {
		const histories = await train(group.map(({ network }) => network));
		group.forEach(({ at, name }, i) => (results[at][name] = histories[i]));
	}
	return results;
}

export async function measureClaim(
	claim: Claim<ClaimNetwork>,
	seeds: readonly number[]
): Promise<Share[]> {
	const results = await resultsOf(claim, seeds);
	return claim.criteria.map(({ sentence, expectedShare, holds }) => {
		const held = results.filter(holds).length;
		return {
			claim: claim.name,
			criterion: sentence,
			expectedShare,
			share: held / seeds.length,
			seeds: [...seeds],
			isTooLow: isTooLow(expectedShare, held, seeds.length)
		};
	});
}
