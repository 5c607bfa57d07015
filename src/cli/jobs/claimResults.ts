/** Trains a claim's networks over seeds. */
import type { History } from '../../lib/analysis/overfitting.ts';
import type { Claim, ClaimNetwork, Results } from '../../lib/claims/claim.ts';
import { createTrainer } from '../../lib/engine/createTrainer.ts';
import { wasmLackOf } from '../../lib/engine/step/kinds.ts';
import { estimateBytes } from '../../lib/experiment/estimate.ts';
import { claimMember } from '../../lib/members/claimMember.ts';
import { nextKeptStep } from '../../lib/network/evaluatedSteps.ts';
import type { ExecutorChoice } from '../../lib/network/executor.ts';
import type { Evaluation } from '../../lib/network/loss.ts';

/** Of networks that train together. */
const budgetBytes = 2 ** 28;

/** To which a network of a claim trains. */
export function endOf(network: ClaimNetwork): number {
	return 'experiment' in network ? network.experiment.stopAt : network.steps;
}

/** The steps of an experiment depend on the step alone. */
function nextStep(network: ClaimNetwork, step: number): number {
	return 'experiment' in network ? nextKeptStep(step) : step + network.stepsBetweenEvaluations;
}

/** Evaluated at the steps of the first one, and at the last. */
async function train(
	networks: readonly ClaimNetwork[],
	executor: ExecutorChoice
): Promise<History[]> {
	const members = networks.map(claimMember);
	// What the fast executors lack trains sooner without WebGL, as such networks are small.
	const backend = wasmLackOf(members) ? 'cpu' : undefined;
	const trainer = await createTrainer(members, { executor, backend });
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
	seeds: readonly number[],
	executor: ExecutorChoice = 'fast'
): Promise<Results[]> {
	const results: Record<string, History>[] = await Promise.all(
		seeds.map(async (seed) => ({ ...(await claim.solve?.(seed)) }))
	);
	const all = seeds.flatMap((seed, at) =>
		Object.entries(claim.networks(seed)).map(([name, network]) => ({ at, name, network }))
	);
	for (const group of groupsOf(all)) {
		const histories = await train(
			group.map(({ network }) => network),
			executor
		);
		group.forEach(({ at, name }, i) => (results[at][name] = histories[i]));
	}
	return results;
}
