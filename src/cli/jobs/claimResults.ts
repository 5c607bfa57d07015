/** Trains a claim's networks over seeds. */
import type { History } from '../../lib/analysis/overfitting.ts';
import type { Claim, ExperimentNetwork, Results } from '../../lib/claims/claim.ts';
import { createTrainer } from '../../lib/engine/createTrainer.ts';
import { wasmLackOf } from '../../lib/engine/step/kinds.ts';
import { estimateBytes } from '../../lib/experiment/estimate.ts';
import type { Experiment } from '../../lib/experiment/experiment.ts';
import { toLink } from '../../lib/experiment/link/link.ts';
import { claimMember, type ClaimMember } from '../../lib/members/claimMember.ts';
import { nextKeptStep } from '../../lib/network/evaluatedSteps.ts';
import type { ExecutorChoice } from '../../lib/network/executor.ts';
import type { Evaluation } from '../../lib/network/loss.ts';

/** Of networks that train together. */
const budgetBytes = 2 ** 28;

/** To which a network of a claim trains. */
export function endOf(network: ExperimentNetwork): number {
	return network.experiment.stopAt;
}

interface Trained {
	history: History;
	parameters: Float32Array;
}

/** The pretrained network that it starts from, or that trains before it. */
const sourceOf = ({ experiment }: ExperimentNetwork) => experiment.pretrained;

/** The parameters of all pretrained networks of these, by their links, each trained once. */
async function learnedBy(
	networks: readonly ExperimentNetwork[],
	executor: ExecutorChoice
): Promise<Map<string, Float32Array>> {
	const sources = new Map<string, Experiment>();
	for (const network of networks) {
		const source = sourceOf(network);
		if (source) sources.set(toLink(source), source);
	}
	if (sources.size === 0) return new Map();
	const trained = await train(
		[...sources.values()].map((experiment) => ({ experiment })),
		executor
	);
	return new Map([...sources.keys()].map((link, i) => [link, trained[i].parameters]));
}

/** Those that begin at the same step train together. */
async function train(
	networks: readonly ExperimentNetwork[],
	executor: ExecutorChoice
): Promise<Trained[]> {
	const learned = await learnedBy(networks, executor);
	const begun = networks.map((network) => {
		const source = sourceOf(network);
		return claimMember(network, source ? learned.get(toLink(source))! : null);
	});
	const trained = networks.map((): Trained | null => null);
	for (const step of new Set(begun.map(({ from }) => from?.steps ?? 0))) {
		const together = [...begun.keys()].filter((i) => (begun[i].from?.steps ?? 0) === step);
		const own = await trainFrom(
			step,
			together.map((i) => networks[i]),
			together.map((i) => begun[i]),
			executor
		);
		together.forEach((i, at) => (trained[i] = own[at]));
	}
	return trained.map((one) => one!);
}

/** Evaluated at the steps that are kept, counted from where they begin, and at the last. */
async function trainFrom(
	step: number,
	networks: readonly ExperimentNetwork[],
	begun: readonly ClaimMember[],
	executor: ExecutorChoice
): Promise<Trained[]> {
	const members = begun.map(({ member }) => member);
	// What the fast executors lack trains sooner without WebGL, as such networks are small.
	const backend = wasmLackOf(members) ? 'cpu' : undefined;
	const trainer = await createTrainer(members, { executor, backend });
	const histories: Evaluation[][] = networks.map(() => []);
	const end = Math.max(...networks.map(endOf));
	const resumed = begun.flatMap(({ from }) => (from ? [from] : []));
	try {
		if (resumed.length > 0) await trainer.restore({ version: 1, step, members: resumed });
		for (;;) {
			const evaluations = await trainer.evaluate();
			evaluations.forEach((evaluation, i) => histories[i].push(evaluation));
			if (trainer.step >= end) break;
			const next = step + nextKeptStep(trainer.step - step);
			await trainer.train(Math.min(next, end) - trainer.step);
		}
		const parameters = await Promise.all(networks.map((_, i) => trainer.parameters(i)));
		return histories.map((history, i) => ({ history, parameters: parameters[i] }));
	} finally {
		trainer.dispose();
	}
}

/** Networks that fit together, in order. */
function groupsOf<T extends { network: ExperimentNetwork }>(all: readonly T[]): T[][] {
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
export async function resultsOf(
	claim: Pick<Claim, 'networks' | 'solve'>,
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
		const trained = await train(
			group.map(({ network }) => network),
			executor
		);
		group.forEach(({ at, name }, i) => (results[at][name] = trained[i].history));
	}
	return results;
}
