import type { DataSettings } from '../../data/draw.ts';
import type { Experiment } from '../experiment.ts';

const asText = ({ set, training, flips, seed, features, options }: DataSettings) =>
	JSON.stringify([set, training, flips, seed, features ?? null, Object.entries(options).sort()]);

/** Whether the run learns from the very points that its pretrained network learned from: then networks
 * from random weights train along from step 0. */
export function learnsSamePoints({ data, pretrained }: Experiment): boolean {
	return pretrained !== undefined && asText(data) === asText(pretrained.data);
}

/** Whether a network begins only when pretraining has ended: where it starts from the pretrained network,
 * or from random weights on other points. */
export function beginsAfterPretraining(experiment: Experiment, index: number): boolean {
	if (!experiment.pretrained) return false;
	return experiment.networks[index].start !== undefined || !learnsSamePoints(experiment);
}
