import type { DataSettings } from '../../data/draw.ts';
import type { Experiment } from '../experiment.ts';

const asText = ({ set, training, flips, seed, features, moved, options }: DataSettings) =>
	JSON.stringify([
		set,
		training,
		flips,
		seed,
		features ?? null,
		moved ?? null,
		Object.entries(options).sort()
	]);

/** Whether the run learns from the very points that its pretrained network learned from: then networks
 * from random weights train along from step 0. */
export function learnsSamePoints({ data, pretrained }: Experiment): boolean {
	return pretrained !== undefined && asText(data) === asText(pretrained.data);
}

/** Whether a network begins only when pretraining has ended: where it starts from the pretrained network,
 * or from random weights on other points. Beside a student, which has to wait for its teacher, all wait. */
export function beginsAfterPretraining(experiment: Experiment, index: number): boolean {
	const { pretrained, networks } = experiment;
	if (!pretrained) return false;
	if (networks[index].start || networks.some(({ teacher }) => teacher)) return true;
	return !learnsSamePoints(experiment);
}
