/** What pruning leaves of a network, as counts that follow from the document alone. */
import { countParameters } from '../../network/cost.ts';
import { countWeights, countWeightsLeft } from '../../network/compression/prune.ts';
import { specOf } from '../edits.ts';
import type { Experiment } from '../experiment.ts';
import { limits } from '../limits.ts';

export interface Left {
	/** Parameters that are not pruned. */
	left: number;
	/** All that there are, as the count of the card says. */
	all: number;
}

/** Biases are never pruned; whole units that go are no part of the network any more. */
export function leftOf(experiment: Experiment, index: number): Left {
	const spec = specOf(experiment, index);
	const all = countParameters(spec);
	const prune = experiment.networks[index].start?.prune;
	if (!prune || prune.what === 'units') return { left: all, all };
	const pruned = countWeights(spec) - countWeightsLeft(spec, prune);
	return { left: all - pruned, all };
}

/** The widest network of that depth, from the start, that has at most so many parameters; null where
 * even one unit a layer has more. */
export function widthWithin(experiment: Experiment, index: number, most: number): number | null {
	const { start: _, ...network } = experiment.networks[index];
	const count = (width: number) =>
		countParameters(specOf({ ...experiment, networks: [{ ...network, width, layers: null }] }, 0));
	let found: number | null = null;
	for (let width = 1; width <= limits.width.maximum && count(width) <= most; width++) found = width;
	return found;
}
