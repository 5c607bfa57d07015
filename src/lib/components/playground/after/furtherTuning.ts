import type { Experiment, NetworkSettings } from '$lib/experiment/experiment.ts';
import { isNewTask } from '$lib/experiment/pretrained/samePoints.ts';
import {
	isLastLayers,
	isLowRank,
	original,
	type Adjusted,
	type Start
} from '$lib/experiment/pretrained/start.ts';
import { networkFrom } from '$lib/experiment/pretrained/startEdits.ts';
import { needsFreshLast } from '$lib/experiment/pretrained/startProblem.ts';
import { freshLastRate } from '$lib/experiment/pretrained/tuning.ts';
import { withNetwork, type FurtherQuestion } from './furtherQuestion.ts';

const isPlain = ({ prune, quantize }: Start) => prune === null && quantize === null;

/** Questions about a network that learns a new task: whether less of it suffices. Where the points lie otherwise
 * an update of all layers is tried, where they are labelled otherwise another last layer. */
export function ofTuned(experiment: Experiment, source: Experiment): FurtherQuestion[] {
	const starts = experiment.networks.flatMap(({ start }) => start ?? []);
	const isTuned = starts.some((start) => isPlain(start) && start.train !== 'nothing');
	if (!isTuned || !isNewTask(experiment)) return [];
	const has = (fits: (train: Adjusted, start: Start) => boolean) =>
		starts.some((start) => fits(start.train, start));
	const begun = (train: Adjusted, own: NetworkSettings['own'] = {}, changes: Partial<Start> = {}) =>
		withNetwork(networkFrom(source, { ...original, train, ...changes }, own));
	const freshLast = { last: 1, fresh: true };
	const hasOtherAnswers = experiment.data.moved?.swapped || experiment.data.set !== source.data.set;
	if (hasOtherAnswers || needsFreshLast(experiment)) {
		return [
			{
				asked: 'And with a fresh last layer alone?',
				isAnswered: has((train, { untrained }) => isLastLayers(train) && !untrained),
				edit: begun(freshLast, freshLastRate)
			},
			{
				asked: 'Had the layers before it to be trained?',
				isAnswered: has((_, { untrained }) => untrained === true),
				edit: begun(freshLast, freshLastRate, { untrained: true })
			}
		];
	}
	if (source.networks[0].depth === 0) return [];
	return [
		{
			asked: 'Is a small update enough?',
			isAnswered: has(isLowRank),
			edit: begun({ rank: 2 })
		},
		{
			asked: 'And with the biases alone?',
			isAnswered: has((train) => train === 'biases'),
			edit: begun('biases')
		}
	];
}

/** Questions about a network that learns the same points beside the pretrained one: what that can teach it. */
export function ofStudents({ networks }: Experiment): FurtherQuestion[] {
	const student = networks.find(({ start }) => !start);
	if (!student) return [];
	const { teacher: _, temperature: __, stopAtBest: ___, ...plain } = student;
	return [
		{
			asked: 'And from the answers of the large one?',
			isAnswered: networks.some(({ teacher }) => teacher),
			edit: withNetwork({ ...plain, teacher: 'training' })
		},
		{
			asked: 'And from labels, stopped at its best?',
			isAnswered: networks.some(({ stopAtBest, teacher }) => stopAtBest && !teacher),
			edit: withNetwork({ ...plain, stopAtBest: true })
		}
	];
}
