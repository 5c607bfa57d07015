import type { DataSettings } from '../../data/draw.ts';
import type { Experiment } from '../experiment.ts';

const asText = ({ set, training, flips, seed, features, options }: DataSettings) =>
	JSON.stringify([set, training, flips, seed, features ?? null, Object.entries(options).sort()]);

/** Whether the run learns from the very points that its pretrained network learned from: then networks
 * from random weights train along from step 0. */
export function learnsSamePoints({ data, pretrained }: Experiment): boolean {
	return pretrained !== undefined && asText(data) === asText(pretrained.data);
}
