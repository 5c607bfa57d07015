/** One piece of work, done in any thread. What passes between threads is plain. */
import type { History } from '../../lib/analysis/overfitting.ts';
import { claimNamed } from '../../lib/claims/index.ts';
import type { Results } from '../../lib/claims/claim.ts';
import { drawData } from '../../lib/data/draw.ts';
import type { Experiment } from '../../lib/experiment/experiment.ts';
import type { Recording } from '../../lib/engine/protocol.ts';
import { membersOf } from '../../lib/members/experimentMembers.ts';
import { resultsOf } from './claimResults.ts';
import { historyOf } from './history.ts';

/** One network of an experiment, evaluated at the steps that a run of this recording has. */
export interface NetworkTask {
	kind: 'network';
	experiment: Experiment;
	index: number;
	record: Recording;
}

/** All networks of a claim, with one seed. */
export interface ClaimTask {
	kind: 'claim';
	claim: string;
	seed: number;
}

export type Task = NetworkTask | ClaimTask;
export type Outcome<T extends Task> = T extends NetworkTask ? History : boolean[];

/** `onShare` hears how much of it is done, 0–1. */
export async function carryOut<T extends Task>(
	task: T,
	onShare: (share: number) => void
): Promise<Outcome<T>>;
export async function carryOut(
	task: Task,
	onShare: (share: number) => void
): Promise<History | boolean[]> {
	if (task.kind === 'network') {
		const { experiment, index, record } = task;
		const member = membersOf(experiment, drawData(experiment.data))[index];
		const { stopAt, stopAtBest } = experiment;
		return historyOf(member, {
			stopAt,
			stopAtBest,
			record,
			onStep: (step) => onShare(step / stopAt)
		});
	}
	const claim = claimNamed(task.claim);
	const [results]: Results[] = await resultsOf(claim, [task.seed]);
	return claim.criteria.map(({ holds }) => holds(results));
}
