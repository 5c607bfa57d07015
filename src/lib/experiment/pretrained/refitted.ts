/** What became of networks that start from the pretrained one, or learn from it, where the points changed. */
import { letters, type Experiment } from '../experiment.ts';
import { listed } from '../../format.ts';
import { isLastLayers } from './start.ts';
import { startProblem } from './startProblem.ts';

/** Why they start otherwise after an edit of the points, in a sentence; null where all start as before. */
export function refittedInWords(before: Experiment, after: Experiment): string | null {
	if (before.networks.length !== after.networks.length || !after.pretrained) return null;
	const changed = before.networks.flatMap((network, index) => {
		const problem = startProblem(after, network);
		return problem === null ? [] : [{ problem, index, now: after.networks[index] }];
	});
	if (changed.length === 0) return null;
	const who = listed(changed.map(({ index }) => letters[index]));
	const isOne = changed.length === 1;
	const [{ problem, index, now }] = changed;
	const isFresh = now.start && isLastLayers(now.start.train) && now.start.train.fresh;
	const [one, more] = isFresh
		? ['has a fresh last layer', 'have a fresh last layer each']
		: before.networks[index].teacher
			? ['learns from labels', 'learn from labels']
			: ['starts from random weights', 'start from random weights'];
	return `${problem} So ${who} ${isOne ? one : more} now. Undo brings back what was there.`;
}
