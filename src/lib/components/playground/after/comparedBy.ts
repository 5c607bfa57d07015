import type { Experiment } from '$lib/experiment/experiment.ts';

/** What lies along the horizontal axis: the share pruned, 0–1, or the bits of a weight, as sweeps have them. */
export type By = 'share' | 'bits';

/** By what the networks of an experiment can be compared; null where none is pruned or rounded. */
export function comparedBy({ networks }: Pick<Experiment, 'networks'>): By | null {
	if (networks.some(({ start }) => start?.prune)) return 'share';
	return networks.some(({ start }) => start?.quantize) ? 'bits' : null;
}
