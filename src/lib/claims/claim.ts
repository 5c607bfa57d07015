/**
 * A claim is something that the site says happens, with the setting in which it does: what trains,
 * what must be seen, and in what share of seeds. Lessons, sweeps and `npm run claims` all take it
 * from here, so that what is taught is what is measured.
 */
import type { History } from '../analysis/overfitting.ts';
import type { Experiment } from '../experiment/experiment.ts';

/** One network that trains to its experiment's last step. */
export interface ExperimentNetwork {
	/** Of one network. */
	experiment: Experiment;
	/** Its validation targets are the true values, without noise: the error against the truth. */
	onTruth?: true;
	/** Its validation points are those of its pretrained network: what it forgets of the source task. */
	onSource?: true;
}

/** What became of each network, by its name in the claim. */
export type Results = Readonly<Record<string, History>>;

export interface Criterion {
	/** What must hold, in a sentence. */
	sentence: string;
	/** Share of seeds in which it was measured to hold, 0–1. */
	expectedShare: number;
	holds(results: Results): boolean;
}

export interface Claim {
	/** In kebab case, as `npm run claims -- --only NAME` takes it. */
	name: string;
	title: string;
	/** What trains, by name; the seed is that of the points and of the initial weights. */
	networks(seed: number): Readonly<Record<string, ExperimentNetwork>>;
	/** What is solved exactly instead of trained; each result is one evaluation. */
	solve?(seed: number): Promise<Results>;
	criteria: readonly Criterion[];
}
