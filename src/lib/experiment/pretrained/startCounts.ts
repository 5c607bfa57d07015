/** What pruning leaves of a network and what of it trains, as counts that follow from the document alone. */
import { formatCount } from '../../format.ts';
import { countParameters } from '../../network/cost.ts';
import { countWeights, countWeightsLeft } from '../../network/compression/prune.ts';
import { countUpdate } from '../../network/lora.ts';
import { maskOfLast } from '../../network/partlyTrained.ts';
import { isDenseStack } from '../../network/spec.ts';
import { specOf } from '../edits.ts';
import type { Experiment } from '../experiment.ts';
import { limits } from '../limits.ts';
import { isNewTask } from './samePoints.ts';
import { isLastLayers, isLowRank, type Left, type Trainable } from './start.ts';

/** Biases are never pruned; whole units that go are no part of the network any more. */
export function leftOf(experiment: Experiment, index: number): Left {
	const spec = specOf(experiment, index);
	const all = countParameters(spec);
	const prune = experiment.networks[index].start?.prune;
	if (!prune || prune.what === 'units') return { left: all, all };
	const pruned = countWeights(spec) - countWeightsLeft(spec, prune);
	return { left: all - pruned, all };
}

/** How many the run adjusts; null where the network rests, where all that are left move, and where it depends
 * on which weights are pruned. */
export function trainableOf(experiment: Experiment, index: number): Trainable | null {
	const { start } = experiment.networks[index];
	const spec = specOf(experiment, index);
	if (!experiment.pretrained || !isDenseStack(spec)) return null;
	const of = countParameters(spec);
	const train = start?.train ?? 'all';
	const prunesWeights = start?.prune?.what === 'weights';
	if (train === 'nothing') return null;
	if (isLowRank(train)) return { trainable: countUpdate(spec, train.rank), of, isUpdate: true };
	if (train === 'biases') return { trainable: of - countWeights(spec), of, isUpdate: false };
	if (prunesWeights) return null;
	if (isLastLayers(train)) {
		const moving = maskOfLast(spec, train.last).reduce((sum, moves) => sum + moves, 0);
		return { trainable: moving, of, isUpdate: false };
	}
	return isNewTask(experiment) ? { trainable: of, of, isUpdate: false } : null;
}

/** "65 of 4,417 trainable", "388 trainable beside 4,417". */
export function trainableInWords({ trainable, of, isUpdate }: Trainable): string {
	const [some, all] = [trainable, of].map(formatCount);
	return isUpdate ? `${some} trainable beside ${all}` : `${some} of ${all} trainable`;
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
