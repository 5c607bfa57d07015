/** What an edit means for a run under way: it starts anew, it goes on with other hyperparameters, or
 * it does not notice. */
import { datasetNamed } from '../data/sets/index.ts';
import type { TableParts } from '../data/tables/tableParts.ts';
import type { Hyperparameters } from '../network/hyperparameters.ts';
import { hyperparametersOf, specOf } from './edits.ts';
import { differences } from './difference.ts';
import type { Experiment } from './experiment.ts';
import { sharedFields } from './fields.ts';
import type { Start } from './pretrained/start.ts';
import { partNamed } from './parts/parts.ts';
import { hyperparameterValue, type Effect } from './values.ts';

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
	const withCosine = hasCosine(after);
	const isAnew = (effect: Effect) =>
		effect === 'anew' || (effect === 'anew if the schedule is cosine' && withCosine);
	return (
		sharedFields.some(({ effect, get }) => isAnew(effect) && get(before) !== get(after)) ||
		!isSame(before.data.options, after.data.options) ||
		!isSamePretrained(before.pretrained, after.pretrained) ||
		before.networks.length !== after.networks.length ||
		after.networks.some((_, index) => !isSame(specOf(before, index), specOf(after, index))) ||
		after.networks.some(
			({ start, teacher, temperature }, index) =>
				before.networks[index].teacher !== teacher ||
				before.networks[index].temperature !== temperature ||
				!isSameStart(before.networks[index].start, start)
		) ||
		[...changedHyperparameters(before, after).values()].some((change) =>
			(Object.keys(change) as (keyof Hyperparameters)[]).some((name) =>
				isAnew(hyperparameterValue(name).effect)
			)
		)
	);
}

/**
 * How many drawn points join those of a run under way, which goes on with them: nothing else changes, and
 * every point before them stays in its part and at its place. 0 where it is not so.
 */
export function pointsJoined(before: Experiment, after: Experiment): number {
	const { set, training, validation } = before.data;
	const [was, is] = [datasetNamed(set), datasetNamed(after.data.set)];
	if (!was.table || !was.rows || !is.table || !is.rows) return 0;
	const joined = is.table.rows - was.table.rows;
	if (joined <= 0 || !is.rows.beginsWith(was.table)) return 0;
	const unchanged = { ...after, data: { ...after.data, set, training, validation } };
	if (startsAnew(before, unchanged)) return 0;
	const [earlier, later] = [was.rows.partsOf(before.data), is.rows.partsOf(after.data)];
	const parts: (keyof Omit<TableParts, 'scaling'>)[] = ['training', 'validation', 'keptAside'];
	const isKept = parts.every((part) => earlier[part].every((row, at) => row === later[part][at]));
	return isKept ? joined : 0;
}

/** A cosine schedule runs over the stop step. */
function hasCosine(experiment: Experiment): boolean {
	return experiment.networks.some(
		(_, index) => hyperparametersOf(experiment, index).schedule === 'cosine'
	);
}

function isSamePretrained(a: Experiment | undefined, b: Experiment | undefined): boolean {
	return a === b || (a !== undefined && b !== undefined && differences(a, b).length === 0);
}

const isSameStart = (a: Start | undefined, b: Start | undefined) =>
	a === b || (a !== undefined && b !== undefined && startTextOf(a) === startTextOf(b));

const startTextOf = (start: Start) => partNamed('pretrained').startForm.write(start);

function isSame(a: object, b: object): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}
