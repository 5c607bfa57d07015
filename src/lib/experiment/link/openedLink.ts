import type { Experiment } from '../experiment.ts';

/** What a link says. */
export interface OpenedLink {
	experiment: Experiment;
	/** A sentence for each part that was not understood or not possible, with what stands in its place. */
	dropped: readonly string[];
}
