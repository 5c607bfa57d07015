import type { DataSettings } from '../../data/draw.ts';
import { keptStepsBefore } from '../../network/evaluatedSteps.ts';
import type { Experiment } from '../experiment.ts';
import { limits } from '../limits.ts';

const taskAsText = ({ set, features, moved, options }: DataSettings) =>
	JSON.stringify([set, features ?? null, moved ?? null, Object.entries(options).sort()]);

const asText = (data: DataSettings) =>
	JSON.stringify([data.training, data.flips, data.seed, taskAsText(data)]);

/** Whether the run learns from the very points that its pretrained network learned from: then networks
 * from random weights train along from step 0. */
export function learnsSamePoints({
	data,
	pretrained
}: Pick<Experiment, 'data' | 'pretrained'>): boolean {
	return pretrained !== undefined && asText(data) === asText(pretrained.data);
}

/** Whether the run learns another task than its pretrained network: from another source of points, not just
 * from others of the same. */
export const isNewTask = ({ data, pretrained }: Pick<Experiment, 'data' | 'pretrained'>): boolean =>
	pretrained !== undefined && taskAsText(data) !== taskAsText(pretrained.data);

/** Whether a network begins only when pretraining has ended: where it starts from the pretrained network,
 * or from random weights on other points. Beside a student, which has to wait for its teacher, all wait. */
export function beginsAfterPretraining(experiment: Experiment, index: number): boolean {
	const { pretrained, networks } = experiment;
	if (!pretrained) return false;
	if (networks[index].start || networks.some(({ teacher }) => teacher)) return true;
	return !learnsSamePoints(experiment);
}

/** Whether a network from random weights waits for the pretrained network. */
const anyWaits = (experiment: Experiment) =>
	experiment.networks.some(
		({ start }, index) => !start && beginsAfterPretraining(experiment, index)
	);

/** `after` has a network more or less, or a teacher. Where those from random weights have come to wait for
 * the pretrained network, or wait no more, the run ends so much later or sooner that they take as many steps. */
export function withAsManySteps(before: Experiment, after: Experiment): Experiment {
	if (!after.pretrained) return after;
	const [waited, waits] = [before, after].map(anyWaits);
	const from = after.pretrained.stopAt;
	const stopAt = after.stopAt + (Number(waits) - Number(waited)) * from;
	return { ...after, stopAt: Math.min(limits.stopAt.maximum, Math.max(from, stopAt)) };
}

/** The step at which a network begins with another task than its source had; 0 where it does not. */
export function newTaskSince(experiment: Experiment, index: number): number {
	const { pretrained, networks } = experiment;
	if (!pretrained || !networks[index]?.start || !isNewTask(experiment)) return 0;
	return pretrained.stopAt;
}

/** The first step that a run's loss chart shows: where networks begin with another task, the end of
 * pretraining alone, at least as many steps as a fifth of those that follow, from one to which a reader can
 * go back. */
export function firstChartStep(experiment: Experiment): number {
	const since = Math.max(...experiment.networks.map((_, at) => newTaskSince(experiment, at)));
	const latest = since - Math.ceil(Math.max(0, experiment.stopAt - since) / 5);
	const kept = keptStepsBefore(since, experiment.pretrained?.pretrained?.stopAt);
	return kept.findLast((step) => step <= latest) ?? 0;
}
