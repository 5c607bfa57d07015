/** What an edit means for a run under way: it starts anew, it goes on with other hyperparameters, or
 * it does not notice. */
import type { Hyperparameters } from '../network/hyperparameters.ts';
import { hyperparametersOf, specOf } from './edits.ts';
import type { Experiment } from './experiment.ts';

/** They act from the next step on; the other hyperparameters start the run anew. */
const actAtOnce: ReadonlySet<string> = new Set<keyof Hyperparameters>([
	'learningRate',
	'l1',
	'l2',
	'weightDecay',
	'dropout'
]);

/** By network: what is different, with its new value. Both have the same number of networks. */
export function changedHyperparameters(
	before: Experiment,
	after: Experiment
): Map<number, Partial<Hyperparameters>> {
	const changes = new Map<number, Partial<Hyperparameters>>();
	after.networks.forEach((_, index) => {
		const was = hyperparametersOf(before, index);
		const entries = Object.entries(hyperparametersOf(after, index)).filter(
			([key, value]) => was[key as keyof Hyperparameters] !== value
		);
		if (entries.length > 0) changes.set(index, Object.fromEntries(entries));
	});
	return changes;
}

/** Whether the run must begin again from its initial weights. */
export function startsAnew(before: Experiment, after: Experiment): boolean {
	return (
		!isSame(before.data, after.data) ||
		before.weightSeed !== after.weightSeed ||
		before.view.executor !== after.view.executor ||
		before.networks.length !== after.networks.length ||
		after.networks.some((_, index) => !isSame(specOf(before, index), specOf(after, index))) ||
		(before.stopAt !== after.stopAt && hasCosine(after)) ||
		[...changedHyperparameters(before, after).values()].some((change) =>
			Object.keys(change).some((key) => !actAtOnce.has(key))
		)
	);
}

/** A cosine schedule runs over the stop step. */
function hasCosine(experiment: Experiment): boolean {
	return experiment.networks.some(
		(_, index) => hyperparametersOf(experiment, index).schedule === 'cosine'
	);
}

function isSame(a: object, b: object): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}
