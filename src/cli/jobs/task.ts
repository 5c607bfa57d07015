/** One piece of work, done in any thread. What passes between threads is plain. */
import type { History } from '../../lib/analysis/overfitting.ts';
import {
	curveEnds,
	curveNetworks,
	curveSettings,
	type CurveEnd
} from '../../lib/claims/afterTraining/curves.ts';
import { claimNamed } from '../../lib/claims/index.ts';
import type { Results } from '../../lib/claims/claim.ts';
import { stopsAtBest } from '../../lib/experiment/edits.ts';
import type { Experiment } from '../../lib/experiment/experiment.ts';
import type { Recording } from '../../lib/engine/protocol.ts';
import { resultsOf } from './claimResults.ts';
import { endOf, historyOf, type NetworkEnd } from './history.ts';
import { preparedMember } from './preparedMember.ts';

/** One network of an experiment, evaluated at the steps that a run of this recording has. */
export interface NetworkTask {
	kind: 'network';
	experiment: Experiment;
	index: number;
	record: Recording;
	/** What its pretrained network ended with; absent: the thread pretrains it. */
	learned?: Float32Array;
}

/** All networks of a claim, with one seed. */
export interface ClaimTask {
	kind: 'claim';
	claim: string;
	seed: number;
}

/** One network of an experiment with all that it ends with, and what its pretrained network ended with, where
 * it takes something of that. */
export interface EndTask {
	kind: 'end';
	experiment: Experiment;
	index: number;
}

/** All networks of a question's curves, with one seed. */
export interface CurveTask {
	kind: 'curve';
	question: string;
	seed: number;
}

export interface WholeNetwork extends NetworkEnd {
	learned: Float32Array | null;
}

export type Task = NetworkTask | EndTask | ClaimTask | CurveTask;
export type Outcome<T extends Task> = T extends NetworkTask
	? History
	: T extends EndTask
		? WholeNetwork
		: T extends CurveTask
			? Record<string, CurveEnd>
			: boolean[];

/** `onShare` hears how much of it is done, 0–1. */
export async function carryOut<T extends Task>(
	task: T,
	onShare: (share: number) => void
): Promise<Outcome<T>>;
export async function carryOut(
	task: Task,
	onShare: (share: number) => void
): Promise<History | WholeNetwork | Record<string, CurveEnd> | boolean[]> {
	if (task.kind === 'curve') {
		const setting = curveSettings.find(({ question }) => question === task.question)!;
		const [results] = await resultsOf({ networks: (seed) => curveNetworks(setting, seed) }, [
			task.seed
		]);
		return curveEnds(results);
	}
	if (task.kind !== 'claim') {
		const { experiment, index } = task;
		const known = task.kind === 'network' ? task.learned : undefined;
		const { member, resume, learned } = await preparedMember(experiment, index, known);
		const { stopAt } = experiment;
		const options = {
			...{ stopAt, resume, stopAtBest: stopsAtBest(experiment, index) },
			onStep: (step: number) => onShare(step / stopAt)
		};
		if (task.kind === 'network') return historyOf(member, { ...options, record: task.record });
		return { ...(await endOf(member, { ...options, record: 'frames' })), learned };
	}
	const claim = claimNamed(task.claim);
	const [results]: Results[] = await resultsOf(claim, [task.seed]);
	return claim.criteria.map(({ holds }) => holds(results));
}
