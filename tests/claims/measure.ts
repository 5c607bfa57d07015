/** Trains a claim's networks over several seeds on the real engine, and asks its criteria. */
import type { History } from '../../src/lib/analysis/overfitting.ts';
import type { Claim, ClaimNetwork, Results } from '../../src/lib/claims/claim.ts';
import { isTooLow } from '../../src/lib/claims/shares.ts';
import { drawData } from '../../src/lib/data/draw.ts';
import { onTruth } from '../../src/lib/data/truth.ts';
import { createTrainer } from '../../src/lib/engine/createTrainer.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import { estimateBytes } from '../../src/lib/experiment/estimate.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';
import { nextKeptStep } from '../../src/lib/network/evaluatedSteps.ts';
import { membersOf } from '../../src/lib/state/playground/members.ts';

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

function memberOf({ experiment, onTruth: isOnTruth }: ClaimNetwork): Member {
	const drawn = drawData(experiment.data);
	const judged = isOnTruth
		? { ...drawn, validation: onTruth(drawn.validation, experiment.data) }
		: drawn;
	const [member] = membersOf(experiment, judged);
	return { ...member, steps: experiment.stopAt };
}

/** Evaluated at the steps that depend on the step alone, and at the last. */
async function train(networks: readonly ClaimNetwork[]): Promise<History[]> {
	const trainer = await createTrainer(networks.map(memberOf));
	const histories: Evaluation[][] = networks.map(() => []);
	const end = Math.max(...networks.map(({ experiment }) => experiment.stopAt));
	try {
		for (;;) {
			const evaluations = await trainer.evaluate();
			evaluations.forEach((evaluation, i) => histories[i].push(evaluation));
			if (trainer.step >= end) return histories;
			await trainer.train(Math.min(nextKeptStep(trainer.step), end) - trainer.step);
		}
	} finally {
		trainer.dispose();
	}
}

/** Networks that fit together, in order. */
function groupsOf<T extends { network: ClaimNetwork }>(all: readonly T[]): T[][] {
	const groups: T[][] = [];
	let left = 0;
	for (const one of all) {
		const bytes = estimateBytes(one.network.experiment);
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
export async function resultsOf(claim: Claim, seeds: readonly number[]): Promise<Results[]> {
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

export async function measureClaim(claim: Claim, seeds: readonly number[]): Promise<Share[]> {
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
